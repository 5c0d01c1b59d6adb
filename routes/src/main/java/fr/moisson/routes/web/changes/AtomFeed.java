package fr.moisson.routes.web.changes;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Change;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.Summary;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.Validator;
import fr.moisson.routes.web.answer.WebSettings;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The datasets that changed last, for news readers (Atom, RFC 4287), in pages (RFC 5005). Removed
 * datasets are deleted entries (RFC 6721).
 */
public final class AtomFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
  private static final String TYPE = "application/atom+xml";
  private static final String BEFORE = "before";
  private static final int SIZE = 100;

  private final Shelf shelf;
  private final History history;
  private final CatalogueHeader header;
  private final WebSettings settings;

  public AtomFeed(Shelf shelf, History history, CatalogueHeader header, WebSettings settings) {
    this.shelf = shelf;
    this.history = history;
    this.header = header;
    this.settings = settings;
  }

  public void show(Context ctx, Language language) throws IOException {
    String before = before(ctx);
    Reading.open(ctx);
    ctx.header("Cache-Control", "no-cache");
    ctx.header("Content-Language", language.code());
    ctx.contentType(TYPE + "; charset=utf-8");
    Shelf.Head head = shelf.head();
    if (Validator.of(head, header).settles(ctx)) {
      return;
    }
    List<Change> changes =
        history.latest(before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before), SIZE);
    Instant updated = head.changed().orElse(Instant.EPOCH);
    Streamed.send(
        ctx,
        out -> {
          try {
            write(out, language, before, updated, changes);
          } catch (XMLStreamException e) {
            throw new IOException(e);
          }
        });
  }

  /** The version before which the page ends; empty for the first page. */
  private static String before(Context ctx) {
    String before = Objects.requireNonNullElse(ctx.queryParam(BEFORE), "");
    if (!before.matches("(?:[1-9][0-9]{0,17})?")) {
      throw new NotFoundResponse();
    }
    return before;
  }

  private void write(
      OutputStream out, Language language, String before, Instant updated, List<Change> changes)
      throws XMLStreamException {
    String address = header.at(path(language, "changes.atom")).toString();
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(ATOM);
    xml.writeStartElement(ATOM, "feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeNamespace("at", TOMBSTONES);
    xml.writeAttribute("xml:lang", language.code());
    text(xml, "id", address);
    Texts texts = new Texts(language);
    text(xml, "title", settings.title(texts));
    text(xml, "updated", updated.toString());
    link(xml, "self", before.isEmpty() ? address : page(address, before), TYPE);
    // A site of plain files ignores query parameters: the next page would be this one again.
    if (settings.interactive() && changes.size() == SIZE) {
      long last = changes.get(SIZE - 1).version();
      link(xml, "next", page(address, String.valueOf(last)), TYPE);
    }
    link(xml, "alternate", header.at(path(language, "")).toString(), "text/html");
    xml.writeStartElement(ATOM, "author");
    text(xml, "name", header.publisher());
    xml.writeEndElement();
    for (Change change : changes) {
      xml.writeCharacters("\n");
      String iri = DcatGraph.iri(change.key(), header.base());
      if (change.dataset().isEmpty()) {
        xml.writeEmptyElement("at", "deleted-entry", TOMBSTONES);
        xml.writeAttribute("ref", iri);
        xml.writeAttribute("when", change.at().toString());
      } else {
        entry(xml, texts, iri, change, change.dataset().get());
      }
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private void entry(XMLStreamWriter xml, Texts texts, String iri, Change change, Dataset dataset)
      throws XMLStreamException {
    String kind = change.kind() == Change.Kind.CREATE ? "changes.create" : "changes.update";
    String page = path(texts.language(), "datasets/" + change.key());
    xml.writeStartElement(ATOM, "entry");
    text(xml, "id", iri);
    text(xml, "title", dataset.title(), dataset.textLanguage());
    text(xml, "published", change.firstPublished().toString());
    text(xml, "updated", change.at().toString());
    link(xml, "alternate", header.at(page).toString(), "text/html");
    xml.writeEmptyElement(ATOM, "category");
    xml.writeAttribute("term", kind.substring("changes.".length()));
    xml.writeAttribute("label", texts.get(kind));
    for (String theme : dataset.themes()) {
      xml.writeEmptyElement(ATOM, "category");
      xml.writeAttribute("term", theme);
      xml.writeAttribute("label", texts.theme(theme));
    }
    text(xml, "summary", Summary.of(dataset), dataset.textLanguage());
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text, String language)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeAttribute("xml:lang", language);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String address, String type)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", address);
  }

  private static String page(String address, String before) {
    return address + "?" + BEFORE + "=" + before;
  }

  private static String path(Language language, String page) {
    return language.address(page).substring(1);
  }
}
