package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final List<String> PRESETS =
      List.of("ckan-portail", "georisques-icpe", "georisques-radon", "openstreetmap");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "georisque | georisques-icpe, georisques-radon, ckan-portail, openstreetmap",
        "Open | openstreetmap, ckan-portail, georisques-icpe, georisques-radon",
        "georisques-rodan | georisques-radon, ckan-portail, georisques-icpe, openstreetmap",
        "radon | georisques-radon, ckan-portail, georisques-icpe, openstreetmap",
        "o | openstreetmap, ckan-portail, georisques-icpe, georisques-radon",
        "wfs | ckan-portail, georisques-icpe, georisques-radon, openstreetmap"
      })
  void theNamesThatMayBeMeantComeFirst(String name, String offer) {
    assertThat(Names.offer(name, PRESETS, PRESETS)).isEqualTo(offer);
  }
}
