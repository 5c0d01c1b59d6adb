package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Origin;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Sentence;
import fr.moisson.harvesters.territory.Cut;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes how an extract was made, in French, the language of feeds, portals and datasets. */
public final class ReceiptText {

  private static final String POINTS =
      "points : s’ils sont dans le territoire ou sur sa limite ; tracés et surfaces : ";
  private static final String COMMUNES =
      " ; lignes du tableau sans géométrie, ou dont la source garantit la commune : selon leur"
          + " commune";

  private static final Map<String, String> RULES =
      Map.of(
          Cut.RULE,
          POINTS + "dès qu’ils touchent le territoire, gardés entiers" + COMMUNES,
          Cut.CLIPPED_RULE,
          POINTS + "coupés à la limite" + COMMUNES);

  static String of(Distribution.Extract extract) {
    Receipt receipt = extract.receipt();
    return sentence(
        "Extrait de {1}, limité au territoire {0} : {2,choice,0#{2} ligne gardée|2#{2} lignes"
            + " gardées} sur {3,choice,0#{3} lue|2#{3} lues} ({4} hors du territoire, {5} sans"
            + " lieu, {6,choice,0#{6} illisible|2#{6} illisibles}{7}).{8} Règle : {9}."
            + " Contours : millésime {10}.",
        extract.place(),
        Origin.name(extract.derivedFrom()),
        receipt.rowsOut(),
        receipt.rowsIn(),
        receipt.outside(),
        receipt.withoutPlace(),
        receipt.broken(),
        withheld(receipt) + excluded(receipt),
        geometries(receipt),
        rule(receipt),
        receipt.contourVintage());
  }

  /** The number of rows, in one sentence. */
  public static String counts(Distribution.Extract extract) {
    return sentence(
        "Extrait limité au territoire {0} : {1,choice,0#{1} ligne gardée|2#{1} lignes gardées}"
            + " sur {2,choice,0#{2} lue|2#{2} lues} (contours {3}).",
        extract.place(),
        extract.receipt().rowsOut(),
        extract.receipt().rowsIn(),
        extract.receipt().contourVintage());
  }

  /** For the page of a file on a portal: the number of rows, and whether they follow a schema. */
  public static String summary(Distribution.Extract extract) {
    Distribution.Assessment assessment = extract.assessment();
    return assessment == null
        ? counts(extract)
        : counts(extract)
            + sentence(
                " Conforme au schéma {0} pour {1,choice,0#{1} ligne|2#{1} lignes} sur {2}.",
                assessment.standard(),
                assessment.conformity().validRows(),
                assessment.conformity().rows());
  }

  /** How rows at the boundary were treated. */
  static String rule(Receipt receipt) {
    return RULES.getOrDefault(receipt.rule(), receipt.rule());
  }

  private static String withheld(Receipt receipt) {
    return receipt.withheld() == 0
        ? ""
        : sentence(", {0,choice,0#{0} non publiable|2#{0} non publiables}", receipt.withheld());
  }

  private static String excluded(Receipt receipt) {
    return receipt.excluded() == 0
        ? ""
        : sentence(", {0} d’un autre thème que le schéma", receipt.excluded());
  }

  private static String sentence(String pattern, Object... args) {
    return Sentence.of(pattern, Locale.FRENCH, args);
  }

  private static String geometries(Receipt receipt) {
    List<String> facts = new ArrayList<>();
    count(facts, receipt.cut(), "{0,choice,0#{0} coupée|2#{0} coupées} à la limite");
    count(facts, receipt.repaired(), "{0,choice,0#{0} réparée|2#{0} réparées}");
    count(facts, receipt.empty(), "{0,choice,0#{0} vide|2#{0} vides}");
    String counts = facts.isEmpty() ? "" : " Géométries : " + String.join(", ", facts) + ".";
    return counts
        + amount("Surface", receipt.area(), "m²")
        + amount("Longueur", receipt.length(), "m");
  }

  private static void count(List<String> facts, long count, String what) {
    if (count > 0) {
      facts.add(sentence(what, count));
    }
  }

  private static String amount(String what, Receipt.@Nullable Amount amount, String unit) {
    if (amount == null) {
      return "";
    }
    NumberFormat rounded = NumberFormat.getIntegerInstance(Locale.FRENCH);
    return " %s dans le territoire : %s %s sur %s %s."
        .formatted(
            what, rounded.format(amount.inside()), unit, rounded.format(amount.whole()), unit);
  }

  private ReceiptText() {}
}
