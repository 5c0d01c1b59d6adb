package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a record describes: its level, or else what it is identified as. */
final class IsoScope {

  /** What catalogues describe besides data and services. */
  private static final Set<String> NO_DATA =
      Set.of(
          "application",
          "software",
          "initiative",
          "repository",
          "collectionhardware",
          "platform",
          "sensor");

  /** Without a level, the kind of identification tells a service. */
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

  /**
   * @throws BadItem if a record is of a tool
   */
  static void refuseTools(XmlElement record, String title) {
    if (kind(record) != Kind.SERVICE) {
      refuseTools(level(record), title);
    }
  }

  /** The same of a level in any case, for records that are identified as nothing. */
  static void refuseTools(String level, String title) {
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
