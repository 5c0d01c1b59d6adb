package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\": \"a\", \"name\": \"ville\"}]",
        "[{\"id\": \"ville\", \"name\": \"Ville\"}]",
        "[\"ville\"]"
      })
  void itIsKnownByItsNameOrId(String allowed) {
    assertThatCode(() -> require(allowed)).doesNotThrowAnyException();
  }

  @Test
  void whereItMayPublishIsSaid() {
    assertThatThrownBy(() -> require("[{\"id\": \"a\", \"name\": \"epci\"}]"))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("epci");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"x\"", "{}"})
  void anAnswerOfAnotherShapeIsNoFaultOfTheToken(String allowed) {
    assertThatThrownBy(() -> require(allowed)).isInstanceOf(Unavailable.class);
  }

  private static void require(String allowed) throws Exception {
    Membership.require(
        URI.create("https://portail.example.org"), "ville", new ObjectMapper().readTree(allowed));
  }
}
