package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Polling;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.portal.NamePrefix;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://github.com/data-fair/data-fair">data-fair</a> (Koumoul), written to through
 * its API v1.
 *
 * <p>A record is ours if its id is made of our key, or if {@code extras.moisson.key} is our key: a
 * record that was taken over keeps its id.
 *
 * <p>Pitfalls: {@code POST} makes a new dataset each time, so records are created by {@code PUT}
 * with an id of ours; unknown keys are refused; {@code extras} and lists are replaced as a whole; a
 * new dataset is private; indexing a file takes time, and nothing else can be sent meanwhile (409).
 * A dataset of metadata only cannot be given a file later.
 */
public record DatafairPortal(
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Adresse du portail, par exemple https://data.example.org ; /data-fair est ajouté s’il"
                + " manque.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Clé d’API du compte qui publie, de portée « datasets » (ou « datasets-write » et"
                + " « datasets-admin »).")
        Secret key,
    @JsonPropertyDescription(
            "Sites de publication, sous la forme type:identifiant, par exemple"
                + " data-fair-portals:mon-portail.")
        @Nullable List<String> publicationSites,
    @JsonPropertyDescription(
            "Faux pour laisser les droits d’accès à vos agents ; par défaut, ce qui est publié est"
                + " ouvert à tous.")
        @Nullable Boolean makePublic,
    @JsonPropertyDescription(
            "Vrai pour que le portail garde et indexe une copie du premier extrait ; par défaut les"
                + " fichiers sont des liens.")
        @Nullable Boolean upload,
    @JsonPropertyDescription(
            "Thématiques du portail : code européen (ENVI, TRAN…), puis identifiant ou titre de la"
                + " thématique.")
        @Nullable Map<String, String> topics,
    @JsonPropertyDescription("Début de l’identifiant des fiches, par défaut « moisson ».")
        @Nullable String namePrefix)
    implements Portal {

  private static final Pattern SITE = Pattern.compile("[^:\\s]+:[^:\\s]+");

  public DatafairPortal {
    namePrefix = NamePrefix.of(namePrefix);
    publicationSites = publicationSites == null ? List.of() : List.copyOf(publicationSites);
    for (String site : publicationSites) {
      if (!SITE.matcher(site).matches()) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CONFIG_BAD_VALUE, "publicationSites", site, "type:id"));
      }
    }
    topics = topics == null ? Map.of() : Map.copyOf(topics);
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return DatafairRecord.render(dataset, files, this);
  }

  @Override
  public Session open(Door door, Instant at) {
    return new DatafairPublishing(this, door, Polling.PATIENT);
  }

  static String root(URI url) {
    boolean isBare = url.getPath() == null || url.getPath().matches("/*");
    return RequestUris.root(url) + (isBare ? "/data-fair" : "") + "/api/v1";
  }

  String name(DatasetId id) {
    return NamePrefix.name(namePrefix, id);
  }

  /** Whether we created a record, whatever its dataset. */
  boolean isOurs(JsonNode held) {
    return NamePrefix.isOurs(namePrefix, held.path("id").asText());
  }

  boolean makesPublic() {
    return !Boolean.FALSE.equals(makePublic);
  }

  boolean uploads() {
    return Boolean.TRUE.equals(upload);
  }

  List<String> sites() {
    return publicationSites == null ? List.of() : publicationSites;
  }

  Map<String, String> topicNames() {
    return topics == null ? Map.of() : topics;
  }
}
