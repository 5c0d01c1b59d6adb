package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void whatIsAbsentTakesItsDefault() throws JsonProcessingException {
    HttpSettings settings = json.readValue("{\"contact\": \"x@town.example\"}", HttpSettings.class);

    assertThat(settings).isEqualTo(HttpSettings.defaults("x@town.example"));
    assertThat(settings.allowPrivateNetworks()).isFalse();
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.firstByteTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.wholeTimeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.attempts()).isEqualTo(4);
    assertThat(settings.maxCompressedBytes()).isEqualTo(200_000_000);
    assertThat(settings.maxBytes()).isEqualTo(2_000_000_000);
    assertThat(settings.maxRatio()).isEqualTo(200);
    assertThat(settings.maxBytesPerRun()).isEqualTo(20_000_000_000L);
    assertThat(settings.maxTimePerRun()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.perHostConnections()).isEqualTo(4);
    assertThat(settings.perHostRequestsPerSecond()).isEqualTo(5);
  }

  @Test
  void anEmptySectionIsAValidOne() throws JsonProcessingException {
    assertThat(json.readValue("{}", HttpSettings.class)).isEqualTo(HttpSettings.defaults(""));
  }

  @Test
  void everyKeyIsRead() throws JsonProcessingException {
    String section =
        """
        {
          "contact": "https://town.example",
          "allowPrivateNetworks": true,
          "connectTimeoutSeconds": 1,
          "firstByteTimeoutSeconds": 2,
          "wholeTimeoutSeconds": 3,
          "attempts": 4,
          "maxCompressedBytes": 5,
          "maxBytes": 6,
          "maxRatio": 7,
          "maxBytesPerRun": 70,
          "maxHoursPerRun": 71,
          "perHostConnections": 8,
          "perHostRequestsPerSecond": 0.5
        }
        """;

    assertThat(json.readValue(section, HttpSettings.class))
        .isEqualTo(
            new HttpSettings(
                "https://town.example",
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                4,
                5,
                6,
                7,
                70,
                Duration.ofHours(71),
                8,
                0.5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attempts",
        "wholeTimeoutSeconds",
        "maxBytes",
        "maxHoursPerRun",
        "perHostRequestsPerSecond",
        "perHostConnections"
      })
  void aNegativeValueIsRefusedByItsName(String key) {
    assertThatThrownBy(() -> json.readValue("{\"" + key + "\": -1}", HttpSettings.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining(key);
  }
}
