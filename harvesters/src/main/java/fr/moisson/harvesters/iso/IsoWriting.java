package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Writes datasets as records of <a href="https://www.isotc211.org/2005/gmd/">ISO 19139</a>, as
 * INSPIRE and the French guides of CNIG require; {@link IsoRecord#ours} converts them to ISO
 * 19115-3 for catalogues that want it. {@link IsoReading} reads both; what has no place in a record
 * is listed in {@code docs/portals/geonetwork.md}.
 *
 * <p>Blocks that may be mixed with those of others (keywords, links, identifiers) have an {@code
 * id} that starts with {@value #MARK}, by which we recognise ours.
 */
public final class IsoWriting {

  /** Prefix of the ids of our blocks. */
  static final String MARK = "moisson-";

  /** Id of the identifier that holds our own key. */
  static final String KEY = MARK + "key";

  private static final String CRS = "/def/crs/";

  /**
   * Writes one record. Its date is left open, so that equal datasets give equal records.
   *
   * @param identifier of the record
   * @param files address under which our own files can be fetched, ending in a slash
   */
  public static String record(Dataset dataset, String identifier, URI files) {
    Document document = IsoXml.empty();
    IsoPen record =
        IsoPen.root(document, "gmd:MD_Metadata")
            .text("gmd:fileIdentifier", identifier)
            .code("gmd:language", "gmd:LanguageCode", "fre")
            .code("gmd:characterSet", "gmd:MD_CharacterSetCode", "utf8")
            .code("gmd:hierarchyLevel", "gmd:MD_ScopeCode", level(dataset.kind()));
    about(record, dataset);
    record
        .nothing("gmd:dateStamp", "missing")
        .text("gmd:metadataStandardName", "ISO 19115")
        .text("gmd:metadataStandardVersion", "2003/Cor.1:2006");
    dataset.conformsTo().stream()
        .filter(IsoWriting::isCrs)
        .forEach(
            system ->
                record
                    .in(
                        "gmd:referenceSystemInfo",
                        "gmd:MD_ReferenceSystem",
                        "gmd:referenceSystemIdentifier",
                        "gmd:RS_Identifier")
                    .anchor("gmd:code", system.title(), system.uri()));
    new IsoIdentification(dataset).write(record.in("gmd:identificationInfo"));
    new IsoOnline(dataset, files).write(record);
    new IsoQuality(dataset).write(record.in("gmd:dataQualityInfo", "gmd:DQ_DataQuality"));
    return IsoXml.write(document);
  }

  /** The contact for the record is that of the data. */
  private static void about(IsoPen record, Dataset dataset) {
    Contact contact = dataset.contact();
    Agent publisher = dataset.publisher();
    if (contact == null && publisher == null) {
      record.nothing("gmd:contact", "missing");
    } else {
      party(record.in("gmd:contact"), contact, publisher);
    }
  }

  /** A contact, with the name of the publisher if it has none. */
  static void party(IsoPen property, @Nullable Contact contact, @Nullable Agent publisher) {
    String ofPublisher = publisher == null ? null : publisher.name();
    String own = contact == null ? null : contact.name();
    party(
        property,
        "pointOfContact",
        own == null ? ofPublisher : own,
        contact == null ? null : contact.email(),
        contact == null ? null : contact.url());
  }

  static void party(
      IsoPen property,
      String role,
      @Nullable String name,
      @Nullable String email,
      @Nullable URI page) {
    IsoPen party = property.in("gmd:CI_ResponsibleParty").text("gmd:organisationName", name);
    if (email != null || page != null) {
      IsoPen how = party.in("gmd:contactInfo", "gmd:CI_Contact");
      if (email != null) {
        how.in("gmd:address", "gmd:CI_Address").text("gmd:electronicMailAddress", email);
      }
      if (page != null) {
        how.in("gmd:onlineResource", "gmd:CI_OnlineResource")
            .value("gmd:linkage", "gmd:URL", page.toString());
      }
    }
    party.code("gmd:role", "gmd:CI_RoleCode", role);
  }

  static String level(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static boolean isCrs(Standard standard) {
    return standard.uri() != null && standard.uri().toString().contains(CRS);
  }

  private IsoWriting() {}
}
