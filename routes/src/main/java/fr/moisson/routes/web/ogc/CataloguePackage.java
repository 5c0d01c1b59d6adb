package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.ResourceIds;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All extracts as one Frictionless <a href="https://specs.frictionlessdata.io/data-package/">Data
 * Package</a>. Columns are described in the descriptors next to the files, which each resource
 * names as {@code descriptor}.
 */
final class CataloguePackage {

  private final Shelf shelf;
  private final WebSettings settings;

  CataloguePackage(Shelf shelf, WebSettings settings) {
    this.shelf = shelf;
    this.settings = settings;
  }

  void send(Context ctx) throws IOException {
    String version = "v" + shelf.head().version() + Language.wanted(ctx);
    Root root = Root.of(ctx, settings);
    Texts texts = new Texts(Language.wanted(ctx));
    ApiAnswer.json(ctx, ApiAnswer.JSON, version, json -> write(json, root, texts));
  }

  void write(JsonGenerator json, Root root, Texts texts) throws IOException {
    json.writeStartObject();
    json.writeStringField("profile", "data-package");
    json.writeStringField("name", "catalogue");
    json.writeStringField("title", settings.title(texts));
    json.writeStringField("homepage", root.url() + "/");
    json.writeArrayFieldStart("resources");
    try (Stream<Entry> entries = shelf.stream()) {
      for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
        Entry entry = each.next();
        ResourceIds ids = new ResourceIds();
        for (var distribution : entry.dataset().distributions()) {
          if (distribution instanceof Extract extract) {
            json.writeTree(resource(root, entry, extract, ids.inFeed(extract)));
          }
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static ObjectNode resource(Root root, Entry entry, Extract extract, String id) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("name", entry.key() + "-" + id).put("title", extract.title());
    one.put("path", root.file(extract.file()));
    one.put("format", extract.format().toLowerCase(Locale.ROOT));
    one.put("mediatype", extract.mediaType());
    one.put("bytes", extract.bytes()).put("hash", "sha256:" + extract.sha256());
    one.putArray("sources")
        .addObject()
        .put("title", entry.dataset().title())
        .put("path", extract.derivedFrom().toString());
    Licence licence = entry.dataset().licenceOf(extract);
    if (licence != null && licence.uri() != null) {
      one.putArray("licenses")
          .addObject()
          .put("title", licence.label())
          .put("path", licence.uri().toString());
    }
    if (extract.descriptor() != null) {
      one.put("descriptor", root.file(extract.descriptor()));
    }
    return one;
  }
}
