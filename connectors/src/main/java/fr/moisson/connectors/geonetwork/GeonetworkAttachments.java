package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.iso.IsoRecord;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Our files attached to one record, in the <a
 * href="https://docs.geonetwork-opensource.org/4.4/user-guide/associating-resources/using-filestore/">catalogue's
 * file store</a>. It does not accept a second file with the same name, so an old one is deleted
 * first. The store only gives names and sizes; the ledger tells whether a file is current. A file
 * is not sent if somebody removed the link to it from the record.
 */
final class GeonetworkAttachments {

  /** Prefix of the files' field names in the ledger. */
  private static final String FIELD = "file ";

  /** If the record has a working copy, the file belongs to it until it is approved. */
  private static final String COPY = "approved=false";

  private final GeonetworkSession session;
  private final URI site;
  private final String uuid;
  private final Sending sending;
  private final List<GeonetworkUpload> uploads;
  private final Set<String> sent = new HashSet<>();
  private final Map<GeonetworkUpload, GeonetworkAnswer> refused = new LinkedHashMap<>();

  GeonetworkAttachments(GeonetworkSession session, URI site, String uuid, Sending sending) {
    this.session = session;
    this.site = site;
    this.uuid = uuid;
    this.sending = sending;
    this.uploads = new ArrayList<>(GeonetworkUpload.of(sending.rendered()));
  }

  /** Addresses of the files that the catalogue is to store, by the names of their links. */
  Map<String, URI> addresses() {
    Map<String, URI> addresses = new HashMap<>();
    uploads.forEach(upload -> addresses.put(upload.link(), address(upload.name())));
    return addresses;
  }

  private URI address(String name) {
    return URI.create(RequestUris.root(site) + "/srv/api/" + path(name));
  }

  private String path(String name) {
    return GeonetworkApi.record(uuid) + "/attachments/" + RequestUris.step(name);
  }

  /**
   * Sends the files to which a record links, unless the current ones are already there.
   *
   * @param edits knows the last state
   * @return whether the catalogue accepted all; those it refused become links
   */
  boolean put(IsoRecord record, Edits edits) {
    List<GeonetworkUpload> linked = linked(record);
    if (linked.isEmpty()) {
      return true;
    }
    Set<String> there = names();
    boolean takesAll = true;
    for (GeonetworkUpload upload : linked) {
      boolean isThere = there.contains(upload.name());
      boolean isCurrent =
          sent.contains(upload.name()) || edits.isAsLeft(field(upload), hash(upload));
      if (!isThere || !isCurrent) {
        if (isThere) {
          delete(upload.name());
        }
        takesAll &= isTaken(upload);
      }
    }
    return takesAll;
  }

  private boolean isTaken(GeonetworkUpload upload) {
    GeonetworkAnswer answer =
        session.upload(
            GeonetworkApi.record(uuid) + "/attachments?visibility=public&" + COPY,
            upload.part(sending.files()));
    if (answer.refusesFile()) {
      uploads.remove(upload);
      refused.put(upload, answer);
      return false;
    }
    answer.checked();
    sent.add(upload.name());
    return true;
  }

  /** Called after the record is written: before 2023, an import may have deleted the files. */
  void restore(IsoRecord written, Edits edits) {
    if (!put(written, edits)) {
      throw List.copyOf(refused.values()).get(refused.size() - 1).failure();
    }
  }

  /** Deletes files that we left there and to which the record no longer links. */
  void clean(IsoRecord written) {
    Set<String> addresses = written.addresses();
    sending.left().keySet().stream()
        .filter(field -> field.startsWith(FIELD))
        .map(field -> field.substring(FIELD.length()))
        .filter(name -> !addresses.contains(address(name).toString()))
        .forEach(this::delete);
  }

  private Set<String> names() {
    GeonetworkAnswer answer =
        session.send("GET", GeonetworkApi.record(uuid) + "/attachments?" + COPY).checked();
    if (!answer.json().isArray()) {
      throw answer.unexpected();
    }
    Set<String> names = new HashSet<>();
    for (JsonNode file : answer.json()) {
      names.add(file.path("filename").asText());
    }
    return names;
  }

  private void delete(String name) {
    GeonetworkAnswer answer = session.send("DELETE", path(name) + "?" + COPY);
    if (!answer.isNotFound()) {
      answer.checked();
    }
  }

  /** Notes the state of the files for the next time. */
  void show(Edits edits, IsoRecord written) {
    linked(written).forEach(upload -> edits.shows(field(upload), hash(upload)));
  }

  private List<GeonetworkUpload> linked(IsoRecord record) {
    Set<String> addresses = record.addresses();
    return uploads.stream()
        .filter(upload -> addresses.contains(address(upload.name()).toString()))
        .toList();
  }

  /** What the officer should know. */
  List<Notice> remarks() {
    return refused.entrySet().stream()
        .map(
            one ->
                Notice.of(
                    Notice.Code.PORTAL_LOSES,
                    PortalFields.ofFile(
                        one.getKey().name(), String.valueOf(one.getValue().reply().status()))))
        .toList();
  }

  private static String field(GeonetworkUpload upload) {
    return FIELD + upload.name();
  }

  private static TextNode hash(GeonetworkUpload upload) {
    return TextNode.valueOf(upload.sha256());
  }
}
