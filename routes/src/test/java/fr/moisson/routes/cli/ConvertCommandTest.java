package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.routes.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

  private static final String SQUARE =
      """
      {"type":"Feature","properties":{"nom":"Centre"},"geometry":{"type":"Polygon",
      "coordinates":[[[-0.5,46.3],[-0.4,46.3],[-0.4,46.4],[-0.5,46.4],[-0.5,46.3]]]}}
      """;

  @TempDir Path folder;

  @Test
  void aFileIsCutToAnyPolygon() throws IOException {
    Path trees = write("Arbres d’été.csv", "essence;lon;lat\nIf;-0,45;46,35\nOrme;2,3;48,8\n");
    Path square = write("centre.geojson", SQUARE);

    JsonNode report = convert(trees, "--territory", square.toString());

    assertThat(report.path("rowsIn").asInt()).isEqualTo(2);
    assertThat(report.path("rowsOut").asInt()).isEqualTo(1);
    assertThat(report.path("outside").asInt()).isEqualTo(1);
    assertThat(report.at("/files/0/path").asText()).isEqualTo("Arbres-d-ete-centre.csv");
    assertThat(folder.resolve("out/Arbres-d-ete-centre.csv"))
        .hasContent("essence,lon,lat,longitude,latitude\r\nIf,\"-0,45\",\"46,35\",-0.45,46.35\r\n");
  }

  @Test
  void shapesAreCutAndMeasuredWhereItIsAskedFor() throws IOException {
    Path paths =
        write(
            "sentiers.geojson",
            "{\"type\":\"Feature\",\"properties\":{\"nom\":\"GR\"},\"geometry\":"
                + "{\"type\":\"LineString\",\"coordinates\":[[-0.45,46.35],[-0.35,46.35]]}}");
    Path square = write("centre.geojson", SQUARE);

    JsonNode whole = convert(paths, "--territory", square.toString());
    JsonNode cut = convert(paths, "--territory", square.toString(), "--clip", "--shares");

    assertThat(whole.path("cut").asInt()).isZero();
    assertThat(whole.path("rule").asText()).isEqualTo("points-in-lines-whole");
    assertThat(whole.path("length").isNull()).isTrue();
    assertThat(cut.path("cut").asInt()).isEqualTo(1);
    assertThat(cut.path("rule").asText()).isEqualTo("points-in-lines-cut");
    assertThat(cut.at("/length/inside").asDouble() / cut.at("/length/whole").asDouble())
        .isBetween(0.499, 0.501);
    assertThat(folder.resolve("out/sentiers-centre.csv")).content().contains("GR,,,0.5,3");
  }

  @Test
  void withoutTerritoryAllRowsStay() throws IOException {
    JsonNode report = convert(write("t.csv", "essence,lieu\nIf,ici\nOrme,\n"));

    assertThat(report.path("rowsOut").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsAboutPersonsIsLeftOutUnlessItIsAskedFor() throws IOException {
    Path trees = write("t.csv", "essence,observateur,tel\nIf,Claire Martin,05 49 00 00 00\n");

    JsonNode report = convert(trees);

    assertThat(report.at("/notices/0/code").asText()).isEqualTo("PERSONAL_COLUMNS");
    assertThat(report.at("/notices/0/message").asText()).contains("observateur, tel");
    assertThat(folder.resolve("out/t.csv")).hasContent("essence\r\nIf\r\n");
    convert(trees, "--keep-personal", "Observateur");
    assertThat(folder.resolve("out/t.csv"))
        .hasContent("essence,observateur\r\nIf,Claire Martin\r\n");
  }

  @Test
  void theFileThatIsReadIsNeverReplaced() throws IOException {
    Path trees = write("t.csv", "essence,lieu\nIf,ici\n");

    Ended typed = Typed.run("convert", trees.toString(), "--out", folder.toString(), "--json");

    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(new ObjectMapper().readTree(typed.out()).at("/notices/0/code").asText())
        .isEqualTo("OUTPUT_IS_INPUT");
    assertThat(trees).hasContent("essence,lieu\nIf,ici\n");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    JsonNode report = convert(folder.resolve("absent.csv"));

    assertThat(report.at("/notices/0/code").asText()).isEqualTo("NO_SUCH_FILE");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private JsonNode convert(Path input, String... more) throws IOException {
    String[] args = new String[more.length + 5];
    args[0] = "convert";
    args[1] = input.toString();
    args[2] = "--json";
    args[3] = "--out";
    args[4] = folder.resolve("out").toString();
    System.arraycopy(more, 0, args, 5, more.length);
    return new ObjectMapper().readTree(Typed.run(args).out());
  }
}
