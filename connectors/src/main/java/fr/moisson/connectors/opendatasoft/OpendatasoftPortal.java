package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.portal.NamePrefix;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A domain of Opendatasoft, now Huwise, written to through its <a
 * href="https://help.opendatasoft.com/apis/ods-automation-v1/">Automation API v1.0</a>.
 *
 * <p>A record is ours if its {@code dataset_id} is made of our key. The id of a published dataset
 * cannot be changed, so a record taken over from somebody else is recognised by our key among its
 * mentions instead.
 *
 * <p>Pitfalls: changes are invisible until they are published, which is a job that takes time;
 * nothing can be changed meanwhile; calls that write a whole template erase fields that are not
 * sent; licences and themes are hashes, different on each domain. The portal does not harvest DCAT,
 * but it does harvest CKAN.
 */
public record OpendatasoftPortal(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse du portail, par exemple https://data.example.org/.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Clé d’API d’un compte qui peut créer, modifier et publier des jeux de données.")
        Secret key,
    @JsonPropertyDescription(
            "Vrai pour que le portail garde une copie de nos fichiers ; par défaut il les lit à"
                + " leur adresse, qui doit alors être publique.")
        @Nullable Boolean upload,
    @JsonPropertyDescription("Début de l’identifiant des jeux de données, par défaut « moisson ».")
        @Nullable String namePrefix,
    @JsonPropertyDescription(
            "Licences que le portail nomme à sa façon : adresse ou nom de la licence, puis son"
                + " identifiant sur le portail.")
        @Nullable Map<String, String> licences,
    @JsonPropertyDescription(
            "Thèmes du portail : code européen (ENVI, TRAN…), puis identifiant du thème sur le"
                + " portail.")
        @Nullable Map<String, String> themes)
    implements PullingPortal {

  /** Fields in which a record may state which dataset it describes. */
  static final List<String> REFERRING =
      List.of("references", "attributions", "identifier", "file_identifier", "relation");

  public OpendatasoftPortal {
    namePrefix = NamePrefix.of(namePrefix);
    licences = licences == null ? Map.of() : Map.copyOf(licences);
    themes = themes == null ? Map.of() : Map.copyOf(themes);
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return OpendatasoftRecord.render(dataset, files, Boolean.TRUE.equals(upload));
  }

  @Override
  public Session open(Door door, Instant at) {
    return new OpendatasoftPublishing(this, door, at, Polling.PATIENT);
  }

  @Override
  public Registration register(URI catalogue, String title, Door door) {
    AutomationApi api = new AutomationApi(url, key, door, Polling.PATIENT);
    return new OpendatasoftHarvesters(url, api).register(catalogue, title);
  }

  String datasetId(DatasetId id) {
    return NamePrefix.name(namePrefix, id);
  }

  /** Whether we created a record, whatever its dataset. */
  boolean isOurs(JsonNode held) {
    return NamePrefix.isOurs(namePrefix, held.path("dataset_id").asText());
  }

  Map<String, String> licenceIds() {
    return licences == null ? Map.of() : licences;
  }

  Map<String, String> themeIds() {
    return themes == null ? Map.of() : themes;
  }
}
