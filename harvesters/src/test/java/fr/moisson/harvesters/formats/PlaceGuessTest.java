package fr.moisson.harvesters.formats;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.model.Notice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class PlaceGuessTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "48.87368# 2.29025,Quercus|48.88447# 2.34306,Acer ! colonne_1 ! 2.29025 ! 48.87368",
        "1;Quercus;ilex;48,87368 / 2,29025|2;Acer;rubrum;48,88447 / 2,34306 ! colonne_4 ! 2.29025 ! 48.87368",
        "X1;champ5|a;2.29025 48.87368|b;2.34306 48.88447 ! champ5 ! 2.29025 ! 48.87368",
        "X1;champ5|a;-21.11537,55.53638|b;-21.12,55.53 ! ! !",
        "X1;champ5|a;-21.11537,55.53638|b;-21.12011,55.53012 ! champ5 ! 55.53638 ! -21.11537",
        "n;c1;c2;prix|1;48.87368;2.29025;12,50|2;48.88447;2.34306;8 ! c2, c1 ! 2.29025 ! 48.87368",
        "n;c1;c2|1;434921,4;6586123,8|2;435012,7;6585990,1 ! c1, c2 ! -0.4464 ! 46.3263",
        "n;c1|1;POINT (2.29 48.87)|2;POINT (2.34 48.88) ! c1 ! 2.29 ! 48.87",
        "n;prix;mesure|1;48.5;2.25|2;47.1;2.75 ! ! !",
        "n;a;b|1;48.87368;22.29025|2;48.88447;2.34306 ! ! !",
        "n;a;b;c|1;48.87368;2.29025;2.31111|2;48.88447;2.34306;2.32222 ! ! !",
        "n;a;b|1;434921;6586123|2;435012;6585990 ! ! !",
        "n;OBSE_LAT;OBSE_LON|1;46,30;-0,40|2;46,31;-0,41 ! ? ! -0.40 ! 46.30",
        "n;relevé_X;relevé_Y|1;434921;6586123|2;435012;6585990 ! ? ! -0.4464 ! 46.3263",
        "n;obs_lat;obs_lon;dx;dy|1;46.321;-0.46;1.2345;46.3|2;46.322;-0.4;1.2;46.2 ! ? ! -0.46 ! 46.32",
        "n;plan_x;plan_y|1;2;47|2;2;48 ! ! !",
        "n;plan_x;plan_y|1;4349;5861|2;4350;5859 ! ! !",
        "n;nom_long;nom_lat|1;Rue du Port;Port|2;Rue du Lac;Lac ! ! !",
        "n;a_x;b_y|1;434921;6586123|2;435012;6585990 ! ! !",
        "n;debut_x;debut_y;vers_x;vers_y|1;434921;6586123;434931;6586133|2;435012;6585990;435022;6585980 ! ! !",
        "n;a;b|1;48.87368;2.29025 ! ! !"
      })
  void placesAreKnownByTheirValuesWhereNoNameSaysThem(
      String lines, String columns, Double x, Double y) {
    Reading reading = Reading.csv(folder, lines.replace('|', '\n') + "\n");
    boolean isNamed = "?".equals(columns); // the names of both axes are no guess

    assertThat(reading.notices())
        .filteredOn(notice -> notice.code() == Notice.Code.PLACE_GUESSED)
        .map(notice -> notice.args().get(0))
        .containsExactlyElementsOf(columns == null || isNamed ? List.of() : List.of(columns));
    if (columns == null) {
      assertThat(reading.rows()).allMatch(row -> row.geometry() == null);
    } else {
      Coordinate place = reading.rows().get(0).geometry().getCoordinate();
      assertThat(place.x).isCloseTo(x, within(0.01));
      assertThat(place.y).isCloseTo(y, within(0.01));
    }
  }

  @Test
  void coordinatesThatNobodyReadsAreTold() {
    Reading lines =
        Reading.csv(
            folder,
            """
            nom;coordonnees
            haie;"[[-0.4417,46.3308] ; [-0.4406,46.3319]]"
            mur;"[[-0.4317,46.3208] ; [-0.4306,46.3219]]"
            """);
    Reading texts = Reading.csv(folder, "nom;remarque\nhaie;12,5 m, 3,2 m\nmur;près du pont\n");

    assertThat(lines.rows()).allMatch(row -> row.geometry() == null);
    assertThat(lines.notices())
        .containsExactly(
            Notice.of(
                Notice.Code.PLACE_NOT_READ,
                "coordonnees",
                "[[-0.4417,46.3308] ; [-0.4406,46.3319]]"));
    assertThat(texts.notices()).isEmpty();
  }

  @Test
  void pointsAsRWritesThemAreRead() {
    Reading reading = Reading.csv(folder, "nom,geometry\nhaie,\"c(-0.4417, 46.3308)\"\n");

    assertThat(reading.rows().get(0).geometry()).hasToString("POINT (-0.4417 46.3308)");
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  @Timeout(60)
  void thousandsOfColumnsOfNumbersAreNotPaired() {
    String names = IntStream.range(0, 5000).mapToObj(i -> "c" + i).collect(joining(";"));
    String north = "48.87368;".repeat(4999) + "48.8\n";
    String east = "2.34306;".repeat(4999) + "2.3\n";

    assertThat(Reading.csv(folder, names + "\n" + (north + east).repeat(3)).rows())
        .hasSize(6)
        .allMatch(row -> row.geometry() == null);
  }

  @Test
  void namesAreBelievedBeforeValues() {
    Reading reading =
        Reading.csv(folder, "lat;lon;a;b\n;;48.87368;2.29025\n46.3;-0.4;48.88447;2.34306\n");

    assertThat(reading.rows().get(0).geometry()).isNull();
    assertThat(reading.notices()).isEmpty();
  }
}
