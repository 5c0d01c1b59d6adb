package fr.moisson.connectors.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Authenticity and integrity of a message: <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a> 1.0, an HMAC-SHA256 of its identifier, its time and its text.
 */
public final class Signature {

  private static final String PREFIX = "whsec_";

  /** In bytes, as specified. */
  private static final int SHORTEST = 24;

  private static final int LONGEST = 64;

  /**
   * Checks that a secret can be used for signing.
   *
   * @param key of the option that configures it
   * @throws Misconfigured if it cannot; absent secrets are reported elsewhere
   */
  static void check(String key, Secret secret) {
    if (secret.absence() == null && !isSecret(secret.reveal())) {
      throw new Misconfigured(
          Notice.of(
              Code.CONFIG_BAD_VALUE, key, Secret.MASK, PREFIX + "… (base64, 24 → 64 × 8 bits)"));
    }
  }

  private static boolean isSecret(String value) {
    try {
      int bytes = Base64.getDecoder().decode(value.substring(PREFIX.length())).length;
      return value.startsWith(PREFIX) && bytes >= SHORTEST && bytes <= LONGEST;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return false;
    }
  }

  /** The headers by which a receiver verifies a message. */
  static Map<String, String> headers(Secret secret, String id, Instant at, String message) {
    long time = at.getEpochSecond();
    try {
      return Map.of(
          Webhook.UNBRANDED_MSG_ID_KEY,
          id,
          Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
          String.valueOf(time),
          Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
          new Webhook(secret.reveal()).sign(id, time, message));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("a secret that was checked does not sign", e);
    }
  }

  /**
   * Whether a message was signed with one of these secrets within the last five minutes.
   *
   * @param headers names are case-insensitive
   */
  static boolean isBy(Collection<Secret> secrets, Map<String, String> headers, String message) {
    Map<String, List<String>> lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return secrets.stream()
        .filter(secret -> secret.absence() == null)
        .anyMatch(secret -> isBy(secret, lists, message));
  }

  private static boolean isBy(Secret secret, Map<String, List<String>> headers, String message) {
    try {
      new Webhook(secret.reveal()).verify(message, headers);
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }

  private Signature() {}
}
