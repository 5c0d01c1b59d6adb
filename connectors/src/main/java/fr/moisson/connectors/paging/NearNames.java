package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What else a configuration may have meant by a name that a service does not have. */
public final class NearNames {

  private static final int MOST_NAMES = 5;

  /**
   * @param names of what the service has
   */
  public static Misconfigured unknown(URI service, String name, SortedSet<String> names) {
    return new Misconfigured(
        Notice.of(Code.UNKNOWN_LAYER, service.getHost(), name, near(name, names)));
  }

  /** Those with the same local name, then with a similar name, then in the same workspace. */
  private static String near(String wanted, SortedSet<String> names) {
    String name = local(wanted).toLowerCase(Locale.ROOT);
    String workspace = wanted.substring(0, wanted.length() - local(wanted).length());
    Stream<Predicate<String>> likenesses =
        Stream.of(
            other -> local(other).equalsIgnoreCase(name),
            other -> local(other).toLowerCase(Locale.ROOT).contains(name),
            other -> !workspace.isEmpty() && other.startsWith(workspace));
    List<String> near =
        likenesses
            .flatMap(likeness -> names.stream().filter(likeness))
            .distinct()
            .limit(MOST_NAMES)
            .toList();
    return near.isEmpty() ? "–" : String.join(", ", near);
  }

  /** The name without the workspace before its colon. */
  public static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private NearNames() {}
}
