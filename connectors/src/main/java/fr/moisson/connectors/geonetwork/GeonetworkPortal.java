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
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of GeoNetwork 4, or geOrchestra's, written to through its <a
 * href="https://docs.geonetwork-opensource.org/4.4/api/">API</a> as ISO 19139 or ISO 19115-3
 * records.
 *
 * <p>The UUID of a new record is derived from our key and the group, so that a second import
 * overwrites the first, and the portals of two groups each have a record of their own. Our key is
 * also an identifier of the data in the record, by which a record that we took over is recognised.
 * What somebody adds to a record of ours stays (see {@link IsoMerge}).
 *
 * <p>Pitfalls: an import that answers 201 may contain errors; an import may reset the visibility of
 * a record (before 2023); with the workflow enabled imports are refused (before 2025), and the
 * editor must be used; an import that changes nothing is not marked as such, but the record's date
 * changes.
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

  /** Always renders ISO 19139, since the encoding of the catalogue is not known here. */
  @Override
  public JsonNode render(Dataset dataset, URI files) {
    String uuid = uuid(dataset.id(), group);
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

  /** The UUID that the portal of a group gives to a record. */
  static String uuid(DatasetId id, String group) {
    return RecordId.of(id.key() + " " + group);
  }

  @Override
  public Session open(Door door, Instant at) {
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
