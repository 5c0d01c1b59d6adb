package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.schemas.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same tables validated against the same schemas by Validata itself: which lines have errors,
 * and with which codes. Left out are the cells for which we are deliberately stricter: digits of
 * other scripts, texts that only a lenient date parser accepts, and UUIDs without hyphens.
 */
@Tag("lab")
class ValidataTest {

  private static final List<String> CELLS =
      List.of(
          "",
          "abc",
          "1",
          "-1",
          "+1",
          "1.5",
          "1,5",
          "1 000",
          "1 000,5",
          "1e3",
          "1E-3",
          ".5",
          "5.",
          "007",
          "NaN",
          "INF",
          "inf",
          "12%",
          "5 €",
          "$12.5",
          " 12",
          "12 ",
          "true",
          "True",
          "TRUE",
          "oui",
          "Non",
          "0",
          "vrai",
          "2020",
          "99999",
          "-5",
          "2020-01",
          "2020-1",
          "2020-13",
          "2020-01-01",
          "2020-1-1",
          "20200101",
          "2020-02-30",
          "01/02/2020",
          "31/02/2020",
          "2020/01/01",
          "2020-01-01T10:00:00Z",
          "2020-01-01T10:00:00",
          "2020-01-01 10:00:00",
          "2020-01-01T10:00:00+02:00",
          "2020-01-01T25:00:00Z",
          "10:00:00",
          "10:00",
          "9:00",
          "24:00",
          "P1Y",
          "P1Y2M10DT2H30M",
          "1Y",
          "P",
          "48.85,2.35",
          "48.85, 2.35",
          "[2.35, 48.85]",
          "[200,48]",
          "200,48",
          "{\"lon\":2.35,\"lat\":48.85}",
          "{\"x\":1}",
          "(48.85,2.35)",
          "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}",
          "[]",
          "{}",
          "null",
          "a@b.fr",
          "a@b",
          "a b@c.fr",
          "http://a.fr",
          "http://a.fr/é",
          "www.a.fr",
          "mailto:a@b.fr",
          "YWJj",
          "YWJ",
          "123e4567-e89b-12d3-a456-426614174000",
          "a\"b",
          "é",
          "A B",
          "130025265",
          "130 025 265",
          "13002526500013",
          "13002526500014",
          "35600000049837",
          "0549784000",
          "+33 5 49 78 40 00",
          "05.49.78.40.00",
          "112",
          "3949",
          "06 12",
          "Urbanisme/Documents",
          "Urbanisme",
          "Finances locales/ Divers",
          "2019/2020",
          "2020/2019",
          "Mo-Fr 08:00-18:00",
          "Mo-Fr 8:00-18:00",
          "24/7",
          "lundi 8h-12h",
          "Mo-Fr 08:00-18:00; PH off");

  private static final List<String> FIELDS =
      List.of(
          "'type':'string'",
          "'type':'string','format':'email'",
          "'type':'string','format':'uri'",
          "'type':'string','format':'uuid'",
          "'type':'string','format':'binary'",
          "'type':'number'",
          "'type':'number','decimalChar':','",
          "'type':'number','groupChar':' '",
          "'type':'number','bareNumber':false",
          "'type':'integer'",
          "'type':'integer','bareNumber':false",
          "'type':'boolean'",
          "'type':'boolean','trueValues':['oui'],'falseValues':['Non']",
          "'type':'date'",
          "'type':'date','format':'%d/%m/%Y'",
          "'type':'time'",
          "'type':'time','format':'%H:%M'",
          "'type':'datetime'",
          "'type':'datetime','format':'%Y-%m-%dT%H:%M:%SZ'",
          "'type':'year'",
          "'type':'yearmonth'",
          "'type':'duration'",
          "'type':'geopoint'",
          "'type':'geopoint','format':'array'",
          "'type':'geopoint','format':'object'",
          "'type':'geojson'",
          "'type':'array'",
          "'type':'object'",
          "'type':'any'",
          "'type':'string','constraints':{'required':true}",
          "'type':'string','constraints':{'unique':true}",
          "'type':'string','constraints':{'pattern':'^[A-Z]{2}\\\\d+$'}",
          "'type':'string','constraints':{'pattern':'\\\\d{2}'}",
          "'type':'string','constraints':{'enum':['abc','oui','1']}",
          "'type':'integer','constraints':{'minimum':5,'maximum':2000}",
          "'type':'number','constraints':{'minimum':'1.5'}",
          "'type':'date','constraints':{'minimum':'2020-01-01'}");

  private static final List<String> CHECKS =
      List.of(
          "siren",
          "siret",
          "phone-number-value",
          "nomenclature-actes-value",
          "year-interval-value",
          "opening-hours-value");

  private static final String PLAIN =
      "{'name':'essai','fields':[{'name':'id','type':'integer','constraints':{'required':true}},"
          + "{'name':'v','type':'string'},{'name':'w','type':'integer'}]%s}";

  /** Tables and schemas that test lines and headers. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("id,v,w\n1,a,2\n,,\n2,b,3\n", ""),
          Map.entry("id,v,w\n1,a,2,9\n2,b,3,,\n", ""),
          Map.entry("v,w\na,2\n", ""),
          Map.entry("w,id,v\n2,1,a\n", ""),
          Map.entry("id,v,w,x\n1,a,2,b\n", ""),
          Map.entry("ID,v,w\n1,a,2\n", ""),
          Map.entry("id;v;w\n1;a;2,5\n", ""),
          Map.entry("id,v,w\n1,\"a, \"\"b\"\"\",2\n2, ,3\n", ""),
          Map.entry("id,v,w\n1,NA,-\n2,b,NA\n", ",'missingValues':['','NA','-']"),
          Map.entry("id,v,w\n1,a,2\n1,b,3\n1,a,3\n", ",'primaryKey':['id','v']"),
          Map.entry(
              "id,v,w\n1,a,\n2,b,1\n3,c,9\n",
              ",'foreignKeys':[{'fields':'w','reference':{'resource':'','fields':'id'}}]"),
          Map.entry(
              "id,v,w\n1,,\n2,x,\n3,,4\n", check("one-of-required", "'column1':'v','column2':'w'")),
          Map.entry("id,v\n1,\n2,x\n", check("one-of-required", "'column1':'v','column2':'w'")),
          Map.entry(
              "id,v,w\n1,,3\n2,x,\n3,y,4\n",
              check("cohesive-columns-value", "'column':'v','othercolumns':['w']")),
          Map.entry(
              "id,v,w\n1,10,9\n9,9,10\n2,x,2\n",
              check("compare-columns-value", "'column':'id','op':'<','column2':'w'")));

  private static String check(String name, String params) {
    return ",'custom_checks':[{'name':'%s','params':{%s}}]".formatted(name, params);
  }

  @TempDir private Path folder;
  private final Map<Path, String> schemas = new LinkedHashMap<>();

  @BeforeEach
  void write() throws IOException {
    String rows =
        CELLS.stream()
            .map(cell -> "1,\"%s\"".formatted(cell.replace("\"", "\"\"")))
            .collect(Collectors.joining("\n", "id,v\n", "\n"));
    for (String field : FIELDS) {
      add(rows, "{'name':'essai','fields':[{'name':'id'},{'name':'v',%s}]}".formatted(field));
    }
    for (String name : CHECKS) {
      add(
          rows,
          "{'name':'essai','fields':[{'name':'id'},{'name':'v'}]%s}"
              .formatted(check(name, "'column':'v'")));
    }
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      add(table.getKey(), PLAIN.formatted(table.getValue()));
    }
  }

  private void add(String csv, String schema) throws IOException {
    Path table = Files.writeString(Files.createTempFile(folder, "table", ".csv"), csv);
    schemas.put(table, schema.replace('\'', '"'));
  }

  @Test
  void validataFindsTheSame() throws IOException, InterruptedException {
    Map<Path, Set<String>> theirs = theirs();

    SoftAssertions softly = new SoftAssertions();
    schemas.forEach(
        (table, schema) ->
            softly
                .assertThat(ours(table, schema))
                .as(schema)
                .containsExactlyInAnyOrderElementsOf(theirs.get(table)));

    assertThat(theirs).hasSameSizeAs(schemas);
    assertThat(theirs.values().stream().mapToInt(Set::size).sum()).isGreaterThan(2000);
    softly.assertAll();
  }

  private static Set<String> ours(Path table, String schema) {
    return Validated.of(Validated.table(table), TableSchemaTest.read(schema)).findings().stream()
        .filter(finding -> !finding.code().text().endsWith("-warn"))
        .map(ValidataTest::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Finding finding) {
    String code = finding.code().text();
    // Validata has a single code for the checks that it takes from a library.
    boolean isOfLibrary = code.startsWith("french-sir") || code.equals("nomenclature-actes");
    String name = isOfLibrary ? "custom-check-error" : code;
    return finding.line() == null ? name : finding.line() + " " + name;
  }

  private Map<Path, Set<String>> theirs() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("../lab/readers/run", "validata/validate"));
    for (Map.Entry<Path, String> one : schemas.entrySet()) {
      command.add(Files.writeString(Path.of(one.getKey() + ".json"), one.getValue()).toString());
      command.add(one.getKey().toString());
    }
    Path said = folder.resolve("said");
    Path told = folder.resolve("told");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(told.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(told)).isZero();
    Map<Path, Set<String>> found = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(said, UTF_8)) {
      for (String line : lines.filter(one -> one.startsWith("{")).toList()) {
        JsonNode table = new ObjectMapper().readTree(line);
        Set<String> findings = new TreeSet<>();
        table.path("found").forEach(finding -> findings.add(finding.asText()));
        found.put(Path.of(table.path("table").asText()), findings);
      }
    }
    return found;
  }
}
