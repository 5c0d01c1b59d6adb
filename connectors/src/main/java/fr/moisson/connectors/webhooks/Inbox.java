package fr.moisson.connectors.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Secret;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whose events are accepted. */
public record Inbox(
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Secrets de ceux qui peuvent demander une moisson, comme références : ${NOM} ou"
                + " file:chemin ; de la forme whsec_… (Standard Webhooks).")
        List<Secret> secrets) {

  public Inbox {
    secrets = List.copyOf(secrets);
    secrets.forEach(secret -> Signature.check("secrets", secret));
  }

  /**
   * A received event.
   *
   * @param type such as {@code run.requested}
   * @param subject what it is about; may be empty
   */
  public record Received(String type, String subject) {}

  /**
   * Whether one of the senders has signed this message recently.
   *
   * @param headers of the request; names are case-insensitive
   */
  public boolean isSigned(Map<String, String> headers, String message) {
    return Signature.isBy(secrets, headers, message);
  }

  /** The event in a message in the JSON format of CloudEvents 1.0; empty if it is not one. */
  public static Optional<Received> read(String message) {
    try {
      CloudEvent event = new JsonFormat().deserialize(message.getBytes(StandardCharsets.UTF_8));
      return Optional.ofNullable(event)
          .map(
              known ->
                  new Received(
                      known.getType(), Objects.requireNonNullElse(known.getSubject(), "")));
    } catch (EventDeserializationException e) {
      // It lacks an attribute, or is not JSON.
      return Optional.empty();
    }
  }
}
