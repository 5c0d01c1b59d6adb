package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By what a dataset is known again when it comes by another way, and which of the two is published.
 *
 * <p>Two datasets of different sources are the same if one declares an identifier that is an
 * identifier or the page of the other; or if both have the same title, and the same page, or the
 * same origin, or the one is the origin of the other. A page alone is often that of a whole
 * producer, and an origin alone may be that of data which were made into something else.
 *
 * <p>Published is the one whose data we cut; else the original rather than the copy that names
 * where it was harvested; else the one whose source stands first in the territory's file.
 *
 * @param identifiers normalised: {@code http://} and {@code https://} are the same, so are {@code
 *     urn:uuid:} and the UUID, and {@code https://doi.org/} and {@code doi:}
 * @param origins where else it says that it was found or taken from, normalised likewise
 * @param page normalised landing page
 * @param title in plain lower-case letters and digits, without the name of a territory behind it
 */
public record Identity(
    SortedSet<String> identifiers,
    SortedSet<String> origins,
    Optional<String> page,
    String title,
    boolean hasData,
    boolean isCopy) {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PREFIX =
      Pattern.compile("^(https?://(www\\.)?(dx\\.)?(doi\\.org/)?|urn:uuid:|doi:)");

  /** A number, or a word, that many catalogues could use for anything. */
  private static final int LEAST_SPECIFIC = 9;

  public Identity {
    identifiers = new TreeSet<>(identifiers);
    origins = new TreeSet<>(origins);
  }

  public static Identity of(Dataset dataset) {
    return new Identity(
        specific(dataset.identifiers().stream()),
        specific(dataset.sources().stream().map(URI::toString)),
        Optional.ofNullable(dataset.landingPage()).map(page -> normalised(page.toString())),
        plain(dataset.title().split(" – ", 2)[0]),
        dataset.distributions().stream().anyMatch(Distribution.Extract.class::isInstance),
        !dataset.sources().isEmpty());
  }

  private static SortedSet<String> specific(Stream<String> stated) {
    SortedSet<String> found = new TreeSet<>();
    stated
        .map(Identity::normalised)
        .forEach(
            identifier -> {
              Matcher uuid = UUID.matcher(identifier);
              if (uuid.find()) {
                // It says all, wherever the address around it leads.
                found.add(uuid.group());
              } else if (isSpecific(identifier)) {
                found.add(identifier);
              }
            });
    return found;
  }

  private static boolean isSpecific(String identifier) {
    return identifier.length() >= LEAST_SPECIFIC && !identifier.matches("[^/]+\\.[a-z]+");
  }

  private static String normalised(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return PREFIX.matcher(lower).replaceFirst("").replaceAll("/+$", "");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /**
   * Sorts as text; the first one is published.
   *
   * @param rank of the source in the territory's file
   */
  public String priority(int rank) {
    return (hasData ? "0" : "1") + (isCopy ? "1" : "0") + String.format(Locale.ROOT, "%04d", rank);
  }
}
