package fr.moisson.harvesters.formats.file;

import java.util.List;
import java.util.Locale;

/** Names of files and members of archives: paths of any operating system. */
public final class MemberNames {

  /**
   * Whether a layer designates this member: by its name, with or without folder and extension, or
   * by what follows the name of the edition, as in {@code Filosofi2017_carreaux_200m_met.gpkg}.
   */
  public static boolean isNamed(String member, String layer) {
    return List.of(member, baseName(member), stem(member)).stream()
            .anyMatch(layer::equalsIgnoreCase)
        || stem(member).toLowerCase(Locale.ROOT).endsWith("_" + layer.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a member is of a type, whatever the case of its extension.
   *
   * @param extension in lower case, with its point
   */
  public static boolean hasExtension(String member, String extension) {
    return member.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  /** Whether a member is the author's, and not a by-product of an operating system. */
  public static boolean isContent(String member) {
    return !member.startsWith("__MACOSX/") && !baseName(member).startsWith(".");
  }

  public static String baseName(String member) {
    return member.substring(Math.max(member.lastIndexOf('/'), member.lastIndexOf('\\')) + 1);
  }

  /** A name without its folder, its extension, and that of its compression. */
  public static String stem(String member) {
    String plain = Compressed.inside(baseName(member));
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }

  private MemberNames() {}
}
