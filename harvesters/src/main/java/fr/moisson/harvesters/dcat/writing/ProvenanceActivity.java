package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Origin;
import fr.moisson.harvesters.model.Receipt;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/**
 * How extracts were made, in terms of <a href="https://www.w3.org/TR/prov-o/">PROV-O</a>: an
 * activity that used the source's file and a contour, and in which Moisson followed a boundary rule
 * and a mapping of columns. All formats of an extract come from one activity. It has no time, which
 * would change with every run; the dataset has that of the data.
 */
final class ProvenanceActivity {

  private final FeedIris addresses;
  private final Description description;
  private final Map<Piece, Description.About> activities = new HashMap<>();
  private final Map<URI, Description.About> dropped = new HashMap<>();

  /** What the files from one activity have in common. */
  private record Piece(
      String place, URI origin, Receipt receipt, @Nullable Assessment assessment) {}

  ProvenanceActivity(FeedIris addresses, Description description) {
    this.addresses = addresses;
    this.description = description;
  }

  void state(Description.About distribution, Extract extract) {
    Piece piece =
        new Piece(extract.place(), extract.derivedFrom(), extract.receipt(), extract.assessment());
    distribution
        .link(Vocabulary.DERIVED_FROM, origin(piece.origin))
        .link(Vocabulary.GENERATED_BY, activities.computeIfAbsent(piece, this::activity));
  }

  /**
   * The file of the source. One that was dropped into a folder has a name only, which other folders
   * may use too: as an address, readers would take it for a file of their own machine.
   */
  private Description.About origin(URI address) {
    return Origin.isHere(address)
        ? dropped.computeIfAbsent(
            address,
            file ->
                description
                    .blank()
                    .type(Vocabulary.ENTITY_TYPE)
                    .plain(RDFS.label, Origin.name(file)))
        : description.about(addresses.foreign(address)).type(Vocabulary.ENTITY_TYPE);
  }

  private Description.About activity(Piece piece) {
    String contour =
        "Contour du territoire %s, millésime %s"
            .formatted(piece.place, piece.receipt.contourVintage());
    return description
        .blank()
        .type(Vocabulary.ACTIVITY_TYPE)
        .text(RDFS.label, "Découpage au territoire " + piece.place)
        .link(Vocabulary.USED, origin(piece.origin))
        .link(
            Vocabulary.USED,
            description.blank().type(Vocabulary.ENTITY_TYPE).text(RDFS.label, contour))
        .link(Vocabulary.QUALIFIED_ASSOCIATION, association(piece));
  }

  private Description.About association(Piece piece) {
    String software = addresses.known("agents", "Moisson");
    description.about(software).type(Vocabulary.SOFTWARE_TYPE).plain(FOAF.name, "Moisson");
    Description.About association =
        description
            .blank()
            .type(Vocabulary.ASSOCIATION_TYPE)
            .link(Vocabulary.AGENT, software)
            .link(
                Vocabulary.PLAN,
                plan(piece.receipt.rule(), "Règle : " + ReceiptText.rule(piece.receipt)));
    if (piece.assessment != null && piece.assessment.mappingConfidence() != null) {
      String standard = piece.assessment.standard();
      String mapping =
          String.format(
              Locale.FRENCH,
              "Colonnes mises en correspondance avec le schéma %s, confiance %.2f",
              standard,
              piece.assessment.mappingConfidence());
      association.link(Vocabulary.PLAN, plan(standard, mapping));
    }
    return association;
  }

  private Description.About plan(String identifier, String label) {
    return description
        .blank()
        .type(Vocabulary.PLAN_TYPE)
        .plain(DCTerms.identifier, identifier)
        .text(RDFS.label, label);
  }
}
