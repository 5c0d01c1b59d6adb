package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CkanHarvestedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | ['Accès libre', 'Licence Ouverte version 2.0'] | Licence Ouverte version 2.0",
        "[] | ['Le fond de carte est sous ODbL'] | ",
        "['Usage non commercial'] | ['Licence Ouverte version 2.0'] | Usage non commercial",
        "['ODbL 1.0'] | ['Licence Ouverte version 2.0'] | ODbL 1.0",
        "['Aucune condition'] | ['Accès libre'] | Aucune condition",
        "[] | ['Accès libre'] | "
      })
  void theLicenceMayBeAmongTheConstraints(
      String limitations, String constraints, @Nullable String licence) {
    ObjectNode record = Json.MAPPER.createObjectNode().put("title", "Zones humides");
    record
        .putObject("extras")
        .put("licence", limitations.replace('\'', '"'))
        .put("access_constraints", constraints.replace('\'', '"'));

    Dataset dataset =
        CkanPackage.map(
            new DatasetId("79191", "ckan", "zh"), record, URI.create("https://ckan.example"));

    assertThat(dataset.licence()).isEqualTo(licence == null ? null : Licence.stated(licence));
  }

  @ParameterizedTest
  @CsvSource({
    "2154, EPSG:2154",
    "EPSG:2154, EPSG:2154",
    "urn:ogc:def:crs:EPSG::4326, EPSG:4326",
    "http://www.opengis.net/def/crs/EPSG/0/27572, EPSG:27572",
    "RGF93 / Lambert-93 (EPSG:2154), EPSG:2154",
    "RGF93 / Lambert-93, EPSG:2154",
    "Lambert 2154, Lambert 2154",
    "EPSG:212154, EPSG:212154",
    "EPSG:2154 en plan, EPSG:2154"
  })
  void aReferenceSystemIsKnownByItsCode(String stated, String label) {
    assertThat(CkanHarvested.referenceSystem(stated).title()).isEqualTo(label);
  }

  /** Anybody may fill the extras of a record. */
  @ParameterizedTest
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  @ValueSource(strings = {"epsg:", "1234 ", "1", " "})
  void aReferenceSystemIsReadInTheTimeOfItsLength(String words) {
    String stated = words.repeat(200_000 / words.length()) + "é";

    assertThat(CkanHarvested.referenceSystem(stated).title()).isNotEmpty();
  }
}
