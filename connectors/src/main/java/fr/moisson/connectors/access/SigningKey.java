package fr.moisson.connectors.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service key, exchanged for a token by the grant of RFC 7523 ({@code
 * urn:ietf:params:oauth:grant-type:jwt-bearer}): a JSON Web Token signed by RS256. As the <a
 * href="https://eea.github.io/clms-api-docs/authentication.html">Copernicus land service</a> hands
 * them out.
 */
record SigningKey(String client, String user, URI tokenUri, PrivateKey key) {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration VALID = Duration.ofMinutes(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws Misconfigured if it is no such key; the key is not quoted
   */
  static SigningKey of(String json) {
    try {
      JsonNode key = JSON.readTree(json);
      return new SigningKey(
          text(key, "client_id"),
          text(key, "user_id"),
          URI.create(text(key, "token_uri")),
          privateKey(text(key, "private_key")));
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
      throw refused(e.getClass().getSimpleName());
    }
  }

  private static String text(JsonNode key, String field) {
    String text = key.path(field).asText("");
    if (text.isEmpty()) {
      throw refused(field);
    }
    return text;
  }

  private static Misconfigured refused(String what) {
    return new Misconfigured(
        Notice.of(
            Code.CONFIG_BAD_VALUE,
            "serviceKey",
            what,
            "{client_id, user_id, token_uri, private_key}"));
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  Secret token(Door door, Instant at) {
    Map<String, String> form = Map.of("grant_type", GRANT, "assertion", assertion(at));
    return Tokens.given(door, Tokens.form(tokenUri, form), "/access_token");
  }

  private String assertion(Instant at) {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("iss", client);
    claims.put("sub", user);
    claims.put("aud", tokenUri.toString());
    claims.put("iat", at.getEpochSecond());
    claims.put("exp", at.plus(VALID).getEpochSecond());
    String signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw refused(e.getClass().getSimpleName());
    }
  }

  private static String part(Map<String, ?> content) {
    return base64(JSON.valueToTree(content).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
