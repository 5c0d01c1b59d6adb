package fr.moisson.harvesters.model;

import java.net.URI;

/** Where the rows of a file come from, as readers know it. */
public final class Origin {

  /**
   * Whether it is a file of this machine, such as one that was dropped into a folder: its address
   * means nothing elsewhere.
   */
  public static boolean isHere(URI address) {
    return "file".equals(address.getScheme());
  }

  /** The name or path of a file of this machine; otherwise the address. */
  public static String name(URI address) {
    if (!isHere(address)) {
      return address.toString();
    }
    return address.isOpaque() ? address.getSchemeSpecificPart() : address.getPath();
  }

  private Origin() {}
}
