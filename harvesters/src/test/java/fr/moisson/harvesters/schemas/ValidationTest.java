package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.Record;
import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.report.FindingMessages;
import fr.moisson.harvesters.schemas.report.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

  private static final String ARBRES =
      """
      {"name": "arbres", "version": "1.0.0", "primaryKey": "id", "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": true, "minimum": 1}},
        {"name": "genre", "constraints": {"maxLength": 8}},
        {"name": "hauteur", "type": "number", "constraints": {"maximum": 15000}},
        {"name": "plantation", "type": "date"}]}
      """;

  @TempDir Path folder;

  @Test
  void aRightTableConforms() {
    Validated validated =
        of("id,genre,hauteur,plantation\n1,Tilia,600.5,1998-03-01\n2,,,\n", ARBRES);

    assertThat(validated.found()).isEmpty();
    assertThat(validated.report().conformity().isValid()).isTrue();
    assertThat(validated.report().conformity().share()).isEqualTo(1);
    assertThat(validated.report().conformity().schema()).isEqualTo("arbres");
  }

  @Test
  void everyFaultIsNamedWithItsLineItsColumnAndItsValue() {
    Validated validated =
        of(
            """
            id,genre,hauteur,plantation
            A1,Tilia,"6,5",01/03/1998
            ,Platanus hispanica,16000,
            1,Tilia
            1,Tilia,,,trop

            """,
            ARBRES);

    assertThat(validated.found())
        .containsExactly(
            "2 id type-error.integer",
            "2 hauteur type-error.number",
            "2 plantation type-error.date",
            "2 id primary-key.empty",
            "3 id constraint-error.required",
            "3 genre constraint-error.maxLength",
            "3 hauteur constraint-error.maximum",
            "3 id primary-key.empty",
            "4 hauteur missing-cell",
            "4 plantation missing-cell",
            "5 extra-cell",
            "5 id primary-key",
            "6 blank-row",
            "6 id primary-key.empty");
    assertThat(validated.findings().get(1).value()).isEqualTo("6,5");
    assertThat(validated.findings().get(1).position()).isEqualTo(3);
    assertThat(validated.report().conformity().rows()).isEqualTo(5);
    assertThat(validated.report().conformity().validRows()).isZero();
    assertThat(validated.report().count(Finding.Code.PRIMARY_KEY)).isEqualTo(4);
  }

  @Test
  void columnsAreKnownByTheirNamesInAnyOrder() {
    Validated validated = of("genre;id;surveillant\nTilia;1;x\n", ARBRES);

    assertThat(validated.found())
        .containsExactly(
            "surveillant extra-header-warn",
            "hauteur missing-header-warn",
            "plantation missing-header-warn");
    assertThat(validated.report().conformity().isValid()).isTrue();
    assertThat(of("genre,id,hauteur,plantation\nTilia,1,,\n", ARBRES).found())
        .containsExactly("disordered-header-warn");
  }

  @Test
  void noRowIsValidWithoutAColumnThatAllNeed() {
    Validated validated = of("genre,hauteur\nTilia,1\n", ARBRES);

    assertThat(validated.found()).contains("id missing-label");
    assertThat(validated.report().conformity().rows()).isEqualTo(1);
    assertThat(validated.report().conformity().share()).isZero();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'minLength': 3} | string | ab | minLength",
        "{'minLength': 2} | string | é🌳 | ",
        "{'minLength': 3} | array | [1,2] | minLength",
        "{'maxLength': 1} | list | a;b | maxLength",
        "{'minimum': '2020-01-01'} | date | 2019-12-31 | minimum",
        "{'maximum': '10:00:00'} | time | 10:00:01 | maximum",
        "{'minimum': 1900} | year | 1899 | minimum",
        "{'minimum': '2020-02'} | yearmonth | 2020-01 | minimum",
        "{'maximum': 'P1D'} | duration | PT25H | maximum",
        "{'exclusiveMinimum': 0} | number | 0.0 | exclusiveMinimum",
        "{'exclusiveMaximum': 10} | integer | 10 | exclusiveMaximum",
        "{'maximum': 10} | number | NaN | maximum",
        "{'maximum': 10} | number | INF | maximum",
        "{'minimum': 10} | number | INF | ",
        "{'enum': [80, 100]} | number | 100.0 | ",
        "{'enum': [80, 100]} | number | 90 | enum",
        "{'pattern': '\\\\d{5}'} | string | 7900 | pattern",
        "{'pattern': '^(?P<d>\\\\d{5})$'} | string | 79000 | ",
        "{'pattern': '^\\\\w+$'} | string | Chêne | ",
        "{'pattern': '^[^[]+$'} | string | a[1] | pattern",
        "{'pattern': '[[a-z]+'} | string | [a | ",
        "{'pattern': '[]a]+'} | string | a] | ",
        "{'pattern': '[a-z&&[b]+'} | string | a&[ | ",
        "{'pattern': '\\\\[{.*}]'} | string | [{a}] | ",
        "{'pattern': 'a{,2}b{2}c{1,}'} | string | aabbc | ",
        "{'pattern': '(?P<code_a>a)-(?P=code_a)'} | string | a-a | ",
        "{'pattern': '\\\\p{Lu}{2}[\\\\[\\\\]]'} | string | ÉA[ | ",
        "{'pattern': '(a+)+b'} | string | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac | pattern",
      })
  void everyConstraintIsHeld(String constraints, String type, String cell, String broken) {
    String schema =
        """
        {"fields": [{"name": "a", "type": "%s", "delimiter": ";", "constraints": %s}, {"name": "b"}]}
        """
            .formatted(type, constraints.replace('\'', '"'));
    Table table = Validated.table(folder, "a\tb\n" + cell.replace("\"", "\"\"") + "\tx\n");

    assertThat(Validated.of(table, TableSchemaTest.read(schema)).found())
        .isEqualTo(broken == null ? List.of() : List.of("2 a constraint-error." + broken));
  }

  /** As in frictionless-py, which puts the whole pattern between ^ and $. */
  @Test
  void aPatternWithABarIsOpenOnOneSide() {
    String schema = "{\"fields\": [{\"name\": \"a\", \"constraints\": {\"pattern\": \"ab|cd\"}}]}";

    assertThat(of("a\nabx\ncd\nxcd\ncdx\n", schema).found())
        .containsExactly("4 a constraint-error.pattern", "5 a constraint-error.pattern");
  }

  /** What a spreadsheet shows as 15/03/2023 is no text, and nobody sees how it is kept. */
  @Test
  void howValuesAreToBeWrittenHoldsForTextsAlone() throws IOException {
    String schema =
        """
        {"fields": [
          {"name": "jour", "type": "date", "format": "%d/%m/%Y",
            "constraints": {"minimum": "01/01/2020"}},
          {"name": "vu", "type": "datetime", "format": "%d/%m/%Y %H:%M"},
          {"name": "minuit", "type": "datetime"},
          {"name": "heure", "type": "time", "format": "%H:%M"},
          {"name": "haut", "type": "number", "decimalChar": ",", "groupChar": ".",
            "constraints": {"maximum": "20"}},
          {"name": "vivant", "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]}]}
        """;
    String text = "<c t=\"str\"><v>%s</v></c>";
    String number = "<c s=\"%d\"><v>%s</v></c>";
    Path sheet =
        Sheets.xlsx(
            folder,
            "",
            "a",
            "<row>"
                + text.repeat(6).formatted("jour", "vu", "minuit", "heure", "haut", "vivant")
                + "</row><row>"
                + number.repeat(5).formatted(1, 45000, 2, 45000.5, 1, 45000, 3, 0.25, 0, 12.345)
                + "<c t=\"b\"><v>1</v></c></row><row>"
                + text.repeat(6)
                    .formatted(
                        "15/03/2023",
                        "15/03/2023 12:00",
                        "2023-03-15T12:00:00",
                        "6:00",
                        "12,5",
                        "oui")
                + "</row><row>"
                + text.repeat(6).formatted("15 mars", "midi", "midi", "6h", "20,5", "peut-être")
                + "</row>");
    Table table = new Table(sheet, Table.Format.XLSX, null, Table.Place.GUESSED, Validated.ORIGIN);

    assertThat(Validated.of(table, TableSchemaTest.read(schema)).found())
        .containsExactly(
            "4 jour type-error.date",
            "4 vu type-error.datetime",
            "4 minuit type-error.datetime",
            "4 heure type-error.time",
            "4 haut constraint-error.maximum",
            "4 vivant type-error.boolean");
  }

  @Test
  void aPatternThatNeedsMuchStackCostsItsCellOnly() {
    String schema = "{\"fields\": [{\"name\": \"a\", \"constraints\": {\"pattern\": \"(a|b)*\"}}]}";

    assertThat(of("a\n" + "ab".repeat(1_000_000) + "\nab\n", schema).found())
        .containsExactly("2 a constraint-error.pattern");
  }

  @Test
  void aCodeWithoutItsZeroIsShownWithIt() {
    String schema =
        """
        {"fields": [
          {"name": "insee", "example": "79191", "constraints": {"pattern": "^\\\\d{5}$"}}]}
        """;

    assertThat(of("insee\n4070\n407\n", schema).findings())
        .map(finding -> finding.args().get(1))
        .containsExactly("04070", "79191");
  }

  @Test
  void missingValuesAreThoseOfTheSchema() {
    String schema =
        """
        {"missingValues": ["", "NA"], "fields": [
          {"name": "a", "type": "integer", "constraints": {"required": true}},
          {"name": "b", "type": "integer"}, {"name": "c"}]}
        """;

    assertThat(of("a,b,c\nNA,NA,x\nNA,,NA\n1,N/A,x\n", schema).found())
        .containsExactly("2 a constraint-error.required", "3 blank-row", "4 b type-error.integer");
  }

  @Test
  void itemsOfAnArrayAreCheckedToo() {
    String schema =
        """
        {"fields": [{"name": "a", "type": "array", "arrayItem": {"constraints": {"enum": ["x"]}}},
         {"name": "b"}]}
        """;

    assertThat(of("a;b\n\"[\"\"x\"\"]\";1\n\"[\"\"y\"\"]\";1\n", schema).found())
        .containsExactly("3 a constraint-error.enum");
  }

  @Test
  void uniqueValuesAreUniqueWhateverTheirWriting() {
    String schema =
        """
        {"uniqueKeys": [["a", "b"]], "fields": [
          {"name": "a", "type": "number"}, {"name": "b"},
          {"name": "c", "constraints": {"unique": true}}]}
        """;

    assertThat(of("a,b,c\n1,x,\n1.0,x,\n1,y,z\n,,z\n", schema).found())
        .containsExactly("3 a, b unique-error", "5 c unique-error");
  }

  @Test
  void foreignKeysLeadToRowsOfTheTableItselfAndOfOthers() {
    Resource rues =
        new Resource(
            "rues",
            Validated.table(folder, "code,nom\n01,Rue du Port\n02,Rue du Pont\n"),
            TableSchemaTest.read("{\"fields\": [{\"name\": \"code\"}, {\"name\": \"nom\"}]}"));
    Resource arbres =
        new Resource(
            "arbres",
            Validated.table(folder, "id,parent,rue\n1,,01\n2,3,02\n3,9,03\n4,,\n"),
            TableSchemaTest.read(
                """
                {"fields": [{"name": "id", "type": "integer"},
                            {"name": "parent", "type": "integer"}, {"name": "rue"}],
                 "foreignKeys": [
                   {"fields": "parent", "reference": {"resource": "", "fields": "id"}},
                   {"fields": "rue", "reference": {"resource": "rues", "fields": "code"}}]}
                """));

    assertThat(Validated.of(arbres, Map.of("rues", rues)).found())
        .containsExactly("4 parent foreign-key.self", "4 rue foreign-key");
    assertThat(Validated.of(arbres, Map.of()).found())
        .containsExactly("foreign-key-warn", "4 parent foreign-key.self");
  }

  @Test
  void aFileThatCannotBeReadIsAFinding() {
    Validated validated = of("id,genre\n1,\"Tilia\n2,Acer\n", ARBRES);

    assertThat(validated.report().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(Finding.Code.SOURCE_ERROR);
              assertThat(FindingMessages.of(finding, Locale.FRENCH)).contains("guillemet");
            });
    assertThat(validated.report().conformity().isValid()).isFalse();
  }

  @Test
  void linesThatComeFromElsewhereAreCheckedAsTheyCome() throws IOException {
    try (Validation validation =
        new Validation(
            TableSchemaTest.read(ARBRES),
            List.of("id", "genre", "hauteur", "plantation"),
            References.none())) {
      assertThat(validation.check(new Record(List.of("1", "Tilia", "1", ""), 1))).isEmpty();
      assertThat(validation.check(new Record(List.of("1", "Acer", "x", ""), 2))).hasSize(2);
      assertThat(validation.report().conformity().validRows()).isEqualTo(1);
    }
  }

  @Test
  void theReportHasTheFirstFindingsOfEachKindAndCountsThemAll() throws IOException {
    Path file = folder.resolve("beaucoup.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write("id,genre,hauteur,plantation\n");
      for (int i = 1; i <= 5_000; i++) {
        csv.write(i + ",Tilia,haut,\n");
      }
      csv.write("1,,,hier\n");
    }

    Report report =
        Validated.report(
            Validated.table(file), TableSchemaTest.read(ARBRES), Validation.Listener.NONE);

    assertThat(report.count(Finding.Code.TYPE_ERROR)).isEqualTo(5_001);
    assertThat(report.findings()).hasSize(22);
    assertThat(report.conformity().errors()).isEqualTo(5_002);
    assertThat(report.conformity().rows()).isEqualTo(5_001);
  }

  @Tag("shared")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arbres-urbains/exemple-valide-0.3.1.csv|arbres-urbains/schema-0.3.1.json",
        "arbres-urbains/exemple-0.2-lon-lat-inverses.csv|arbres-urbains/schema-0.2.0.json",
        "fontaine-eau/exemple-valide.csv|fontaine-eau/schema-0.1.0.json",
        "cnig-friches/fichier-valide-1.0.6.csv|cnig-friches/schema-1.0.6.json",
      })
  void theValidExamplesOfTheNationalSchemasAreValid(String fileAndSchema) {
    String[] names = fileAndSchema.split("\\|");

    Validated validated =
        Validated.of(
            Validated.table(Shared.path("standards/schemas/" + names[0])),
            TableSchemaTest.read(Shared.path("standards/schemas/" + names[1])));

    assertThat(validated.findings()).filteredOn(f -> !f.code().isWarning()).isEmpty();
    assertThat(validated.report().conformity().rows()).isPositive();
  }

  /** « latitude et suivants » stands for all columns from there on. */
  @Tag("shared")
  @Test
  void theErrorsThatFrictionlessFindsInTheInvalidTreesAreFound() throws IOException {
    String folderName = "standards/schemas/arbres-urbains/";
    List<String> expected = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(Shared.path(folderName + "exemple-invalide-0.3.1.attendus.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(",", 4);
      if (!parts[1].contains("suivants")) {
        boolean ofRow = List.of("primary-key", "extra-cell", "blank-row").contains(parts[2]);
        expected.add(parts[0] + " " + (ofRow ? "" : parts[1] + " ") + parts[2]);
      }
    }
    expected.add("14 primary-key");

    Validated validated =
        Validated.of(
            Validated.table(Shared.path(folderName + "exemple-invalide-0.3.1.csv")),
            TableSchemaTest.read(Shared.path(folderName + "schema-0.3.1.json")));

    assertThat(validated.findings())
        .filteredOn(f -> f.code() != Finding.Code.MISSING_CELL)
        .extracting(
            f -> {
              boolean ofRow =
                  List.of(Finding.Code.PRIMARY_KEY, Finding.Code.EXTRA_CELL, Finding.Code.BLANK_ROW)
                      .contains(f.code());
              return f.line() + " " + (ofRow ? "" : f.column() + " ") + f.code().text();
            })
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(validated.findings())
        .filteredOn(f -> f.code() == Finding.Code.MISSING_CELL)
        .hasSize(29)
        .allMatch(f -> Long.valueOf(12).equals(f.line()));
  }

  /** Without a schema, so against one that requires nothing. */
  @Tag("shared")
  @Test
  void theFaultsOfStructureThatFrictionlessFindsAreFound() throws IOException {
    String folderName = "standards/examples/table-schema/";
    List<String> expected =
        Files.readAllLines(Shared.path(folderName + "frictionless-attendus.csv")).stream()
            .skip(1)
            .toList();
    TableSchema schema =
        TableSchemaTest.read("{\"fields\": [{\"name\": \"id\", \"type\": \"any\"}]}");
    List<String> found = new ArrayList<>();
    for (String file :
        List.of(
            "frictionless-invalid.csv",
            "frictionless-blank-headers.csv",
            "frictionless-duplicate-headers.csv",
            "frictionless-defective-rows.csv",
            "frictionless-blank-rows.csv",
            "frictionless-blank-cells.csv",
            "frictionless-without-rows.csv")) {
      Table table = Validated.table(Shared.path(folderName + file));
      Validated.of(table, schema).findings().stream()
          .filter(f -> !f.code().isWarning())
          .map(
              f ->
                  String.join(
                      ",",
                      file,
                      f.line() == null ? "" : f.line().toString(),
                      f.position() == null ? "" : f.position().toString(),
                      f.code().text()))
          .forEach(found::add);
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  private Validated of(String csv, String schema) {
    return Validated.of(Validated.table(folder, csv), TableSchemaTest.read(schema));
  }
}
