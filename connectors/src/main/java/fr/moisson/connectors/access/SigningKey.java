package fr.moisson.connectors.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * A service key, exchanged for a token with the grant of RFC 7523 ({@code
 * urn:ietf:params:oauth:grant-type:jwt-bearer}): a JSON Web Token signed with RS256. In the format
 * of the <a href="https://eea.github.io/clms-api-docs/authentication.html">Copernicus land
 * service</a>, PKCS #1 or #8.
 */
public final class SigningKey {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** The land service refuses more than one hour. */
  private static final Duration VALID = Duration.ofMinutes(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String client;
  private final String user;
  private final URI tokenUri;
  private final RSAKey key;

  private SigningKey(String client, String user, URI tokenUri, RSAKey key) {
    this.client = client;
    this.user = user;
    this.tokenUri = tokenUri;
    this.key = key;
  }

  /**
   * @param secret JSON with {@code client_id}, {@code user_id}, {@code token_uri} and {@code
   *     private_key}, in PEM
   * @throws Misconfigured if it is not such a key; the key is not quoted
   */
  public static SigningKey of(Secret secret) {
    try {
      JsonNode json = JSON.readTree(secret.reveal());
      RSAKey key = JWK.parseFromPEMEncodedObjects(text(json, "private_key")).toRSAKey();
      if (!key.isPrivate()) {
        throw refused("private_key");
      }
      return new SigningKey(
          text(json, "client_id"), text(json, "user_id"), URI.create(text(json, "token_uri")), key);
    } catch (JsonProcessingException
        | JOSEException
        | ClassCastException
        | IllegalArgumentException e) {
      // Without the parser's message, which may quote the key.
      throw refused(e.getClass().getSimpleName());
    }
  }

  private static String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    if (text.isBlank()) {
      throw refused(field);
    }
    return text;
  }

  private static Misconfigured refused(String what) {
    return new Misconfigured(
        Notice.of(
            Code.CONFIG_BAD_VALUE,
            "key",
            what,
            "{\"client_id\", \"user_id\", \"token_uri\", \"private_key\"}"));
  }

  /**
   * Requests a token.
   *
   * @throws Misconfigured if the key is no longer accepted
   */
  public Secret token(Door door, Instant at) {
    Secret assertion = Secret.passing(assertion(at));
    Map<String, String> form = Map.of("grant_type", GRANT, "assertion", assertion.reveal());
    return Tokens.given(door, Tokens.form(tokenUri, form), "/access_token");
  }

  private String assertion(Instant at) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(client)
            .subject(user)
            .audience(tokenUri.toString())
            .issueTime(Date.from(at))
            .expirationTime(Date.from(at.plus(VALID)))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      // A public key without its private key, or one too short to sign with.
      throw refused(e.getClass().getSimpleName());
    }
    return token.serialize();
  }

  @Override
  public String toString() {
    return "SigningKey[" + client + "]";
  }
}
