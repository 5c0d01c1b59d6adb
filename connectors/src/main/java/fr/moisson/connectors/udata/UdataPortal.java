package fr.moisson.connectors.udata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * data.gouv.fr, or another <a href="https://github.com/opendatateam/udata">udata</a>, written to
 * through its <a href="https://guides.data.gouv.fr/guide-data.gouv.fr/api">API</a>.
 *
 * <p>A record is ours when its extra {@code moisson:id} is our key. udata cannot search for that,
 * and makes a second record of a creation that is sent twice: before each creation all that the
 * organisation has is looked through. What is withdrawn is archived, which can be undone.
 */
public record UdataPortal(
    @JsonPropertyDescription(
            "Adresse du portail, par défaut https://www.data.gouv.fr/ ; pour essayer :"
                + " https://demo.data.gouv.fr/.")
        @Nullable URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Clé d’API d’un compte éditeur de l’organisation (page « Mon profil », « Clé d’API »).")
        Secret token,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Identifiant de l’organisation qui publie : 24 chiffres et lettres, en bas de sa page"
                + " d’administration.")
        String organisation,
    @JsonPropertyDescription(
            "true pour déposer sur le portail les extraits que fait Moisson ; par défaut, le"
                + " portail y renvoie par un lien.")
        @Nullable Boolean upload)
    implements PullingPortal {

  private static final URI DATA_GOUV = URI.create("https://www.data.gouv.fr/");
  private static final double REQUESTS_PER_SECOND = 5;
  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");

  public UdataPortal {
    url = url == null ? DATA_GOUV : url;
    if (!OBJECT_ID.matcher(organisation).matches()) {
      throw new Misconfigured(
          Notice.of(Code.CONFIG_BAD_VALUE, "organisation", organisation, OBJECT_ID));
    }
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return UdataRecord.render(dataset, files, Boolean.TRUE.equals(upload));
  }

  @Override
  public Published publish(Sending sending, Door door) {
    UdataApi api = api(door);
    UdataWriting writing = new UdataWriting(api, organisation, sending);
    Optional<ObjectNode> held =
        sending
            .knownId()
            .flatMap(id -> api.show(id, writing.basics()))
            .or(() -> find(api, sending));
    if (held.isEmpty()) {
      return writing.create();
    }
    return writing.update(checked(held.get(), sending.id()));
  }

  /** What we left there, unless somebody else has the dataset. */
  private Optional<ObjectNode> find(UdataApi api, Sending sending) {
    UdataSearch search = UdataSearch.in(api, organisation, sending.id().key(), sending.names());
    if (search.mine().isPresent()) {
      return api.show(search.mine().get().path("id").asText());
    }
    Optional<? extends JsonNode> another = search.other();
    if (another.isEmpty() && !UdataWriting.isCut(sending.rendered())) {
      another = UdataSearch.elsewhere(api, site(), sending.names());
    }
    if (another.isPresent()) {
      throw another(another.get());
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door) {
    UdataApi api = api(door);
    Optional<ObjectNode> found =
        known
            .or(
                () ->
                    api.find(organisation, entry -> UdataSearch.key(entry).equals(id.key()))
                        .map(entry -> entry.path("id").asText()))
            .flatMap(api::show);
    if (found.isEmpty()) {
      return known;
    }
    ObjectNode held = found.get();
    String remoteId = held.path("id").asText();
    boolean isGone = held.path("deleted").isTextual() || held.path("archived").isTextual();
    if (!isGone) {
      checked(held, id);
      ObjectNode why =
          UdataApi.object().put(UdataMerge.WITHDRAWN, Messages.of(reason, Locale.FRENCH));
      // The reason first: a record that is archived already is left alone the next time.
      api.mergeExtras(remoteId + "/", UdataWriting.different(held.path("extras"), why));
      ObjectNode patch =
          UdataApi.object()
              .put("archived", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      api.write("PUT", "1/datasets/" + remoteId + "/", UdataMerge.withBasics(patch, held)).result();
    }
    return Optional.of(remoteId);
  }

  @Override
  public Optional<Remote> adopt(Sending sending, Door door) {
    UdataApi api = api(door);
    UdataSearch search = UdataSearch.in(api, organisation, sending.id().key(), sending.names());
    if (search.mine().isEmpty()) {
      search
          .other()
          .ifPresent(
              other ->
                  api.mergeExtras(
                      other.path("id").asText() + "/",
                      UdataApi.object().put(UdataRecord.ID, sending.id().key())));
    }
    return search.mine().or(search::other).map(record -> Remote.of(record.path("id").asText()));
  }

  /**
   * A harvest source with the backend {@code dcat}, which takes an administrator of the
   * organisation; a person of the site has to accept it.
   */
  @Override
  public Registration register(URI feed, String title, Door door) {
    UdataApi api = api(door);
    Optional<JsonNode> known = api.harvestSource(organisation, feed);
    JsonNode source =
        known.orElseGet(
            () ->
                UdataApi.record(
                    api.write(
                        "POST",
                        "1/harvest/sources/",
                        UdataApi.object()
                            .put("name", title)
                            .put("url", feed.toString())
                            .put("backend", "dcat")
                            .put("organization", organisation)
                            .put("active", true)
                            .put("autoarchive", true))));
    boolean isAccepted = source.path("validation").path("state").asText().equals("accepted");
    Code next = isAccepted ? Code.REGISTERED : Code.REGISTRATION_TO_VALIDATE;
    return new Registration(
        source.path("id").asText(), known.isEmpty(), Notice.of(next, feed, site()));
  }

  /** A record that was given to another organisation, or another dataset, is no longer ours. */
  private ObjectNode checked(ObjectNode held, DatasetId id) {
    String key = UdataSearch.key(held);
    String owner = held.path("organization").path("id").asText();
    if (!owner.equals(organisation) || !key.isEmpty() && !key.equals(id.key())) {
      throw another(held);
    }
    return held;
  }

  private BadItem another(JsonNode held) {
    String page = held.path("page").asText();
    return new BadItem(
        Notice.of(Code.PORTAL_HAS_ANOTHER, page.isEmpty() ? held.path("id").asText() : page));
  }

  private UdataApi api(Door door) {
    // Nobody says how many it takes; what a person does stays below.
    door.pace(site(), REQUESTS_PER_SECOND);
    return new UdataApi(site(), token, door);
  }

  private URI site() {
    return Objects.requireNonNull(url);
  }
}
