package fr.moisson.routes.web.list;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Origin;
import fr.moisson.harvesters.model.ResourceIds;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Root;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All files as one Frictionless <a href="https://specs.frictionlessdata.io/data-package/">Data
 * Package</a>: extracts, and those that datasets link to. The columns of extracts are described in
 * the descriptors next to the files, which each resource names as {@code descriptor}.
 */
public final class CataloguePackage {

  private final Shelf shelf;
  private final WebSettings settings;

  public CataloguePackage(Shelf shelf, WebSettings settings) {
    this.shelf = shelf;
    this.settings = settings;
  }

  public void send(Context ctx) throws IOException {
    String version = ApiAnswer.versionInLanguage(ctx, shelf.head().version());
    Root root = Root.of(ctx, settings);
    Texts texts = new Texts(Language.wanted(ctx));
    ApiAnswer.json(ctx, ApiAnswer.JSON, version, json -> write(json, root, texts));
  }

  public void write(JsonGenerator json, Root root, Texts texts) throws IOException {
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
        for (Distribution distribution : entry.dataset().distributions()) {
          String name = entry.key() + "-" + ids.inFeed(distribution);
          if (distribution instanceof Extract extract) {
            json.writeTree(made(root, entry, extract, name));
          } else if (distribution instanceof Link link && isFile(link)) {
            json.writeTree(linked(entry, link, name));
          }
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Not a service, nor a page: only files can be resources. */
  private static boolean isFile(Link link) {
    return link.service() == null
        && !"HTML".equals(link.format())
        && link.url().toString().matches("(?i)https?://.+");
  }

  private static ObjectNode made(Root root, Entry entry, Extract extract, String name) {
    ObjectNode one = resource(entry, extract, name);
    one.put("path", root.file(extract.file())).put("hash", "sha256:" + extract.sha256());
    source(one, entry, extract.derivedFrom());
    if (extract.descriptor() != null) {
      one.put("descriptor", root.file(extract.descriptor()));
    }
    return one;
  }

  private static ObjectNode linked(Entry entry, Link link, String name) {
    ObjectNode one = resource(entry, link, name);
    one.put("path", link.url().toString());
    if (link.checksum() != null) {
      // Without an algorithm, it is an MD5.
      one.put("hash", link.checksum().replaceFirst("^md5:", ""));
    }
    if (entry.dataset().landingPage() != null) {
      source(one, entry, entry.dataset().landingPage());
    }
    return one;
  }

  private static void source(ObjectNode resource, Entry entry, URI address) {
    ObjectNode source = resource.putArray("sources").addObject();
    if (Origin.isHere(address)) {
      source.put("title", Origin.name(address));
    } else {
      source.put("title", entry.dataset().title()).put("path", address.toString());
    }
  }

  private static ObjectNode resource(Entry entry, Distribution distribution, String name) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("name", name).put("title", distribution.title());
    if (distribution.format() != null) {
      one.put("format", distribution.format().toLowerCase(Locale.ROOT));
    }
    if (distribution.mediaType() != null) {
      one.put("mediatype", distribution.mediaType());
    }
    if (distribution.bytes() != null) {
      one.put("bytes", distribution.bytes());
    }
    Licence licence = entry.dataset().licenceOf(distribution);
    if (licence != null && licence.uri() != null) {
      one.putArray("licenses")
          .addObject()
          .put("title", licence.label())
          .put("path", licence.uri().toString());
    }
    return one;
  }
}
