package fr.moisson.connectors.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Event;
import fr.moisson.harvesters.model.EventType;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.PojoCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that receives events through a webhook: a {@code POST} of a CloudEvent in JSON, signed
 * as Standard Webhooks specifies, to be answered with a status from 200 to 299.
 */
public record Subscriber(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse à laquelle les événements sont envoyés (POST).")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Secret qui signe les envois, comme référence : ${NOM} ou file:chemin ; de la forme"
                + " whsec_… (Standard Webhooks).")
        Secret secret,
    @JsonPropertyDescription("Événements voulus, comme run.held ou dataset.* ; tous par défaut.")
        @Nullable OneOrMore types) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALL = ".*";

  /** Statuses about the event, not the receiver: sending it again would not help. */
  private static final Set<Integer> OF_THE_EVENT = Set.of(400, 413, 422);

  public Subscriber {
    Signature.check("secret", secret);
    if (types != null) {
      types.stream().forEach(Subscriber::refuseUnknown);
    }
  }

  private static void refuseUnknown(String wanted) {
    if (Stream.of(EventType.values()).noneMatch(type -> isMeant(type, wanted))) {
      String known =
          Stream.of(EventType.values()).map(EventType::code).collect(Collectors.joining(", "));
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "types", wanted, known));
    }
  }

  private static boolean isMeant(EventType type, String wanted) {
    return wanted.endsWith(ALL)
        ? type.code().startsWith(wanted.substring(0, wanted.length() - 1))
        : type.code().equals(wanted);
  }

  /** Whether it wants events of this type. */
  public boolean wants(EventType type) {
    return types == null || types.stream().anyMatch(wanted -> isMeant(type, wanted));
  }

  /**
   * Sends it an event.
   *
   * @param source of the event: our public address
   * @throws BadItem if it refuses this event
   * @throws Unavailable if it does not accept events now
   * @throws Misconfigured if it will not accept events until somebody intervenes
   */
  public void tell(Event event, URI source, Door door, Instant now) {
    String message = new String(new JsonFormat().serialize(cloudEvent(event, source)), UTF_8);
    Door.Request request = Door.Request.post(url, JsonFormat.CONTENT_TYPE, message);
    // Receivers recognise repeated events by it.
    String id = "msg_" + event.id();
    for (var header : Signature.headers(secret, id, now, message).entrySet()) {
      request = request.with(header.getKey(), header.getValue());
    }
    Door.Reply reply = door.send(request);
    if (OF_THE_EVENT.contains(reply.status())) {
      throw new BadItem(
          Notice.of(
              Code.EVENT_REFUSED,
              event.type().code(),
              event.subject(),
              reply.status(),
              Refusals.quote(reply)));
    }
    if (!reply.isSuccess()) {
      throw Refusals.of(url, reply);
    }
  }

  private static CloudEvent cloudEvent(Event event, URI source) {
    return CloudEventBuilder.v1()
        .withId(String.valueOf(event.id()))
        .withType(event.type().code())
        .withSource(source)
        .withSubject(event.subject())
        .withTime(event.at().atOffset(ZoneOffset.UTC))
        .withDataContentType("application/json")
        .withData(PojoCloudEventData.wrap(event.data(), JSON::writeValueAsBytes))
        .build();
  }
}
