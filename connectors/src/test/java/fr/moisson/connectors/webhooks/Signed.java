package fr.moisson.connectors.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Messages signed independently, as specified by Standard Webhooks. */
public final class Signed {

  public static final String SECRET = "whsec_" + base64("une clef de trente-deux octets !!");

  /** The headers of a message sent now. */
  public static Map<String, String> headers(String secret, String message) {
    return headers(secret, message, Instant.now());
  }

  static Map<String, String> headers(String secret, String message, Instant at) {
    String time = String.valueOf(at.getEpochSecond());
    return Map.of(
        "webhook-id",
        "msg_1",
        "webhook-timestamp",
        time,
        "webhook-signature",
        "v1," + signature(secret, "msg_1." + time + "." + message));
  }

  public static String signature(String secret, String content) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private Signed() {}
}
