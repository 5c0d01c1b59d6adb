package fr.moisson.harvesters.iso;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Translates what {@link IsoWriting} writes to <a
 * href="https://schemas.isotc211.org/19115/-3/mdb/2.0/">ISO 19115-3:2018</a>. Most names are the
 * same there, in the namespace of the package of their class; what is in another place is in {@link
 * #PATHS}. Only the part of ISO 19139 that we write is supported.
 */
final class IsoTranslation {

  private static final String CODELISTS =
      "http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml#";

  private static final String LANGUAGES = "http://www.loc.gov/standards/iso639-2/";

  private static final String ISO = "http://standards.iso.org/iso/19115/-3/";
  private static final String GML = "http://www.opengis.net/gml/3.2";

  private static final Map<String, String> NAMESPACES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("cit", ISO + "cit/2.0"),
              Map.entry("gco", ISO + "gco/1.0"),
              Map.entry("gcx", ISO + "gcx/1.0"),
              Map.entry("gex", ISO + "gex/1.0"),
              Map.entry("gml", GML),
              Map.entry("lan", ISO + "lan/1.0"),
              Map.entry("mcc", ISO + "mcc/1.0"),
              Map.entry("mco", ISO + "mco/1.0"),
              Map.entry("mdb", ISO + "mdb/2.0"),
              Map.entry("mdq", "http://standards.iso.org/iso/19157/-2/mdq/1.0"),
              Map.entry("mmi", ISO + "mmi/1.0"),
              Map.entry("mrd", ISO + "mrd/1.0"),
              Map.entry("mri", ISO + "mri/1.0"),
              Map.entry("mrl", ISO + "mrl/2.0"),
              Map.entry("mrs", ISO + "mrs/1.0"),
              Map.entry("srv", ISO + "srv/2.0"),
              Map.entry("xlink", "http://www.w3.org/1999/xlink")));

  /** Package prefix by class; the first match counts, and the rest is identification. */
  private static final List<Map.Entry<Pattern, String>> PACKAGES =
      List.of(
          in("CI_.*", "cit"),
          in("EX_.*", "gex"),
          in("DQ_.*", "mdq"),
          in("LI_.*", "mrl"),
          in("SV_.*|DCPList", "srv"),
          in("PT_Locale|LanguageCode|MD_CharacterSetCode", "lan"),
          in("MD_Metadata(Scope)?", "mdb"),
          in("MD_(Identifier|Scope|ScopeCode|SpatialRepresentationTypeCode)", "mcc"),
          in("MD_(.*Constraints|RestrictionCode|ClassificationCode)", "mco"),
          in("MD_Maintenance.*", "mmi"),
          in("MD_(Distribution|Format|DigitalTransferOptions)", "mrd"),
          in("MD_ReferenceSystem", "mrs"),
          in("Anchor|MimeFileType", "gcx"),
          in("MD_.*", "mri"),
          in(".*", "gco"));

  private static final Map<String, String> CLASSES =
      Map.of(
          "CI_ResponsibleParty", "CI_Responsibility",
          "RS_Identifier", "MD_Identifier",
          "DQ_Scope", "MD_Scope",
          "URL", "CharacterString",
          "LocalName", "ScopedName");

  /** New paths of properties, by class; properties whose paths start alike share elements. */
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("MD_Metadata/fileIdentifier", "metadataIdentifier MD_Identifier code"),
          Map.entry("MD_Metadata/language", "defaultLocale PT_Locale language"),
          Map.entry("MD_Metadata/characterSet", "defaultLocale PT_Locale characterEncoding"),
          Map.entry("MD_Metadata/hierarchyLevel", "metadataScope MD_MetadataScope resourceScope"),
          Map.entry("MD_Metadata/dateStamp", "dateInfo CI_Date date"),
          Map.entry("MD_Metadata/metadataStandardName", "metadataStandard CI_Citation title"),
          Map.entry("MD_Metadata/metadataStandardVersion", "metadataStandard CI_Citation edition"),
          Map.entry("CI_ResponsibleParty/organisationName", "party CI_Organisation name"),
          Map.entry("CI_ResponsibleParty/contactInfo", "party CI_Organisation contactInfo"),
          Map.entry("MD_Format/name", "formatSpecificationCitation CI_Citation title"),
          Map.entry("MD_Format/version", "formatSpecificationCitation CI_Citation edition"),
          Map.entry("SV_OperationMetadata/DCP", "distributedComputingPlatform"));

  /**
   * GeoNetwork merges free keywords of one type into one block, without its id. It leaves keywords
   * of a thesaurus alone, and shows the name of the thesaurus above them.
   */
  private static final Map<String, String> THESAURI =
      Map.of(
          "keywords", "Mots-clés du producteur",
          "places", "Noms de lieux",
          "obligations", "Obligations de publication");

  /** Properties in the package of services; the others of a service are in that of any data. */
  private static final Set<String> OF_SERVICES =
      Set.of("serviceType", "couplingType", "containsOperations");

  private final Document document;

  private IsoTranslation(Document document) {
    this.document = document;
  }

  private static Map.Entry<Pattern, String> in(String classes, String prefix) {
    return Map.entry(Pattern.compile(classes), prefix);
  }

  /** A whole record. */
  static Document of(Document written) {
    Document document = IsoXml.empty();
    IsoTranslation translation = new IsoTranslation(document);
    Element root = translation.translated(written.getDocumentElement());
    document.appendChild(root);
    NAMESPACES.forEach(
        (prefix, namespace) ->
            root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace));
    return document;
  }

  /** Translates an element that is not placed in a document yet; a class and not a property. */
  static Element of(Element written) {
    return new IsoTranslation(written.getOwnerDocument()).translated(written);
  }

  private Element translated(Element written) {
    String name = IsoXml.name(written);
    Element translated = element(CLASSES.getOrDefault(name, name), name);
    attributes(written, translated);
    List<Element> properties = IsoXml.children(written);
    if (properties.isEmpty()) {
      translated.setTextContent(written.getTextContent());
    }
    for (Element property : properties) {
      property(name, property, translated);
    }
    switch (name) {
      case "MD_Metadata" -> complete(written, translated);
      case "MD_Keywords" -> name(translated);
      default -> {
        // Other classes only consist of their properties.
      }
    }
    return translated;
  }

  private void property(String owner, Element written, Element translated) {
    String name = IsoXml.name(written);
    if (owner.equals("MD_DataIdentification") && name.equals("language")) {
      locale(written, translated);
    } else if (!isElsewhere(owner, name)) {
      Element at = translated;
      String[] steps = PATHS.getOrDefault(owner + "/" + name, name).split(" ");
      for (int i = 0; i < steps.length - 1; i++) {
        at = within(at, steps[i]);
      }
      content(written, append(at, steps[steps.length - 1]));
    }
  }

  /** The lineage has left the quality, and the character set goes with the languages. */
  private static boolean isElsewhere(String owner, String name) {
    return owner.equals("DQ_DataQuality") && name.equals("lineage")
        || owner.equals("MD_DataIdentification") && name.equals("characterSet");
  }

  private void content(Element written, Element property) {
    attributes(written, property);
    for (Element value : IsoXml.children(written)) {
      boolean isGml = GML.equals(value.getNamespaceURI());
      property.appendChild(isGml ? document.importNode(value, true) : translated(value));
    }
  }

  /** The first language is that of the data, and each has its character set. */
  private void locale(Element written, Element data) {
    boolean isFirst = IsoXml.children(data, "defaultLocale").isEmpty();
    Element locale = within(append(data, isFirst ? "defaultLocale" : "otherLocale"), "PT_Locale");
    content(written, append(locale, "language"));
    IsoXml.children((Element) written.getParentNode(), "characterSet")
        .forEach(letters -> content(letters, append(locale, "characterEncoding")));
  }

  private void complete(Element written, Element record) {
    IsoXml.first(written, List.of("dataQualityInfo", "DQ_DataQuality", "lineage"))
        .ifPresent(lineage -> content(lineage, append(record, "resourceLineage")));
    // The quality must have a report.
    IsoXml.children(record, "dataQualityInfo").stream()
        .filter(quality -> IsoXml.first(quality, List.of("*", "report")).isEmpty())
        .forEach(record::removeChild);
    say(record, "ISO 19115-3", "metadataStandard", "CI_Citation", "title", "*");
    say(record, "2018", "metadataStandard", "CI_Citation", "edition", "*");
    IsoXml.first(record, List.of("dateInfo", "CI_Date"))
        .ifPresent(
            date -> {
              Element type = within(append(date, "dateType"), "CI_DateTypeCode");
              type.setAttribute("codeList", CODELISTS + "CI_DateTypeCode");
              type.setAttribute("codeListValue", "revision");
            });
  }

  private static void say(Element record, String text, String... path) {
    IsoXml.first(record, List.of(path)).ifPresent(element -> element.setTextContent(text));
  }

  private void name(Element keywords) {
    String mark = keywords.getAttribute("id").replaceFirst("^" + IsoWriting.MARK, "");
    if (THESAURI.containsKey(mark)) {
      Element citation = within(append(keywords, "thesaurusName"), "CI_Citation");
      within(append(citation, "title"), "CharacterString").setTextContent(THESAURI.get(mark));
    }
  }

  /** The only child of a name, appended if it is missing. */
  private Element within(Element at, String name) {
    return IsoXml.first(at, List.of(name)).orElseGet(() -> append(at, name));
  }

  private Element append(Element at, String name) {
    Element child = element(name, IsoXml.name(at));
    IsoEncoding.ISO_19115_3.put(at, child);
    return child;
  }

  /**
   * @param owner the class that the property is of; ignored for a class
   */
  private Element element(String name, String owner) {
    boolean isClass = Character.isUpperCase(name.charAt(0));
    boolean isOfAnyData = owner.equals("SV_ServiceIdentification") && !OF_SERVICES.contains(name);
    String prefix = isClass ? prefix(name) : isOfAnyData ? "mri" : prefix(owner);
    return document.createElementNS(NAMESPACES.get(prefix), prefix + ":" + name);
  }

  private static String prefix(String name) {
    return PACKAGES.stream()
        .filter(known -> known.getKey().matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static void attributes(Element written, Element translated) {
    NamedNodeMap attributes = written.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String name = attribute.getName();
      int colon = name.indexOf(':');
      if (name.startsWith(XMLConstants.XMLNS_ATTRIBUTE)) {
        continue;
      }
      if (colon < 0) {
        translated.setAttribute(name, attribute.getValue());
      } else {
        String namespace = NAMESPACES.get(name.substring(0, colon));
        translated.setAttributeNS(namespace, name, attribute.getValue());
      }
    }
    if (translated.hasAttribute("codeList")) {
      String list = IsoXml.name(translated);
      translated.setAttribute(
          "codeList", list.equals("LanguageCode") ? LANGUAGES : CODELISTS + list);
      if (translated.getAttribute("codeListValue").equals("license")) {
        translated.setAttribute("codeListValue", "licence");
      }
    }
  }
}
