package fr.moisson.connectors.portal;

import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The option {@code namePrefix}: the prefix of the names of our records on a portal. */
public final class NamePrefix {

  private static final String DEFAULT = "moisson";
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9_-]{1,40}");

  /** As configured, or the default. */
  public static String of(@Nullable String option) {
    String prefix = option == null ? DEFAULT : option;
    if (!PREFIX.matcher(prefix).matches()) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "namePrefix", prefix, PREFIX));
    }
    return prefix;
  }

  /** The name of a dataset's record. */
  public static String name(@Nullable String option, DatasetId id) {
    return of(option) + "-" + id.key();
  }

  /** Whether a name was given by us, to any dataset. */
  public static boolean isOurs(@Nullable String option, String name) {
    return name.matches(of(option) + "-.*-[0-9a-f]{12}");
  }

  private NamePrefix() {}
}
