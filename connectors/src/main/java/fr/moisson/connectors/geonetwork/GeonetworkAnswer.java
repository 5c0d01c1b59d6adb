package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * An answer of GeoNetwork. Its errors are {@code {"code", "message", "description"}}; an import
 * answers 201 with a report, which may contain errors ({@code MetadataProcessingReport}).
 *
 * @param json missing when the answer is not JSON
 */
record GeonetworkAnswer(URI site, String call, Door.Reply reply, JsonNode json) {

  private static final Set<Integer> ABOUT_THE_RECORD = Set.of(400, 409, 413, 415, 422);

  /** Too large for it or for a proxy, of a type that it does not accept, or no space is left. */
  private static final Set<Integer> ABOUT_THE_FILE = Set.of(400, 413, 415, 422, 507);

  static GeonetworkAnswer of(URI site, String call, Door.Reply reply) {
    return new GeonetworkAnswer(site, call, reply, JsonFields.tree(reply.text()));
  }

  /** Whether the CSRF token was missing or outdated; the call then had no effect. */
  boolean isForged() {
    return reply.status() == 403 && reply.text().toUpperCase(Locale.ROOT).contains("CSRF");
  }

  /**
   * Whether GeoNetwork itself says that there is no such record; the 404 of a proxy does not count.
   */
  boolean isNotFound() {
    // The error may be in JSON or in XML.
    return reply.status() == 404 && reply.text().contains("resource_not_found");
  }

  /** Whether the workflow forbids the request, or there is none. */
  boolean isAboutTheWorkflow() {
    return reply.status() == 400 && reply.text().toLowerCase(Locale.ROOT).contains("workflow");
  }

  /** Whether the catalogue refuses a file; its record may still be accepted. */
  boolean refusesFile() {
    return ABOUT_THE_FILE.contains(reply.status());
  }

  /** Throws if the call failed. */
  GeonetworkAnswer checked() {
    if (!reply.isSuccess()) {
      throw failure();
    }
    return this;
  }

  /** The report of an import; throws if it contains errors. */
  GeonetworkAnswer imported() {
    checked();
    if (!json.isObject()) {
      throw unexpected();
    }
    List<String> errors = new ArrayList<>();
    json.path("errors").forEach(error -> errors.add(error.path("message").asText(error.asText())));
    json.path("metadataErrors")
        .forEach(
            record ->
                record.forEach(error -> errors.add(error.path("message").asText(error.asText()))));
    if (errors.isEmpty() && json.path("numberOfRecordsWithErrors").asInt() > 0) {
      errors.add(json.toString());
    }
    if (!errors.isEmpty()) {
      throw new BadItem(Notice.of(Code.ERROR_INSIDE_SUCCESS, site, String.join(" ; ", errors)));
    }
    return this;
  }

  /** The answer is no JSON, or has an unexpected structure. */
  Unavailable unexpected() {
    return Refusals.unexpected(site, call + ": " + Refusals.quote(reply));
  }

  /** Why the call failed, as an exception that tells the caller how to react. */
  HarvestException failure() {
    return ABOUT_THE_RECORD.contains(reply.status())
        ? new BadItem(Notice.of(Code.PORTAL_REFUSES, site, reply.status(), explanation()))
        : Refusals.of(site, reply);
  }

  /** The call, and the message of GeoNetwork or of a proxy, in one line. */
  private String explanation() {
    String message = json.path("message").asText();
    String description = json.path("description").asText();
    if (message.isEmpty() && description.isEmpty()) {
      String text = reply.text();
      boolean isMarkup = text.stripLeading().startsWith("<");
      return call + ": " + (isMarkup ? Jsoup.parse(text).text() : text);
    }
    boolean adds = !description.isEmpty() && !description.equals(message);
    return call + ": " + message + (adds ? " ; " + description : "");
  }
}
