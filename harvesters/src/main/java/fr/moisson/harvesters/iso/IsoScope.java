package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The kind of thing that a record describes, from its level or else from its identification. */
public final class IsoScope {

  /** Levels of records that describe neither data nor services. */
  private static final Set<String> NO_DATA =
      Set.of(
          "application",
          "software",
          "initiative",
          "repository",
          "featurecatalogue",
          "collectionhardware",
          "platform",
          "sensor");

  /** A service without a level is recognised by the class of its identification. */
  static Kind kind(XmlElement record) {
    String level = level(record);
    boolean service =
        level.equals("service")
            || record.first("identificationInfo", "SV_ServiceIdentification").isPresent();
    if (service) {
      return Kind.SERVICE;
    }
    return level.equals("series") ? Kind.SERIES : Kind.DATASET;
  }

  /** The kind that a type stands for, of a record that has no identification class. */
  public static Kind kind(String type) {
    String level = type.toLowerCase(Locale.ROOT);
    if (level.endsWith("service")) {
      return Kind.SERVICE;
    }
    return level.endsWith("series") ? Kind.SERIES : Kind.DATASET;
  }

  /**
   * @throws BadItem if the record describes a tool
   */
  static void refuseTools(XmlElement record, String title) {
    if (kind(record) != Kind.SERVICE) {
      refuseTools(level(record), title);
    }
  }

  /**
   * The same for a type in any case, of a record that has no identification class.
   *
   * @throws BadItem if it is that of a tool
   */
  public static void refuseTools(String level, String title) {
    if (NO_DATA.contains(level.toLowerCase(Locale.ROOT))) {
      throw new BadItem(Notice.of(Notice.Code.NOT_DATA, title));
    }
  }

  private static String level(XmlElement record) {
    return Stream.concat(
            record.codes("hierarchyLevel", "MD_ScopeCode"),
            record.codes("metadataScope", "MD_MetadataScope", "resourceScope", "MD_ScopeCode"))
        .findFirst()
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  private IsoScope() {}
}
