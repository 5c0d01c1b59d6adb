package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.iso.IsoMerge;
import fr.moisson.harvesters.iso.IsoWriting;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of GeoNetwork 4, that of geOrchestra among them, written to through its <a
 * href="https://docs.geonetwork-opensource.org/4.4/api/">interface</a> as records of ISO 19139 or
 * ISO 19115-3.
 *
 * <p>A new record is named by a UUID made of our key, so that a second import writes over the
 * first. Our key is also an identifier of the data in it, by which a record that we took over is
 * known. What somebody adds to a record of ours stays (see {@link IsoMerge}).
 *
 * <p>Traps: errors inside the 201 of an import; an import may take back who may see the record
 * (before 2023); where the workflow is on it is refused (before 2025), and the editor is the way;
 * nothing tells an import that changes nothing, but the date of the record moves.
 */
public record GeonetworkPortal(
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Adresse du catalogue, par exemple https://sig.example.org/geonetwork/.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Compte qui publie, relecteur (Reviewer) du groupe.")
        String user,
    @JsonProperty(required = true) @JsonPropertyDescription("Mot de passe de ce compte.")
        Secret password,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Numéro du groupe auquel les fiches appartiennent (« Administration », « Utilisateurs et"
                + " groupes »).")
        String group,
    @JsonPropertyDescription(
            "Norme des nouvelles fiches : « iso19139 » ou « iso19115-3.2018 » (ISO 19115-3). Sans"
                + " elle, la première des deux que le catalogue connaît. Une fiche qui existe"
                + " garde la sienne.")
        @Nullable IsoEncoding standard,
    @JsonPropertyDescription(
            "Taille, en mégaoctets, sous laquelle le catalogue reçoit nos extraits eux-mêmes, en"
                + " pièces jointes de la fiche, plutôt qu’un lien ; sans elle, toujours un lien."
                + " GeoNetwork en prend 100, sauf réglage.")
        @Nullable Integer uploadBelow)
    implements PullingPortal {

  private static final long MEGABYTE = 1L << 20;

  @Override
  public String owner() {
    return group;
  }

  /** The record always in ISO 19139: what the catalogue has or wants is not known here. */
  @Override
  public JsonNode render(Dataset dataset, URI files) {
    String uuid = RecordId.of(dataset.id().key());
    ObjectNode rendered =
        JsonNodeFactory.instance
            .objectNode()
            .put("uuid", uuid)
            .put("record", IsoWriting.record(dataset, uuid, files));
    if (uploadBelow != null) {
      rendered.set("uploads", GeonetworkUpload.render(dataset, uploadBelow * MEGABYTE));
    }
    return rendered;
  }

  @Override
  public Session open(Door door) {
    GeonetworkSession session = session(door);
    GeonetworkApi api = new GeonetworkApi(url, session);
    return new GeonetworkPublishing(this, api, session, new GeonetworkEncoding(this, api));
  }

  @Override
  public Registration register(URI catalogue, String title, Door door) {
    return new GeonetworkHarvesters(this, session(door))
        .register(catalogue.resolve(DCAT_FEED), title);
  }

  private GeonetworkSession session(Door door) {
    return new GeonetworkSession(url, user, password, door);
  }
}
