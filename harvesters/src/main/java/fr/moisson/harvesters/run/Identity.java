package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Marks;
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a dataset is recognised when several sources list it, and which of its copies is published.
 *
 * <p>Two datasets of different sources are the same if one declares an identifier that is an
 * identifier or the page of the other; or if both have the same title, and also the same page, or
 * the same origin, or one is the origin of the other. A page alone is often that of a whole
 * producer, and an origin alone may be that of data that were processed into something else. If a
 * dataset consists of a single WFS layer, that layer counts as an identifier: the record of a layer
 * and our extract of that layer are the same dataset.
 *
 * <p>The published copy is the one whose data we cut; otherwise the original rather than a copy
 * that names where it was harvested; otherwise the one whose source comes first in the territory's
 * file.
 *
 * @param identifiers normalised: {@code http://} and {@code https://} are the same, so are {@code
 *     urn:uuid:} and the UUID, and {@code https://doi.org/} and {@code doi:}; an identifier that
 *     contains one UUID is also known by that UUID alone
 * @param origins where it says that it was found or derived from, normalised likewise
 * @param page normalised landing page
 * @param wholes what it is a part of, normalised likewise
 * @param title in plain lower-case letters and digits
 */
public record Identity(
    SortedSet<String> identifiers,
    SortedSet<String> origins,
    Optional<String> page,
    SortedSet<String> wholes,
    String title,
    boolean hasData,
    boolean isCopy) {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PREFIX =
      Pattern.compile("^(https?://(www\\.)?(dx\\.)?(doi\\.org/)?|urn:uuid:|doi:)");

  public Identity {
    identifiers = new TreeSet<>(identifiers);
    origins = new TreeSet<>(origins);
    wholes = new TreeSet<>(wholes);
  }

  public static Identity of(Dataset dataset) {
    SortedSet<String> identifiers = specific(dataset.identifiers().stream());
    layer(dataset).ifPresent(identifiers::add);
    return new Identity(
        identifiers,
        specific(dataset.sources().stream().map(URI::toString)),
        Optional.ofNullable(dataset.landingPage()).map(page -> normalised(page.toString())),
        specific(dataset.wholes().stream()),
        plain(dataset.title()),
        dataset.extracts().findAny().isPresent(),
        !dataset.sources().isEmpty());
  }

  private static SortedSet<String> specific(Stream<String> stated) {
    SortedSet<String> found = new TreeSet<>();
    stated
        .filter(Dataset::isSpecific)
        .map(Identity::normalised)
        .forEach(
            identifier -> {
              found.add(identifier);
              onlyUuid(identifier).ifPresent(found::add);
            });
    return found;
  }

  /** A UUID is unique whatever address contains it; of two UUIDs, one is that of a catalogue. */
  private static Optional<String> onlyUuid(String identifier) {
    List<String> uuids =
        UUID.matcher(identifier).results().map(MatchResult::group).distinct().toList();
    return uuids.size() == 1 ? Optional.of(uuids.get(0)) : Optional.empty();
  }

  /** A record of several layers is not the record of any one of them. */
  private static Optional<String> layer(Dataset dataset) {
    List<String> layers =
        dataset
            .links()
            .map(Distribution.Link::service)
            .filter(service -> service != null && service.protocol().equals("WFS"))
            .map(Identity::layer)
            .distinct()
            .toList();
    return layers.size() == 1 && layers.get(0).contains("#")
        ? Optional.of(layers.get(0))
        : Optional.empty();
  }

  /**
   * A name with a workspace is the same layer at every address of its server; other names are not.
   */
  private static String layer(Distribution.Service service) {
    String name = service.layer() == null ? "" : service.layer().strip();
    String where =
        name.contains(":")
            ? String.valueOf(service.endpoint().getAuthority())
            : service.endpoint().toString();
    return name.isEmpty() ? "" : "wfs:" + normalised(where) + "#" + name.toLowerCase(Locale.ROOT);
  }

  private static String normalised(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return Endings.without(PREFIX.matcher(lower).replaceFirst(""), "/");
  }

  private static String plain(String text) {
    return Marks.removed(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /**
   * Sort key: the copy whose key is smallest is published.
   *
   * @param rank of the source in the territory's file
   */
  public String priority(int rank) {
    return (hasData ? "0" : "1") + (isCopy ? "1" : "0") + rank(rank);
  }

  /** The end of that sort key. */
  public static String rank(int rank) {
    return String.format(Locale.ROOT, "%04d", rank);
  }
}
