package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Licence;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptorTest {

  private static final String DAY = "2026-11-20T08:00:00Z";
  private static final String HASH = "ab".repeat(32);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("insee", ColumnType.STRING, "Code INSEE", "Celui de la commune"),
          Column.of("haut").as(ColumnType.DECIMAL_COMMA),
          Column.of("jour").as(ColumnType.FRENCH_DATE),
          Column.of("vu").as(ColumnType.LOCAL_DATETIME),
          new Column("euros", ColumnType.GROUPED_DECIMAL_COMMA, "", "", "\u202F"),
          new Column("habitants", ColumnType.GROUPED_INTEGER, "", "", " "),
          new Column("volume", ColumnType.GROUPED_INTEGER, "", "", "."),
          Column.of("releve").as(ColumnType.FRENCH_MINUTE),
          new Column("protege", ColumnType.BOOLEAN, "", "", "", List.of("Oui"), List.of("Non")));

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void eachFileIsAResourceOfTheSpecification(OutputFormat format) throws IOException {
    JsonNode resource = json(format, null).at("/resources/0");

    assertThat(resource.path("name").textValue()).matches("[a-z0-9._-]+");
    assertThat(resource.path("path").textValue()).matches("[^/.][^\\\\]*").doesNotContain("..");
    assertThat(resource.path("profile").textValue()).isIn("data-resource", "tabular-data-resource");
    assertThat(resource.path("format").textValue()).isEqualTo(format.extension());
    assertThat(resource.path("mediatype").textValue()).matches("\\w+/[\\w.+-]+");
    assertThat(resource.path("bytes").isIntegralNumber()).isTrue();
    assertThat(resource.path("hash").textValue()).matches("sha256:[0-9a-f]{64}");
    assertThat(resource.path("schema").path("fields")).hasSizeGreaterThanOrEqualTo(4);
    for (JsonNode field : resource.path("schema").path("fields")) {
      assertThat(field.path("name").textValue()).isNotEmpty();
      assertThat(field.path("type").textValue())
          .isIn("string", "number", "integer", "boolean", "year", "date", "datetime");
    }
  }

  @Test
  void csvSaysHowItsValuesAreWritten() throws IOException {
    assertThat(json(OutputFormat.CSV, null).at("/resources/0/schema"))
        .hasToString(
            "{\"fields\":[{\"name\":\"insee\",\"type\":\"string\",\"title\":\"Code INSEE\","
                + "\"description\":\"Celui de la commune\"},"
                + "{\"name\":\"haut\",\"type\":\"number\",\"decimalChar\":\",\"},"
                + "{\"name\":\"jour\",\"type\":\"date\",\"format\":\"%d/%m/%Y\"},"
                + "{\"name\":\"vu\",\"type\":\"datetime\",\"format\":\"any\"},"
                + "{\"name\":\"euros\",\"type\":\"number\",\"decimalChar\":\",\","
                + "\"groupChar\":\"\u202F\"},"
                + "{\"name\":\"habitants\",\"type\":\"number\",\"groupChar\":\" \"},"
                + "{\"name\":\"volume\",\"type\":\"number\",\"decimalChar\":\",\","
                + "\"groupChar\":\".\"},"
                + "{\"name\":\"releve\",\"type\":\"datetime\",\"format\":\"%d/%m/%Y %H:%M\"},"
                + "{\"name\":\"protege\",\"type\":\"boolean\","
                + "\"trueValues\":[\"Oui\"],\"falseValues\":[\"Non\"]}],"
                + "\"missingValues\":[\"\"]}");
    assertThat(json(OutputFormat.CSV, null).at("/resources/0/encoding").textValue())
        .isEqualTo("utf-8");
    assertThat(json(OutputFormat.GPKG, null).at("/resources/0/schema/fields").toString())
        .contains("{\"name\":\"habitants\",\"type\":\"integer\"}")
        .doesNotContain("format", "decimalChar", "groupChar", "trueValues");
  }

  @Test
  void geoJsonSaysHowItsDaysAreWritten() throws IOException {
    assertThat(json(OutputFormat.GEOJSON, null).at("/resources/0/schema/fields").toString())
        .contains(
            "{\"name\":\"haut\",\"type\":\"number\"}",
            "{\"name\":\"jour\",\"type\":\"date\",\"format\":\"%d/%m/%Y\"}",
            "{\"name\":\"vu\",\"type\":\"datetime\",\"format\":\"any\"}",
            "{\"name\":\"habitants\",\"type\":\"integer\"}",
            "{\"name\":\"releve\",\"type\":\"datetime\",\"format\":\"%d/%m/%Y %H:%M\"}");
  }

  @Test
  void aPublishedSchemaIsNamedBesideTheColumns() throws IOException {
    JsonNode schema =
        json(OutputFormat.CSV, URI.create("https://schemas.example/1.0/schema.json"))
            .at("/resources/0/schema");

    assertThat(schema.path("path").textValue())
        .isEqualTo("https://schemas.example/1.0/schema.json");
    assertThat(schema.path("fields")).hasSize(COLUMNS.size());
  }

  @Test
  void thePackageSaysWhereItComesFromAndHowItWasMade() throws IOException {
    JsonNode all = json(OutputFormat.CSV, null);

    assertThat(all.path("name").textValue()).matches("[a-z0-9._-]+");
    assertThat(all.path("created").textValue()).isEqualTo(DAY);
    assertThat(all.path("licenses"))
        .hasToString("[{\"path\":\"https://licences.example/lo\",\"title\":\"Licence Ouverte\"}]");
    assertThat(all.path("contributors"))
        .hasToString(
            "[{\"title\":\"Ville\",\"role\":\"publisher\",\"path\":\"https://ville.example/\"}]");
    assertThat(all.path("sources"))
        .hasToString(
            "[{\"title\":\"https://donnees.example/f.csv\",\"path\":\"https://donnees.example/f.csv\","
                + "\"version\":\"\\\"v1\\\"\",\"modified\":\"2026-11-20T08:00:00Z\"}]");
    assertThat(all.path("provenance"))
        .hasToString(
            "{\"territory\":{\"code\":\"79191\",\"name\":\"Niort\",\"contour\":\"2026-01\"},"
                + "\"boundaryRule\":\"points-in-lines-whole\","
                + "\"software\":{\"name\":\"Moisson\",\"version\":\"1.2\"}}");
  }

  /** The specification knows web addresses and paths within the package. */
  @Test
  void aDroppedFileIsASourceWithoutAPath() throws IOException {
    Descriptor.Input dropped =
        new Descriptor.Input(URI.create("file:arbres%202026.csv"), null, null, null);

    byte[] json = descriptor(OutputFormat.CSV, null, dropped).json();

    assertThat(new ObjectMapper().readTree(json).path("sources"))
        .hasToString("[{\"title\":\"arbres 2026.csv\"}]");
  }

  @Test
  void filesThatAnUpgradeMayNotChangeNameNoVersion() throws IOException {
    Descriptor made = descriptor(OutputFormat.CSV, null);
    Descriptor.Making making = new Descriptor.Making("79191", "Niort", null, "2026-01", null, null);
    byte[] json =
        new Descriptor(
                made.name(),
                made.title(),
                made.description(),
                made.modified(),
                made.licence(),
                made.publisher(),
                made.input(),
                making,
                made.resources())
            .json();

    assertThat(new ObjectMapper().readTree(json).at("/provenance/software"))
        .hasToString("{\"name\":\"Moisson\"}");
  }

  @Test
  void theSameFactsGiveTheSameBytes() {
    byte[] first = descriptor(OutputFormat.CSV, null).json();

    assertThat(descriptor(OutputFormat.CSV, null).json()).isEqualTo(first);
    assertThat(new String(first, UTF_8))
        .startsWith("{\n  \"profile\"")
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  private static JsonNode json(OutputFormat format, URI schema) throws IOException {
    return new ObjectMapper().readTree(descriptor(format, schema).json());
  }

  private static Descriptor descriptor(OutputFormat format, URI schema) {
    return descriptor(
        format,
        schema,
        new Descriptor.Input(URI.create("https://donnees.example/f.csv"), null, "\"v1\"", DAY));
  }

  private static Descriptor descriptor(OutputFormat format, URI schema, Descriptor.Input input) {
    return new Descriptor(
        "arbres-79191",
        "Arbres",
        "",
        DAY,
        new Licence("Licence Ouverte", URI.create("https://licences.example/lo")),
        new Agent("Ville", URI.create("https://ville.example/"), null),
        input,
        new Descriptor.Making("79191", "Niort", "points-in-lines-whole", "2026-01", null, "1.2"),
        List.of(
            new Descriptor.Resource(
                format, "arbres-79191." + format.extension(), 12, HASH, COLUMNS, schema)));
  }
}
