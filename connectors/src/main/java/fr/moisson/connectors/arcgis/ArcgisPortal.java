package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of ArcGIS Online, whose items its <a
 * href="https://doc.arcgis.com/en/hub/get-started/what-is-arcgis-hub-.htm">Hub</a> sites show, or
 * an ArcGIS Enterprise portal, written to through the <a
 * href="https://developers.arcgis.com/rest/users-groups-and-items/">Sharing API</a>.
 *
 * <p>A dataset is one item. It is ours when its type keyword {@code source:…} has our key. The
 * index of the portal is late, so that a new item is looked for in the folder as well. Items are
 * private until they are shared, and are so again once they are withdrawn.
 */
public record ArcgisPortal(
    @JsonPropertyDescription(
            "Adresse du portail, par défaut https://www.arcgis.com/ ; d’un ArcGIS Enterprise, avec"
                + " son chemin : https://sig.exemple.fr/portal/.")
        @Nullable URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Nom du compte à qui appartiendront les éléments.")
        String user,
    @JsonPropertyDescription("Identifiant du dossier de ce compte où les ranger.")
        @Nullable String folder,
    @JsonPropertyDescription(
            "Identifiant du groupe qui alimente le site Hub ; les éléments y sont partagés.")
        @Nullable String group,
    @JsonPropertyDescription(
            "Jeton d’accès (clé d’API du compte). Il expire ; préférez clientId et clientSecret.")
        @Nullable Secret token,
    @JsonPropertyDescription(
            "Identifiant d’informations d’identification OAuth 2.0 du compte, au lieu d’un jeton.")
        @Nullable String clientId,
    @JsonPropertyDescription("Secret qui va avec clientId.") @Nullable Secret clientSecret,
    @JsonPropertyDescription(
            "true pour déposer sur le portail l’extrait que fait Moisson ; par défaut, l’élément y"
                + " renvoie par un lien.")
        @Nullable Boolean upload)
    implements Portal {

  private static final URI ONLINE = URI.create("https://www.arcgis.com/");
  private static final String EXAMPLE = "token: \"${JETON_ARCGIS}\"";

  public ArcgisPortal {
    url = url == null ? ONLINE : url;
    if (!new ArcgisLogin(url, token, clientId, clientSecret).isComplete()) {
      throw new Misconfigured(
          Notice.of(Code.CONFIG_MISSING_CHOICE, "token | clientId, clientSecret", EXAMPLE));
    }
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return ArcgisRecord.render(dataset, files, Boolean.TRUE.equals(upload));
  }

  @Override
  public Published publish(Sending sending, Door door) {
    ArcgisApi api = api(door);
    ArcgisWriting writing = new ArcgisWriting(api, site(), Optional.ofNullable(group), sending);
    Optional<ObjectNode> held = sending.knownId().flatMap(api::show);
    if (held.isEmpty()) {
      ArcgisSearch search = search(api, sending);
      search.refuseAnother(site());
      held = search.mine();
    }
    return held.isPresent()
        ? writing.update(checked(held.get(), sending.id()))
        : writing.create(home());
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door) {
    ArcgisApi api = api(door);
    Optional<ObjectNode> found =
        known.isPresent()
            ? known.flatMap(api::show)
            : ArcgisSearch.ours(api, api.organisation(), home(), id.key());
    if (found.isEmpty()) {
      return known;
    }
    ObjectNode held = checked(found.get(), id);
    String path = ArcgisWriting.path(held);
    boolean isMarked = ArcgisMerge.marks(held).has(ArcgisMerge.WITHDRAWN);
    boolean isHidden = held.path(ArcgisMerge.ACCESS).asText().equals("private");
    // Somebody else has hidden it already.
    if (!isHidden && !isMarked) {
      ObjectNode marks =
          ArcgisMerge.marks(held) instanceof ObjectNode ours ? ours.deepCopy() : held.objectNode();
      marks.put(ArcgisMerge.WITHDRAWN, Messages.of(reason, Locale.FRENCH));
      api.post(path + "update", Map.of("properties", ArcgisMerge.properties(held, marks)));
    }
    if (!isHidden) {
      if (group != null) {
        api.post(path + "unshare", Map.of("groups", group));
      }
      api.post(path + "share", Map.of("everyone", "false", "org", "false", "groups", ""));
    }
    return Optional.of(held.path("id").asText());
  }

  @Override
  public Optional<Remote> adopt(Sending sending, Door door) {
    ArcgisApi api = api(door);
    ArcgisSearch search = search(api, sending);
    if (search.mine().isPresent()) {
      return search.mine().map(held -> Remote.of(held.path("id").asText()));
    }
    search
        .other()
        .ifPresent(
            other ->
                api.post(
                    ArcgisWriting.path(other) + "update",
                    Map.of("typeKeywords", ArcgisMerge.withKey(other, sending.id().key()))));
    return search.other().map(held -> Remote.of(held.path("id").asText()));
  }

  private ArcgisSearch search(ArcgisApi api, Sending sending) {
    return ArcgisSearch.of(api, home(), sending.id().key(), sending.names());
  }

  /** An item that was given the key of another dataset is another's. */
  private ObjectNode checked(ObjectNode held, DatasetId id) {
    boolean isAnothers = ArcgisMerge.isOfMoisson(held) && !ArcgisMerge.isOurs(held, id.key());
    if (isAnothers) {
      throw new BadItem(Notice.of(Code.PORTAL_NAME_TAKEN, site(), held.path("title").asText()));
    }
    return held;
  }

  /** Where our items are. */
  private String home() {
    String home = "content/users/" + Addresses.step(user);
    return folder == null ? home : home + "/" + Addresses.step(folder);
  }

  private ArcgisApi api(Door door) {
    return new ArcgisApi(new ArcgisLogin(site(), token, clientId, clientSecret), door);
  }

  private URI site() {
    return Objects.requireNonNull(url);
  }
}
