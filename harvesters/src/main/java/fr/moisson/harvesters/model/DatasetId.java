package fr.moisson.harvesters.model;

/**
 * Identity of a dataset, stable from one run to the next: the territory it is kept for, the source
 * it came from, and the name that source gives it.
 */
public record DatasetId(String territory, String source, String remoteId) {

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

  @Override
  public String toString() {
    return territory + "/" + source + "/" + remoteId;
  }
}
