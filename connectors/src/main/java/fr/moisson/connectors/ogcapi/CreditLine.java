package fr.moisson.connectors.ogcapi;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.Folding;
import fr.moisson.harvesters.values.KnownLicence;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The {@code attribution} of a collection, which is shown beside maps and may be HTML: whom to
 * name, and often under which licence (« © 2024 Niort Agglo, Licence Ouverte 2.0 »).
 */
record CreditLine(Optional<Agent> publisher, Optional<Licence> licence) {

  /** Whom to name is told with the sign of copyright before. */
  private static final Pattern OWNED =
      Pattern.compile(
          "(?i)^\\s*(?:(?:©|&copy;|\\(c\\)|copyright\\b)\\s*)++"
              + "(?:\\d{4}(?:\\s?[-–]\\s?\\d{4})?\\b[\\s,]*)?(?=.)");

  private static final Pattern BEFORE_LICENCE =
      Pattern.compile("(?i)[,;|(]|\\s[–—-]\\s|\\.\\s|\\s(?:sous|under)\\s");

  /** Without a comma or parenthesis before, it belongs to the name, as in « Paris 2024 ». */
  private static final Pattern YEAR = Pattern.compile("\\s*[,(]\\s*(?:19|20)\\d{2}\\)?$");

  /** But the sign of copyright stands with a year. */
  private static final Pattern YEAR_OF_OWNER =
      Pattern.compile("(?i)(?<!\\bnatura)[\\s,(]+(?:19|20)\\d{2}\\)?$");

  /** Organisations by whose names a licence is known where one is asked for. */
  private static final Set<String> NO_LICENCES = Set.of("etalab", "copernicus");

  /** In characters; more is a sentence. */
  private static final int LONGEST_LICENCE = 100;

  static CreditLine read(String attribution) {
    String text = Jsoup.parseBodyFragment(attribution).text();
    Matcher owned = OWNED.matcher(text);
    boolean isOwned = owned.find();
    String words = isOwned ? text.substring(owned.end()) : text;
    Pattern year = isOwned ? YEAR_OF_OWNER : YEAR;
    if (isLicence(words)) {
      return new CreditLine(Optional.empty(), Optional.of(Licence.stated(words)));
    }
    Matcher between = BEFORE_LICENCE.matcher(words);
    while (between.find()) {
      String rest = words.substring(between.end()).strip();
      if (isLicence(rest)) {
        String name = words.substring(0, between.start()).strip();
        return new CreditLine(agent(name, year), Optional.of(Licence.stated(rest)));
      }
    }
    return new CreditLine(agent(words, year), Optional.empty());
  }

  private static boolean isLicence(String words) {
    return words.length() <= LONGEST_LICENCE
        && !NO_LICENCES.contains(Folding.fold(words))
        && KnownLicence.alone(words).isPresent();
  }

  private static Optional<Agent> agent(String name, Pattern year) {
    return Optional.of(year.matcher(name).replaceFirst(""))
        .filter(known -> !known.isEmpty())
        .map(known -> new Agent(known, null, null));
  }
}
