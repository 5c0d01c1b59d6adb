package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.StandIn.Shown;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of a {@link GeonetworkStandIn}, which behave as in GeoNetwork 4.2. */
final class GeonetworkStore {

  static final int APPROVED = 2;
  static final int RETIRED = 3;

  static final String ISO_19139 = "iso19139";
  static final String ISO_19115_3 = "iso19115-3.2018";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Held> records = new LinkedHashMap<>();
  private List<String> schemas = List.of(ISO_19139, ISO_19115_3, "dublin-core");
  private boolean tells = true;
  private int askedForStandards;
  private int largestFile = 100_000_000;
  private long uploads;
  private boolean workflow;
  private boolean importsIntoCopies;
  private boolean forgetful;
  private @Nullable String complaint;
  private long writes;
  private long stamps;

  /** One record and its workflow state. */
  static final class Held {
    final String uuid;
    String xml;
    @Nullable String copy;
    final Map<String, byte[]> files = new TreeMap<>();
    boolean isPublished;
    String group = "200";
    int status;
    String message = "";

    private Held(String uuid, String xml) {
      this.uuid = uuid;
      this.xml = xml;
    }

    String newest() {
      return copy == null ? xml : copy;
    }
  }

  /** From now on, the catalogue supports only these schemas. */
  synchronized void know(String... some) {
    schemas = List.of(some);
  }

  /** From now on, the catalogue does not disclose which schemas it supports. */
  synchronized void tellNothing() {
    tells = false;
  }

  synchronized boolean tells() {
    return tells;
  }

  /** How often the list of supported schemas was requested. */
  synchronized int askedForStandards() {
    return askedForStandards;
  }

  synchronized JsonNode standards() {
    askedForStandards++;
    ArrayNode standards = JSON.createArrayNode();
    schemas.forEach(name -> standards.addObject().put("name", name).put("readwriteUUID", false));
    return standards;
  }

  synchronized boolean knows(String xml) {
    return schemas.contains(xml.contains("<mdb:MD_Metadata") ? ISO_19115_3 : ISO_19139);
  }

  /** From now on, refuses files above this size. */
  synchronized void largestFile(int bytes) {
    largestFile = bytes;
  }

  synchronized int largestFile() {
    return largestFile;
  }

  /** The number of files uploaded, without refused ones. */
  synchronized long uploads() {
    return uploads;
  }

  synchronized JsonNode files(Held held) {
    ArrayNode files = JSON.createArrayNode();
    held.files.forEach(
        (name, content) ->
            files
                .addObject()
                .put("filename", name)
                .put("id", held.uuid + "/attachments/" + name)
                .put("size", content.length)
                .put("visibility", "public"));
    return files;
  }

  synchronized boolean addFile(Held held, String name, byte[] content) {
    boolean isNew = held.files.putIfAbsent(name, content) == null;
    if (isNew) {
      writes++;
      uploads++;
    }
    return isNew;
  }

  synchronized boolean deleteFile(Held held, String name) {
    writes++;
    return held.files.remove(name) != null;
  }

  /** From now on, all current records are approved, and an import may not overwrite them. */
  synchronized void startWorkflow() {
    workflow = true;
    records.values().forEach(held -> held.status = APPROVED);
  }

  /** The same, but an import goes into a working copy, as since 2025. */
  synchronized void startWorkflowWithCopies() {
    startWorkflow();
    importsIntoCopies = true;
  }

  synchronized boolean forbidsImports() {
    return workflow && !importsIntoCopies;
  }

  synchronized boolean hasWorkflow() {
    return workflow;
  }

  /** From now on, an import resets a record's privileges and drops its files, as before 2023. */
  synchronized void forgetPrivileges() {
    forgetful = true;
  }

  /** Makes the next import report an error in its answer. */
  synchronized void complain(String message) {
    complaint = message;
  }

  synchronized @Nullable String complaint() {
    String message = complaint;
    complaint = null;
    return message;
  }

  synchronized @Nullable Held get(String uuid) {
    return records.get(uuid);
  }

  synchronized void remove(String uuid) {
    records.remove(uuid);
  }

  synchronized void insert(String uuid, String xml, String group) {
    writes++;
    Held held = records.computeIfAbsent(uuid, name -> new Held(name, ""));
    if (workflow && held.status == APPROVED) {
      held.copy = dressed(xml);
    } else {
      held.xml = dressed(xml);
    }
    held.group = group;
    held.isPublished &= !forgetful;
    if (forgetful) {
      held.files.clear();
    }
  }

  synchronized void edit(Held held, String xml) {
    writes++;
    if (workflow && held.status == APPROVED) {
      held.copy = dressed(xml);
    } else {
      held.xml = dressed(xml);
    }
  }

  synchronized void see(Held held, boolean everybody) {
    writes++;
    held.isPublished = everybody;
  }

  synchronized void status(Held held, String body) {
    writes++;
    JsonNode change = read(body);
    held.status = change.path("status").asInt();
    held.message = change.path("changeMessage").asText();
    if (held.status == APPROVED && held.copy != null) {
      held.xml = held.copy;
      held.copy = null;
    }
  }

  synchronized void byHand(String uuid, UnaryOperator<String> edit) {
    Held held = records.get(uuid);
    held.xml = edit.apply(held.xml);
  }

  synchronized void add(String uuid, String xml) {
    Held held = new Held(uuid, xml);
    held.isPublished = true;
    records.put(uuid, held);
  }

  synchronized long writes() {
    return writes;
  }

  /**
   * What GeoNetwork changes on each save: it sets the date stamp, rewrites the addresses of code
   * lists, alters whitespace and guesses media types ({@code update-fixed-info.xsl}).
   */
  private String dressed(String xml) {
    stamps++;
    String now = "2026-03-01T00:%02d:%02d".formatted(stamps / 60 % 60, stamps % 60);
    return xml.contains("<mdb:MD_Metadata")
        ? newer(xml, now)
        : xml.replaceFirst(
                "<gmd:dateStamp>.*?</gmd:dateStamp>",
                "<gmd:dateStamp><gco:DateTime>" + now + "</gco:DateTime></gmd:dateStamp>")
            .replace(
                "http://standards.iso.org/iso/19139/resources/", "http://www.isotc211.org/2005/")
            .replaceAll("<gmx:MimeFileType type=\"[^\"]*\"", "<gmx:MimeFileType type=\"\"")
            .replace("><gmd:", ">\n  <gmd:");
  }

  /**
   * The same for ISO 19115-3: it sets the creation date and the address of the record, and moves
   * free keywords of the same type into the first block, without its id.
   */
  private static String newer(String xml, String now) {
    String dated =
        xml.replaceFirst(
            "(?s)(<cit:date>)\\s*<gco:DateTime>[^<]*(</gco:DateTime>\\s*</cit:date>\\s*<cit:dateType>"
                + "\\s*<cit:CI_DateTypeCode [^>]*\"revision\"/>\\s*</cit:dateType>\\s*"
                + "</cit:CI_Date>\\s*</mdb:dateInfo>)",
            "$1<gco:DateTime>" + now + "$2");
    if (!dated.contains("<mdb:metadataLinkage>")) {
      dated =
          dated
              .replaceFirst(
                  "<mdb:dateInfo>",
                  "<mdb:dateInfo><cit:CI_Date><cit:date><gco:DateTime>"
                      + now
                      + "</gco:DateTime></cit:date><cit:dateType><cit:CI_DateTypeCode"
                      + " codeListValue=\"creation\"/></cit:dateType></cit:CI_Date>"
                      + "</mdb:dateInfo><mdb:dateInfo>")
              .replaceFirst(
                  "</mdb:metadataStandard>",
                  "</mdb:metadataStandard><mdb:metadataLinkage><cit:CI_OnlineResource>"
                      + "<cit:linkage><gco:CharacterString>https://sig.exemple.fr/api/records/x"
                      + "</gco:CharacterString></cit:linkage></cit:CI_OnlineResource>"
                      + "</mdb:metadataLinkage>");
    }
    return together(dated).replace("><mri:", ">\n  <mri:");
  }

  private static String together(String xml) {
    Pattern block =
        Pattern.compile(
            "(?s)<mri:descriptiveKeywords>((?!thesaurusName).)*?</mri:descriptiveKeywords>");
    Map<String, String> byType = new LinkedHashMap<>();
    for (MatchResult found : block.matcher(xml).results().toList()) {
      String words =
          found
              .group()
              .replaceFirst("(?s)<mri:type>.*", "")
              .replaceAll("(?s)^.*?(<mri:keyword>)", "$1");
      String type = found.group().replaceFirst("(?s).*codeListValue=\"([^\"]*)\".*", "$1");
      byType.merge(type, words, String::concat);
    }
    StringBuilder all = new StringBuilder();
    byType.forEach(
        (type, words) ->
            all.append("<mri:descriptiveKeywords><mri:MD_Keywords>")
                .append(words)
                .append("<mri:type><mri:MD_KeywordTypeCode codeListValue=\"" + type + "\"/>")
                .append("</mri:type></mri:MD_Keywords></mri:descriptiveKeywords>"));
    String first = block.matcher(xml).replaceFirst(Matcher.quoteReplacement("\u0000"));
    return block.matcher(first).replaceAll("").replace("\u0000", all);
  }

  synchronized JsonNode sharing(Held held) {
    ObjectNode sharing = JSON.createObjectNode().put("owner", "12").put("groupOwner", held.group);
    ArrayNode privileges = sharing.putArray("privileges");
    for (int group : new int[] {1, 100}) {
      boolean sees = group != 1 || held.isPublished;
      privileges
          .addObject()
          .put("group", group)
          .putObject("operations")
          .put("view", sees)
          .put("editing", group != 1);
    }
    return sharing;
  }

  synchronized JsonNode search(String body) {
    JsonNode terms = read(body).at("/query/bool/filter/0/terms");
    String field = terms.fieldNames().next();
    Set<String> sought = new TreeSet<>();
    terms.path(field).forEach(value -> sought.add(value.asText()));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    for (Held held : records.values()) {
      Set<String> names =
          switch (field) {
            case "uuid" -> Set.of(held.uuid);
            case "resourceIdentifier.code" -> IsoReading.head(held.xml).names();
            default -> Set.of();
          };
      if (names.stream().anyMatch(sought::contains)) {
        hits.addObject()
            .put("_id", held.uuid)
            .putObject("_source")
            .put("uuid", held.uuid)
            .put("mdStatus", String.valueOf(held.status))
            .put("draft", held.copy == null ? "n" : "e");
      }
    }
    return answer;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  synchronized List<Shown> shown() {
    return records.values().stream()
        .map(
            held -> {
              DatasetId id = new DatasetId("1", "geonetwork", held.uuid);
              Dataset dataset = IsoReading.dataset(id, held.xml);
              return new Shown(
                  held.uuid,
                  dataset.title(),
                  dataset.description(),
                  held.isPublished,
                  dataset.distributions().stream()
                      .map(each -> ((Link) each).url().toString())
                      .toList());
            })
        .toList();
  }

  static String uuid(String xml) {
    return xml.replaceFirst("(?s).*?(?:file|metadata)Identifier>\\s*(?:<[^>]*>\\s*)*", "")
        .replaceFirst("(?s)[<\\s].*", "");
  }

  /** A minimal record, as another editor might have written it. */
  synchronized String minimal(String uuid, String identifier, String title) {
    return schemas.contains(ISO_19139)
        ? older(uuid, identifier, title)
        : newer(uuid, identifier, title);
  }

  static String newer(String uuid, String identifier, String title) {
    return """
    <mdb:MD_Metadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/2.0"
        xmlns:cit="http://standards.iso.org/iso/19115/-3/cit/2.0"
        xmlns:gco="http://standards.iso.org/iso/19115/-3/gco/1.0"
        xmlns:mcc="http://standards.iso.org/iso/19115/-3/mcc/1.0"
        xmlns:mri="http://standards.iso.org/iso/19115/-3/mri/1.0">
      <mdb:metadataIdentifier><mcc:MD_Identifier><mcc:code>
        <gco:CharacterString>%s</gco:CharacterString>
      </mcc:code></mcc:MD_Identifier></mdb:metadataIdentifier>
      <mdb:contact/>
      <mdb:dateInfo/>
      <mdb:metadataStandard/>
      <mdb:identificationInfo><mri:MD_DataIdentification>
        <mri:citation><cit:CI_Citation>
          <cit:title><gco:CharacterString>%s</gco:CharacterString></cit:title>
          <cit:identifier><mcc:MD_Identifier><mcc:code>
            <gco:CharacterString>%s</gco:CharacterString>
          </mcc:code></mcc:MD_Identifier></cit:identifier>
        </cit:CI_Citation></mri:citation>
        <mri:abstract><gco:CharacterString>De quelqu’un d’autre.</gco:CharacterString></mri:abstract>
        <mri:purpose><gco:CharacterString>But de l’autre.</gco:CharacterString></mri:purpose>
        <mri:descriptiveKeywords><mri:MD_Keywords>
          <mri:keyword><gco:CharacterString>mot de l’autre</gco:CharacterString></mri:keyword>
          <mri:type><mri:MD_KeywordTypeCode codeListValue="theme"/></mri:type>
        </mri:MD_Keywords></mri:descriptiveKeywords>
      </mri:MD_DataIdentification></mdb:identificationInfo>
    </mdb:MD_Metadata>
    """
        .formatted(uuid, title, identifier);
  }

  static String older(String uuid, String identifier, String title) {
    return """
    <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
        xmlns:gco="http://www.isotc211.org/2005/gco">
      <gmd:fileIdentifier><gco:CharacterString>%s</gco:CharacterString></gmd:fileIdentifier>
      <gmd:dateStamp><gco:Date>2024-01-01</gco:Date></gmd:dateStamp>
      <gmd:identificationInfo><gmd:MD_DataIdentification>
        <gmd:citation><gmd:CI_Citation>
          <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
          <gmd:identifier><gmd:MD_Identifier><gmd:code>
            <gco:CharacterString>%s</gco:CharacterString>
          </gmd:code></gmd:MD_Identifier></gmd:identifier>
        </gmd:CI_Citation></gmd:citation>
        <gmd:abstract><gco:CharacterString>De quelqu’un d’autre.</gco:CharacterString></gmd:abstract>
        <gmd:purpose><gco:CharacterString>But de l’autre.</gco:CharacterString></gmd:purpose>
      </gmd:MD_DataIdentification></gmd:identificationInfo>
    </gmd:MD_Metadata>
    """
        .formatted(uuid, title, identifier);
  }
}
