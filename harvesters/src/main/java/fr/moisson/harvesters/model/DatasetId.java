package fr.moisson.harvesters.model;

import java.util.regex.Pattern;

/**
 * Identity of a dataset, stable from one run to the next: the territory it is kept for, the source
 * it came from, and the name that source gives it.
 */
public record DatasetId(String territory, String source, String remoteId) {

  /** The end of a UUID has the same form. */
  private static final Pattern KEY =
      Pattern.compile("[a-z0-9-]+(?<!(-[0-9a-f]{4}){3})-[0-9a-f]{12}");

  public DatasetId {
    if (remoteId.isBlank()) {
      throw new BadItem(Notice.of(Notice.Code.NO_IDENTIFIER, source));
    }
  }

  /**
   * A short name for addresses and portals: {@code [a-z0-9-]}, the same on every machine. The hash
   * covers all three components, so that two sources may use the same remote id.
   */
  public String key() {
    return source
        + "-"
        + Hashes.sha256(territory + "\n" + source + "\n" + remoteId).substring(0, 12);
  }

  /** Whether a text has the form of a {@link #key}. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  @Override
  public String toString() {
    return territory + "/" + source + "/" + remoteId;
  }
}
