package fr.moisson.connectors.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.access.Authentication.Credentials;
import fr.moisson.connectors.access.Authentication.Style;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

  private static final URI LOGIN = URI.create("https://atmo.example/api/login");

  private static Authentication of(Style style, String name, String prefix, String key) {
    return new Authentication(style, name, prefix, new Secret(key), null, null, null, null, null);
  }

  private static Authentication login() {
    return new Authentication(
        Style.LOGIN,
        null,
        null,
        null,
        LOGIN,
        new Secret("compte-de-la-ville"),
        new Secret("s3\"cret"),
        null,
        null);
  }

  /** A door that always gives one answer and keeps the request. */
  private static final class OneReply implements Door {
    private final int status;
    private final String body;
    private Request sent;

    OneReply(int status, String body) {
      this.status = status;
      this.body = body;
    }

    @Override
    public Body get(Request request) {
      throw new AssertionError("what is read is archived, and no token may be");
    }

    @Override
    public Reply send(Request request) {
      sent = request;
      return new Reply(status, Map.of(), body.getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    ",         ,        Authorization, Bearer j3ton",
    "X-Api-Key,,        X-Api-Key,     j3ton",
    ",         'Apikey ', Authorization, Apikey j3ton",
  })
  void aKeyGoesInAHeader(String name, String prefix, String header, String value) {
    Credentials credentials =
        of(Style.HEADER, name, prefix, "j3ton").open(new OneReply(500, ""), Niortais.AT);

    assertThat(credentials.headers()).containsExactly(Map.entry(header, value));
    assertThat(credentials.parameters()).isEmpty();
  }

  @Test
  void aKeyGoesInTheAddress() {
    Credentials credentials =
        of(Style.QUERY, "token", null, "j3ton").open(new OneReply(500, ""), Niortais.AT);

    assertThat(credentials).isEqualTo(new Credentials(Map.of(), Map.of("token", "j3ton")));
  }

  @Test
  void aLoginGivesAToken() throws IOException {
    OneReply door = new OneReply(200, "{\"token\": \"eyJ0b2s\"}");

    Credentials credentials = login().open(door, Niortais.AT);

    assertThat(credentials.headers()).containsEntry("Authorization", "Bearer eyJ0b2s");
    JsonNode sent = new ObjectMapper().readTree(door.sent.body());
    assertThat(sent.path("username").asText()).isEqualTo("compte-de-la-ville");
    assertThat(sent.path("password").asText()).isEqualTo("s3\"cret");
    assertThat(credentials.headers().values().toString())
        .isNotEqualTo(Secret.mask("Bearer eyJ0b2s"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void aRefusalIsForTheOfficerToMend(int status) {
    assertThatThrownBy(() -> login().open(new OneReply(status, "Invalid"), Niortais.AT))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> assertThat(fault.notice().code()).isEqualTo(Code.FORBIDDEN));
  }

  @Test
  void anAddressWhereNobodyLogsInIsNoRefusal() {
    assertThatThrownBy(() -> login().open(new OneReply(404, "Not found"), Niortais.AT))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> assertThat(fault.notice().code()).isEqualTo(Code.HTTP_STATUS));
  }

  /** The quoted text is cut in the middle of the password. */
  @Test
  void aRefusalThatRepeatsASecretIsQuotedWithoutIt() {
    String refusal = ".".repeat(96) + "s3\"cret";

    assertThatThrownBy(() -> login().open(new OneReply(401, refusal), Niortais.AT))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> assertThat(fault.notice().args()).noneMatch(arg -> arg.contains("s3")));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void aServiceInTroubleIsTriedAgainAnotherDay(int status) {
    assertThatThrownBy(() -> login().open(new OneReply(status, ""), Niortais.AT))
        .isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"token\": null}", "[]"})
  void anAnswerWithoutATokenIsNotQuoted(String answer) {
    assertThatThrownBy(() -> login().open(new OneReply(200, answer), Niortais.AT))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> assertThat(fault.notice().code()).isEqualTo(Code.UNEXPECTED_ANSWER));
  }

  /** RFC 7523, as used by the Copernicus Land service, which gives PKCS #1 keys. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServiceKeySignsARequestForAToken(boolean isPkcs1)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    OneReply door = new OneReply(200, "{\"access_token\": \"acc3ss\", \"expires_in\": 3600}");

    Credentials credentials = jwt(serviceKey(keys, isPkcs1)).open(door, Niortais.AT);

    assertThat(credentials.headers()).containsEntry("Authorization", "Bearer acc3ss");
    assertThat(door.sent.uri()).hasToString("https://land.example/@@oauth2-token");
    String form = URLDecoder.decode(new String(door.sent.body(), UTF_8), UTF_8);
    assertThat(form).contains("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer");
    String[] parts = form.replaceFirst(".*assertion=([^&]*).*", "$1").split("\\.");
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("iss").asText()).isEqualTo("client");
    assertThat(claims.path("sub").asText()).isEqualTo("user");
    assertThat(claims.path("aud").asText()).isEqualTo("https://land.example/@@oauth2-token");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(1L, 3600L);
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(keys.getPublic());
    check.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  private static Authentication jwt(String key) {
    return new Authentication(Style.JWT, null, null, null, null, null, null, null, new Secret(key));
  }

  private static String serviceKey(KeyPair keys, boolean isPkcs1) {
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    // PKCS #8 puts an envelope of 26 bytes around the same key.
    byte[] key = isPkcs1 ? Arrays.copyOfRange(pkcs8, 26, pkcs8.length) : pkcs8;
    String name = isPkcs1 ? "RSA PRIVATE KEY" : "PRIVATE KEY";
    String pem =
        ("-----BEGIN " + name + "-----\n")
            + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(key)
            + ("\n-----END " + name + "-----");
    return """
        {"client_id": "client", "user_id": "user", "private_key": "%s",
         "token_uri": "https://land.example/@@oauth2-token"}"""
        .formatted(pem.replace("\n", "\\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pas du JSON",
        "{\"client_id\": \"a\", \"user_id\": \"b\", \"token_uri\": \"https://c.example\"}",
        "{\"client_id\": \"a\", \"user_id\": \"b\", \"token_uri\": \"https://c.example\","
            + " \"private_key\": \"AAAA\"}"
      })
  void whatIsNoServiceKeyIsRefusedWithoutBeingQuoted(String key) {
    assertThatThrownBy(() -> jwt(key).open(new OneReply(200, ""), Niortais.AT))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> {
              assertThat(fault.notice().code()).isEqualTo(Code.CONFIG_BAD_VALUE);
              assertThat(fault.notice().args()).noneMatch(arg -> arg.contains("AAAA"));
            });
  }

  @Test
  void whatAStyleNeedsMustBeThere() {
    assertThatThrownBy(
            () -> new Authentication(Style.HEADER, null, null, null, null, null, null, null, null))
        .isInstanceOfSatisfying(
            Misconfigured.class, fault -> assertThat(fault.notice().args()).containsExactly("key"));
  }
}
