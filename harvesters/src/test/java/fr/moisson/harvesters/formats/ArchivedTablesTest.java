package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that are zips with several text tables. */
class ArchivedTablesTest {

  private static final String META =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
        <core encoding="windows-1252" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n"
            fieldsEnclosedBy="" ignoreHeaderLines="1"
            rowType="http://rs.tdwg.org/dwc/terms/Occurrence">
          <files><location>occurrence.txt</location></files>
          <id index="0"/>
          <field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
          <field index="2" term="http://rs.tdwg.org/dwc/terms/decimalLatitude"/>
          <field index="3" term="http://rs.tdwg.org/dwc/terms/decimalLongitude"/>
          <field index="4" term="http://rs.tdwg.org/dwc/terms/occurrenceStatus" default="present"/>
          <field term="http://rs.tdwg.org/dwc/terms/countryCode" default="FR"/>
        </core>
        <extension encoding="UTF-8" fieldsTerminatedBy="," fieldsEnclosedBy="'"
            ignoreHeaderLines="0" rowType="http://rs.tdwg.org/dwc/terms/MeasurementOrFact">
          <files><location>mesures.txt</location></files>
          <coreid index="0"/>
          <field index="1" term="http://rs.tdwg.org/dwc/terms/measurementValue"/>
        </extension>
      </archive>
      """;

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();

  @Test
  void stopsAreTheRowsOfATimetable() {
    Path file = timetable();

    Reading reading = read(file, null);

    assertThat(reading.rows()).extracting(row -> row.value("stop_name")).containsExactly("Brèche");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
    assertThat(notices).isEmpty();
    assertThat(facts(file).format()).isEqualTo(Table.Format.GTFS);
    assertThat(facts(file).layer()).isEqualTo("stops");
  }

  @ParameterizedTest
  @CsvSource({"routes, T1", "routes.txt, T1"})
  void anotherTableOfATimetableIsNamed(String layer, String id) {
    assertThat(read(timetable(), layer).rows())
        .extracting(row -> row.value("route_id"))
        .containsExactly(id);
  }

  @Test
  void aTimetableHasNoOtherTable() {
    Path file = timetable();

    assertThatThrownBy(() -> read(file, "shapes"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("routes, stops");
  }

  @Test
  void observationsAreReadAsTheirDescriptionSays() {
    Reading reading = read(observations(), null);

    assertThat(reading.columns())
        .containsExactly(
            "id",
            "scientificName",
            "decimalLatitude",
            "decimalLongitude",
            "occurrenceStatus",
            "countryCode");
    assertThat(reading.rows())
        .extracting(row -> row.value("scientificName"))
        .containsExactly("Orchis \"mâle", "Lutra lutra");
    assertThat(reading.rows())
        .extracting(row -> row.value("occurrenceStatus"))
        .containsExactly("absent", "present");
    assertThat(reading.values(0)).containsEntry("countryCode", "FR");
    assertThat(reading.rows()).allMatch(row -> row.geometry() != null);
    assertThat(facts(observations()))
        .isEqualTo(
            new FileFacts(
                Table.Format.DARWIN_CORE,
                "windows-1252",
                '\t',
                "EPSG:4326",
                FileFacts.CrsFrom.VALUES,
                "Occurrence"));
  }

  @ParameterizedTest
  @CsvSource({"MeasurementOrFact", "mesures", "mesures.txt"})
  void anExtensionIsNamedByItsTypeOrItsFile(String layer) {
    Reading reading = read(observations(), layer);

    assertThat(reading.columns()).containsExactly("coreid", "measurementValue");
    assertThat(reading.values(0)).containsEntry("measurementValue", "1,5");
  }

  @Test
  void cellsThatADescriptionSaysNothingOfCostNoRow() {
    Path file =
        new Zipped()
            .with(
                "meta.xml",
                "<archive xmlns='http://rs.tdwg.org/dwc/text/'><core encoding='UTF-8'"
                    + " fieldsTerminatedBy='\\t' rowType='http://rs.tdwg.org/dwc/terms/Taxon'>"
                    + "<files><location>taxon.txt</location></files><id index='0'/>"
                    + "<field index='1' term='http://rs.tdwg.org/dwc/terms/scientificName'/>"
                    + "</core></archive>")
            .with("taxon.txt", "7\tViola odorata\n8\tViola alba\tà revoir\n")
            .in(folder, "a.zip");

    Reading reading = read(file, null);

    assertThat(reading.columns()).containsExactly("id", "scientificName");
    assertThat(reading.rows())
        .extracting(row -> row.value("scientificName"))
        .containsExactly("Viola odorata", "Viola alba");
    assertThat(reading.notices()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "Occurrence")
  void speciesHaveThePlaceAndTheDayOfTheirEvent(@Nullable String layer) {
    Reading reading = read(events("e1\tOrchis mâle\t\ne2\tLutra lutra\t2\ne9\tViola\t1\n"), layer);

    assertThat(reading.columns())
        .containsExactly(
            "coreid",
            "scientificName",
            "individualCount",
            "basisOfRecord",
            "eventDate",
            "decimalLatitude",
            "decimalLongitude");
    assertThat(reading.rows())
        .extracting(row -> row.value("scientificName"), row -> row.value("eventDate"))
        .containsExactly(
            tuple("Orchis mâle", "2025-05-01"),
            tuple("Lutra lutra", "2025-05-02"),
            tuple("Viola", ""));
    assertThat(reading.rows())
        .extracting(row -> row.value("individualCount"))
        .containsExactly("30", "2", "1");
    assertThat(reading.rows().get(1).geometry().getCoordinate().x).isEqualTo(-0.47);
    assertThat(reading.rows().get(2).geometry()).isNull();
  }

  @Test
  void thatEventsWithoutSpeciesAreNotReadIsTold() {
    assertThat(read(events("e1\tOrchis\t\n"), null).notices())
        .contains(
            Notice.of(
                Notice.Code.LAYER_CHOSEN,
                URI.create("https://donnees.example/f.zip"),
                "Event, Occurrence",
                "Occurrence"));
    Reading events = read(events("e1\tOrchis\t\n"), "Event");

    assertThat(events.rows()).hasSize(2);
    assertThat(events.notices()).isEmpty();
  }

  private Path events(String occurrences) {
    String terms = "http://rs.tdwg.org/dwc/terms/";
    String meta =
        """
        <archive xmlns="http://rs.tdwg.org/dwc/text/">
          <extension fieldsTerminatedBy="\\t" fieldsEnclosedBy="" rowType="%1$sOccurrence">
            <files><location>occurrence.txt</location></files>
            <coreid index="0"/>
            <field index="1" term="%1$sscientificName"/>
            <field index="2" term="%1$sindividualCount"/>
            <field term="%1$sbasisOfRecord" default="HumanObservation"/>
          </extension>
          <core fieldsTerminatedBy="," ignoreHeaderLines="1" rowType="%1$sEvent">
            <files><location>event.txt</location></files>
            <id index="0"/>
            <field index="1" term="%1$seventDate"/>
            <field index="2" term="%1$sdecimalLatitude"/>
            <field index="3" term="%1$sdecimalLongitude"/>
            <field index="4" term="%1$sindividualCount"/>
          </core>
        </archive>
        """
            .formatted(terms);
    return new Zipped()
        .with("meta.xml", meta)
        .with("occurrence.txt", occurrences)
        .with(
            "event.txt",
            "id,jour,lat,lon,n\ne1,2025-05-01,46.32,-0.46,30\ne2,2025-05-02,46.33,-0.47,40\n")
        .in(folder, "f.zip");
  }

  private Path timetable() {
    return new Zipped()
        .with("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\n1,Brèche,46.32,-0.46\n")
        .with("routes.txt", "route_id,route_long_name\nT1,Ligne 1\n")
        .in(folder, "f.zip");
  }

  private Path observations() {
    String rows =
        "id\tnom\tlat\tlon\tétat\n1\tOrchis \"mâle\t46.32\t-0.46\tabsent\n2\tLutra lutra\t46.33\t-0.47\t\n";
    return new Zipped()
        .with("meta.xml", META)
        .with("eml.xml", "<eml/>")
        .with("occurrence.txt", rows.getBytes(Charset.forName("windows-1252")))
        .with("mesures.txt", "1,'1,5'\n")
        .in(folder, "f.zip");
  }

  private Reading read(Path file, @Nullable String layer) {
    return Reading.of(table(file, layer));
  }

  private FileFacts facts(Path file) {
    try (Rows rows = Rows.open(table(file, null), notices::add)) {
      rows.forEachRemaining(row -> {});
      return rows.facts();
    }
  }

  private Table table(Path file, @Nullable String layer) {
    return new SourceFile(file, "f.zip", null, null, URI.create("https://donnees.example/f.zip"))
        .table(null, layer, Table.Place.GUESSED, folder, notices::add);
  }
}
