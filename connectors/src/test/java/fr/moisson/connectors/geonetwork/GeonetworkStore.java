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
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of a {@link GeonetworkStandIn}, in the manner of GeoNetwork 4.2. */
final class GeonetworkStore {

  static final int APPROVED = 2;
  static final int RETIRED = 3;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Held> records = new LinkedHashMap<>();
  private boolean workflow;
  private boolean forgetful;
  private @Nullable String complaint;
  private long writes;
  private long stamps;

  /** One record, and what the workflow knows of it. */
  static final class Held {
    final String uuid;
    String xml;
    @Nullable String copy;
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

  /** From now on what is there is approved, and an import may not write over it. */
  synchronized void startWorkflow() {
    workflow = true;
    records.values().forEach(held -> held.status = APPROVED);
  }

  synchronized boolean hasWorkflow() {
    return workflow;
  }

  /** An import takes back who may see the record, as before 2023. */
  synchronized void forgetPrivileges() {
    forgetful = true;
  }

  /** The next import fails inside its report. */
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
    held.xml = dressed(xml);
    held.group = group;
    held.isPublished &= !forgetful;
  }

  synchronized void edit(Held held, String xml, @Nullable String status) {
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
   * The date moves whatever was changed, lists of codes are elsewhere, blanks come and go, and
   * types of files are guessed ({@code update-fixed-info.xsl}).
   */
  private String dressed(String xml) {
    stamps++;
    return xml.replaceFirst(
            "<gmd:dateStamp>.*?</gmd:dateStamp>",
            "<gmd:dateStamp><gco:DateTime>2026-03-01T00:%02d:%02d</gco:DateTime></gmd:dateStamp>"
                .formatted(stamps / 60 % 60, stamps % 60))
        .replace("http://standards.iso.org/iso/19139/resources/", "http://www.isotc211.org/2005/")
        .replaceAll("<gmx:MimeFileType type=\"[^\"]*\"", "<gmx:MimeFileType type=\"\"")
        .replace("><gmd:", ">\n  <gmd:");
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
    return xml.replaceFirst("(?s).*?fileIdentifier>\\s*<[^>]*>\\s*", "")
        .replaceFirst("(?s)[<\\s].*", "");
  }

  /** What somebody else may have written, with little in it. */
  static String minimal(String uuid, String identifier, String title) {
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
