package fr.moisson.connectors.records;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Reference;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLinksTest {

  /** A file at pygeoapi, a page at pygeometa, and the record itself elsewhere. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "text/csv, https://x.example/zh, https://x.example/zh, https://x.example/fiche",
        "-, https://x.example/zh.gpkg, https://x.example/zh.gpkg, https://x.example/fiche",
        "WWW:LINK, https://x.example/zh, -, https://x.example/zh",
        "OGC:WFS, https://x.example/wfs, -, https://x.example/fiche",
        "-, https://x.example/zh, -, https://x.example/fiche",
        "application/pdf, https://x.example/zh, -, https://x.example/fiche",
        "image/png, https://x.example/zh, -, https://x.example/fiche",
        "-, https://x.example/zh.odt, -, https://x.example/fiche",
        "text/html, https://x.example/zh.csv, -, https://x.example/zh.csv",
        "application/json, https://x.example/items/zh, -, https://x.example/fiche",
        "application/geo+json, https://x.example/zh.geojson, -, https://x.example/fiche",
        "-, https://x.example/items/zh?f=json, -, https://x.example/fiche"
      })
  void aCanonicalLinkLeadsToWhatItsTypeOrAddressTells(
      @Nullable String type, String href, @Nullable String file, String page) {
    String stated = type == null ? "" : "\"type\": \"" + type + "\",";
    RecordLinks links =
        new RecordLinks(
            JsonFields.tree(
                """
                {"id": "zh", "links": [{%s "rel": "canonical", "href": "%s"},
                  {"rel": "alternate", "type": "text/html", "href": "https://x.example/fiche"}]}"""
                    .formatted(stated, href)));

    assertThat(links.distributions().stream().map(Link::url).map(Object::toString).toList())
        .isEqualTo(file == null ? List.of() : List.of(file));
    assertThat(links.landingPage()).hasToString(page);
  }

  @Test
  void aFileAboutTheDataIsADocument() {
    RecordLinks links =
        new RecordLinks(
            JsonFields.tree(
                """
                {"id": "zh", "links": [
                  {"rel": "describedby", "type": "application/pdf", "title": "Notice", "href":
                   "https://x.example/notice.pdf"},
                  {"rel": "describedby", "type": "application/schema+json", "href":
                   "https://x.example/schema"},
                  {"rel": "describedby", "type": "application/xml", "href":
                   "https://x.example/iso"},
                  {"rel": "about", "type": "text/html", "href": "https://x.example/zh"}]}"""));

    assertThat(links.landingPage()).hasToString("https://x.example/zh");
    assertThat(links.references())
        .containsExactly(
            new Reference(
                Reference.Part.DOCUMENTATION,
                URI.create("https://x.example/notice.pdf"),
                "Notice"));
    assertThat(links.distributions()).isEmpty();
  }
}
