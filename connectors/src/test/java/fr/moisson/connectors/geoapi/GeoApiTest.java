package fr.moisson.connectors.geoapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.territory.ContourFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoApiTest {

  private static final String SIREN = "200041317";
  private static final String FIELDS =
      "?fields=nom,code,codeDepartement,codeRegion,codeEpci,population,anciensCodes"
          + "&format=geojson&geometry=contour";
  private static final String NIORT =
      "{\"type\":\"Feature\",\"properties\":{\"nom\":\"Niort\",\"code\":\"79191\","
          + "\"codeDepartement\":\"79\",\"codeRegion\":\"75\",\"codeEpci\":\"200041317\","
          + "\"population\":59193},"
          + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
          + "[[[0,46],[1,46],[1,47],[0,47],[0,46]]]}}";
  private static final String FORS =
      NIORT
          .replace("79191", "79125")
          .replace("Niort", "Fors")
          .replace("0,", "-1,")
          .replace("[1,", "[0,");

  @TempDir Path folder;
  @TempDir Path bodies;
  private final Map<String, String> answers = new HashMap<>();
  private boolean isDown;
  private AnsweringDoor door;

  @BeforeEach
  void open() {
    door = new AnsweringDoor(bodies, this::answer);
  }

  @Test
  void anEpciIsTheUnionOfItsCommunes() {
    answerEpci();

    Territory epci = api(Instant.now()).territory(Kind.EPCI, SIREN);

    assertThat(epci.name()).isEqualTo("CA du Niortais");
    assertThat(epci.communes())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("contour")
        .containsExactly(
            new Territory.Commune("79191", "Niort", "79", "75", SIREN, 59193),
            new Territory.Commune("79125", "Fors", "79", "75", SIREN, 59193));
    assertThat(epci.communes())
        .extracting(commune -> commune.contour().getArea())
        .containsExactly(1d, 1d);
    assertThat(epci.contour().getArea()).isEqualTo(2);
  }

  @Test
  void aCommuneIsOneCall() {
    answers.put("/communes/79191" + FIELDS, NIORT);

    Territory niort = api(Instant.now()).territory(Kind.COMMUNE, "79191");

    assertThat(niort.name()).isEqualTo("Niort");
    assertThat(niort.siren()).contains(SIREN);
    assertThat(door.asked()).hasSize(1);
  }

  /** This matters for extracts: a commune that merged in January is still in the API's answer. */
  @Test
  void contoursAreThoseOfTheLastYearUntilTheNewOnesAreOut() {
    answers.put("/communes/79191" + FIELDS, NIORT);

    assertThat(api(Instant.parse("2027-02-28T10:00:00Z")).territory(Kind.COMMUNE, "79191"))
        .extracting(Territory::vintage)
        .isEqualTo("2026");
  }

  @Test
  void anAnswerServesForThreeMonths() {
    answerEpci();
    Instant now = Instant.parse("2027-01-25T10:00:00Z");
    Territory first = api(now).territory(Kind.EPCI, SIREN);
    datesFilesAt(now);
    door.asked().clear();

    Territory kept = api(now.plus(Duration.ofDays(89))).territory(Kind.EPCI, SIREN);

    assertThat(door.asked()).isEmpty();
    assertThat(kept.vintage()).isEqualTo("2026");
    assertThat(kept.communes()).isEqualTo(first.communes());
    assertThat(kept.contour().equalsTopo(first.contour())).isTrue();

    Territory renewed = api(now.plus(Duration.ofDays(91))).territory(Kind.EPCI, SIREN);

    assertThat(door.asked()).hasSize(2);
    assertThat(renewed.vintage()).isEqualTo("2027");
  }

  @Test
  void anAnswerThatWasKeptWithoutTheGroundOfMembersIsAskedForAgain() {
    answerEpci();
    Instant now = Instant.parse("2027-01-25T10:00:00Z");
    Territory whole = api(now).territory(Kind.EPCI, SIREN);
    List<Territory.Commune> bare =
        whole.communes().stream()
            .map(one -> new Territory.Commune(one.code(), one.name(), "79", "75"))
            .toList();
    ContourFile.write(
        folder.resolve("epci-" + SIREN + "-2026.geojson"),
        new Territory(Kind.EPCI, SIREN, whole.name(), bare, whole.contour(), "2026"));
    datesFilesAt(now);

    assertThat(api(now).territory(Kind.EPCI, SIREN).communes())
        .allMatch(commune -> commune.contour() != null);
  }

  @Test
  void anOldAnswerIsBetterThanNone() {
    answerEpci();
    Instant now = Instant.parse("2026-11-25T10:00:00Z");
    api(now).territory(Kind.EPCI, SIREN);
    datesFilesAt(now);
    isDown = true;

    Territory kept = api(now.plus(Duration.ofDays(400))).territory(Kind.EPCI, SIREN);

    assertThat(kept.vintage()).isEqualTo("2026");
  }

  @Test
  void withoutNetworkAndWithoutAnythingKeptTheRunWaits() {
    isDown = true;

    assertThatThrownBy(() -> api(Instant.now()).territory(Kind.EPCI, SIREN))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void aSpoiltCopyIsFetchedAgain() throws IOException {
    answerEpci();
    Instant now = Instant.parse("2026-11-25T10:00:00Z");
    api(now).territory(Kind.EPCI, SIREN);
    Files.writeString(folder.resolve("epci-200041317-2026.geojson"), "{\"type\":");
    datesFilesAt(now);

    assertThat(api(now).territory(Kind.EPCI, SIREN).name()).isEqualTo("CA du Niortais");
  }

  @Test
  void whatDoesNotExistIsForTheOfficerToMend() {
    answers.put("/epcis/" + SIREN + "?fields=nom,code", "{\"nom\":\"x\"}");
    answers.put(
        "/epcis/" + SIREN + "/communes" + FIELDS,
        "{\"type\":\"FeatureCollection\",\"features\":[]}");

    assertUnknown(Kind.EPCI, SIREN);
    assertUnknown(Kind.COMMUNE, "79999");
    assertUnknown(Kind.EPCI, "79191");
    assertUnknown(Kind.COMMUNE, "../x");
  }

  private void assertUnknown(Kind kind, String code) {
    assertThatThrownBy(() -> api(Instant.now()).territory(kind, code))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.UNKNOWN_TERRITORY));
  }

  private void answerEpci() {
    answers.put("/epcis/" + SIREN + "?fields=nom,code", "{\"nom\":\"CA du Niortais\"}");
    answers.put(
        "/epcis/" + SIREN + "/communes" + FIELDS,
        "{\"type\":\"FeatureCollection\",\"features\":[" + NIORT + "," + FORS + "]}");
  }

  private void datesFilesAt(Instant moment) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(moment));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GeoApi api(Instant now) {
    return new GeoApi(
        door, URI.create("http://127.0.0.1/geo/"), folder, Clock.fixed(now, ZoneOffset.UTC));
  }

  private String answer(Door.Request request) {
    if (isDown) {
      throw new Unavailable(Notice.of(Notice.Code.UNREACHABLE, request.uri(), "down"));
    }
    String answer = answers.get(request.uri().toString().replace("http://127.0.0.1/geo", ""));
    if (answer == null) {
      throw Refusals.of(String.valueOf(request.uri()), 404, "");
    }
    return answer;
  }
}
