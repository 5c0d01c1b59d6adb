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

/** From whom events are taken. */
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
   * An event that somebody sent.
   *
   * @param type such as {@code run.requested}
   * @param subject what it is about; empty if it does not say
   */
  public record Received(String type, String subject) {}

  /**
   * Whether one of them sent this, a moment ago.
   *
   * @param headers of the request, by their names in any case
   */
  public boolean isSigned(Map<String, String> headers, String message) {
    return Signature.isBy(secrets, headers, message);
  }

  /** What a message in the JSON of CloudEvents 1.0 tells; empty if it is none. */
  public static Optional<Received> read(String message) {
    try {
      CloudEvent event = new JsonFormat().deserialize(message.getBytes(StandardCharsets.UTF_8));
      return Optional.ofNullable(event)
          .map(
              known ->
                  new Received(
                      known.getType(), Objects.requireNonNullElse(known.getSubject(), "")));
    } catch (EventDeserializationException e) {
      // It lacks an attribute, or is no JSON.
      return Optional.empty();
    }
  }
}
