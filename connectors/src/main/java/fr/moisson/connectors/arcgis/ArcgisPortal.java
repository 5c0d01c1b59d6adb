package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of ArcGIS Online, whose items are shown by <a
 * href="https://doc.arcgis.com/en/hub/get-started/what-is-arcgis-hub-.htm">Hub</a> sites, or an
 * ArcGIS Enterprise portal, written to through the <a
 * href="https://developers.arcgis.com/rest/users-groups-and-items/">Sharing API</a>.
 *
 * <p>A dataset is one item. It is ours if its type keyword {@code source:…} has our key, and if no
 * other account of the organisation, with a portal of its own, keeps it up to date. The portal's
 * index is delayed, so a new item is also searched for in the folder. Items are private until they
 * are shared, and again after they are withdrawn.
 */
public record ArcgisPortal(
    @JsonPropertyDescription(
            "Adresse du portail, par défaut https://www.arcgis.com/ ; d’un ArcGIS Enterprise, avec"
                + " son chemin : https://sig.example.org/portal/.")
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
  public String owner() {
    return user;
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    ObjectNode record = ArcgisRecord.render(dataset, files, Boolean.TRUE.equals(upload));
    record.withObject("/" + ArcgisRecord.MARKS).put(ArcgisMerge.ACCOUNT, user);
    return record;
  }

  @Override
  public Session open(Door door, Instant at) {
    ArcgisLogin login = new ArcgisLogin(site(), token, clientId, clientSecret);
    return new ArcgisPublishing(this, new ArcgisApi(login, door));
  }

  /** The folder of our items. */
  String home() {
    String home = "content/users/" + RequestUris.step(user);
    return folder == null ? home : home + "/" + RequestUris.step(folder);
  }

  URI site() {
    return Objects.requireNonNull(url);
  }
}
