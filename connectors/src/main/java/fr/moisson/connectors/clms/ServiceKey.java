package fr.moisson.connectors.clms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The service key that the portal gives its users, and the grant that it signs: a JWT (RFC 7519) by
 * RS256, as RFC 7523 has it. No library is needed for one signature; those that there are want
 * another one still for the PEM of PKCS #1, which is what the portal gives.
 */
record ServiceKey(String clientId, String userId, URI tokenUri, PrivateKey privateKey) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The portal refuses more than an hour. */
  private static final Duration VALID = Duration.ofMinutes(30);

  /** Version 0 and {@code rsaEncryption}, which PKCS #8 puts before the key of PKCS #1. */
  private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  /**
   * @throws Misconfigured if it is not a service key; the notice shows nothing of it
   */
  static ServiceKey read(Secret secret) {
    try {
      JsonNode json = JSON.readTree(secret.reveal());
      return new ServiceKey(
          text(json, "client_id"),
          text(json, "user_id"),
          URI.create(text(json, "token_uri")),
          privateKey(text(json, "private_key")));
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
      // Neither the key nor what a parser says of it, which may quote it.
      throw new Misconfigured(
          Notice.of(
              Code.CONFIG_BAD_VALUE,
              "key",
              secret,
              "{\"client_id\", \"user_id\", \"token_uri\", \"private_key\"}"));
    }
  }

  private static String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    if (text.isBlank()) {
      throw new IllegalArgumentException(field);
    }
    return text;
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] der = Base64.getDecoder().decode(base64);
    boolean isPkcs1 = pem.contains("BEGIN RSA PRIVATE KEY");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(isPkcs1 ? pkcs8(der) : der));
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA);
    content.writeBytes(element(OCTETS, pkcs1));
    return element(SEQUENCE, content.toByteArray());
  }

  /** DER: a tag, the length in as many bytes as it takes, the content. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int size = content.length;
    if (size < 0x80) {
      element.write(size);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(size) + 7) / 8;
      element.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        element.write(size >> (8 * i));
      }
    }
    element.writeBytes(content);
    return element.toByteArray();
  }

  /** A grant for one access token. */
  String grant(Instant now) {
    String header = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").toString();
    String claims =
        JSON.createObjectNode()
            .put("iss", clientId)
            .put("sub", userId)
            .put("aud", tokenUri.toString())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(VALID).getEpochSecond())
            .toString();
    String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    return signed + "." + base64(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey);
      signature.update(signed.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "ServiceKey[" + clientId + "]";
  }
}
