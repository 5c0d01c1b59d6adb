package fr.moisson.connectors.udata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * data.gouv.fr, or another <a href="https://github.com/opendatateam/udata">udata</a>, written to
 * through its <a href="https://guides.data.gouv.fr/guide-data.gouv.fr/api">API</a>.
 *
 * <p>A record is ours if its extra {@code moisson:id} is our key. udata cannot search by extras,
 * and a creation that is sent twice makes two records; so before the first creation, and again if
 * an answer was lost, all records of the organisation are listed. Withdrawn datasets are archived,
 * which can be undone.
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
            "Identifiant de l’organisation qui publie : 24 chiffres et lettres, que"
                + " https://www.data.gouv.fr/api/1/organizations/NOM/ donne sous id.")
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
  public String owner() {
    return organisation;
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return UdataRecord.render(dataset, files, Boolean.TRUE.equals(upload));
  }

  @Override
  public Session open(Door door, Instant at) {
    return new UdataPublishing(api(door), site(), organisation, at);
  }

  /**
   * Creates a harvest source with the backend {@code dcat}, for which the token must belong to an
   * administrator of the organisation; somebody at the site has to accept it.
   */
  @Override
  public Registration register(URI catalogue, String title, Door door) {
    URI feed = catalogue.resolve(DCAT_FEED);
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

  private UdataApi api(Door door) {
    // The limit is not documented; this rate is no higher than a person's.
    door.pace(site(), REQUESTS_PER_SECOND);
    return new UdataApi(site(), token, door);
  }

  private URI site() {
    return Objects.requireNonNull(url);
  }
}
