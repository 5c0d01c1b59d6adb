package fr.moisson.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.webhooks.Inbox.Received;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {

  private static final String OTHER = "whsec_" + Signed.base64("une autre clef de trente octets");
  private static final String MESSAGE =
      """
      {"specversion": "1.0", "type": "run.requested", "source": "/sig", "id": "1",
       "subject": "niortais/forêts", "data": {"raison": "mise à jour"}}
      """;

  private final Inbox inbox =
      new Inbox(
          List.of(
              Secret.absent("${ABSENT}", Notice.of(Notice.Code.CONFIG_NO_SECRET, "${ABSENT}")),
              new Secret(OTHER),
              new Secret(Signed.SECRET)));

  @Test
  void whatOneOfTheSecretsSignedIsTaken() {
    Map<String, String> headers = Signed.headers(Signed.SECRET, MESSAGE);

    assertThat(inbox.isSigned(headers, MESSAGE)).isTrue();
    assertThat(inbox.isSigned(capitals(headers), MESSAGE)).as("names in any case").isTrue();
    assertThat(inbox.isSigned(Signed.headers(OTHER, MESSAGE), MESSAGE)).isTrue();
  }

  @Test
  void whatNobodySignedOrSomebodyChangedIsNot() {
    Map<String, String> headers = Signed.headers(Signed.SECRET, MESSAGE);
    Instant longAgo = Instant.now().minus(Duration.ofMinutes(6));

    assertThat(inbox.isSigned(Map.of(), MESSAGE)).isFalse();
    assertThat(inbox.isSigned(headers, MESSAGE.replace("niortais", "bayonne"))).isFalse();
    assertThat(
            inbox.isSigned(
                Signed.headers("whsec_" + Signed.base64("x".repeat(32)), MESSAGE), MESSAGE))
        .isFalse();
    assertThat(inbox.isSigned(Signed.headers(Signed.SECRET, MESSAGE, longAgo), MESSAGE))
        .as("sent once more by somebody who listened")
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"trop-court", "whsec_", "whsec_dHJvcCBjb3VydA==", "whsec_*** pas du base64 ***"})
  void aSecretThatCannotSignIsRefusedWithoutBeingShown(String value) {
    List<Secret> secrets = List.of(new Secret(value));

    assertThatThrownBy(() -> new Inbox(secrets))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.notice())
                    .returns(Notice.Code.CONFIG_BAD_VALUE, Notice::code)
                    .satisfies(notice -> assertThat(notice.args()).doesNotContain(value)));
  }

  @Test
  void anEventTellsItsTypeAndItsSubject() {
    assertThat(Inbox.read(MESSAGE)).contains(new Received("run.requested", "niortais/forêts"));
    assertThat(Inbox.read(MESSAGE.replace("\"subject\": \"niortais/forêts\",", "")))
        .contains(new Received("run.requested", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"texte\"",
        "{",
        "{}",
        "{\"specversion\": \"9.9\", \"type\": \"t\", \"source\": \"/\", \"id\": \"1\"}",
        "{\"specversion\": \"1.0\", \"type\": {}, \"source\": \"/\", \"id\": \"1\"}",
        "{\"specversion\": \"1.0\", \"type\": \"t\", \"source\": \" : \", \"id\": \"1\"}",
        "{\"specversion\": \"1.0\", \"type\": \"t\", \"id\": \"1\"}",
        "{\"specversion\": \"1.0\", \"type\": \"t\", \"source\": \"/\", \"id\": \"1\", \"time\": \"hier\"}",
        "{\"specversion\": \"1.0\", \"type\": \"t\", \"source\": \"/\", \"id\": \"1\", \"data_base64\": \"***\"}",
        "<event/>"
      })
  void whatIsNoEventIsNone(String message) {
    assertThat(Inbox.read(message)).isEmpty();
  }

  private static Map<String, String> capitals(Map<String, String> headers) {
    return headers.entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
  }
}
