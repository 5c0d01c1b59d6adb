package fr.moisson.connectors.ckan;

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
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CKAN 2.10 to 2.12 site without ckanext-scheming, written to through its <a
 * href="https://docs.ckan.org/en/2.11/api/">action API</a>.
 *
 * <p>A record is ours when its extra {@code guid} is our key: neither its name nor its title
 * counts, since an editor may change both. Records are found by the id that the ledger knows, then
 * by the name that we would give them, then by a search for the key; a record found in one of the
 * last two ways must also belong to our organisation, for two of our portals may share one site.
 * What an editor adds to a record of ours stays (see {@link CkanMerge}); a record that an editor
 * deleted is brought back when its dataset changes.
 *
 * <p>Traps: CKAN takes an unknown or expired token for an anonymous visitor, who may read but gets
 * 403 when writing; a portal in French translates its messages, so only their places count.
 */
public record CkanPortal(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse du portail, par exemple https://donnees.exemple.fr/.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Jeton d’un compte éditeur de l’organisation (page du compte, « Jetons d’API »).")
        Secret token,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Nom ou identifiant de l’organisation qui publie.")
        String organisation,
    @JsonPropertyDescription(
            "Début du nom des fiches, par défaut « moisson ». À changer si deux organisations du"
                + " même portail publient les mêmes jeux de données.")
        @Nullable String namePrefix,
    @JsonPropertyDescription(
            "Licences que ce portail nomme autrement que CKAN : adresse de la licence, puis son"
                + " identifiant sur le portail.")
        @Nullable Map<String, String> licences)
    implements Portal {

  private static final String DEFAULT_PREFIX = "moisson";
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9_-]{1,40}");
  private static final int LONGEST_NAME = 100;
  private static final int HASH_LENGTH = 12;

  public CkanPortal {
    namePrefix = namePrefix == null ? DEFAULT_PREFIX : namePrefix;
    if (!PREFIX.matcher(namePrefix).matches()) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "namePrefix", namePrefix, PREFIX));
    }
    licences = licences == null ? Map.of() : Map.copyOf(licences);
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return CkanRecord.render(
        dataset, files, new CkanLicences(licences == null ? Map.of() : licences));
  }

  @Override
  public Published publish(Sending sending, Door door) {
    CkanApi api = new CkanApi(url, token, door);
    DatasetId id = sending.id();
    JsonNode rendered = sending.rendered();
    Optional<ObjectNode> held = sending.knownId().flatMap(api::show).or(() -> find(api, id));
    String remoteId =
        held.isPresent() ? update(api, id, held.get(), rendered) : create(api, id, rendered);
    return new Published(Remote.of(remoteId), List.of());
  }

  @Override
  public Optional<Remote> adopt(Sending sending, Door door) {
    return find(new CkanApi(url, token, door), sending.id())
        .map(held -> Remote.of(held.path("id").asText()));
  }

  @Override
  public Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door) {
    CkanApi api = new CkanApi(url, token, door);
    Optional<ObjectNode> held = known.isPresent() ? api.show(known.get()) : find(api, id);
    if (held.isEmpty()) {
      return known;
    }
    String remoteId = held.get().path("id").asText();
    if (CkanMerge.isDeleted(held.get())) {
      return Optional.of(remoteId);
    }
    if (!CkanMerge.guid(held.get()).equals(Optional.of(id.key()))) {
      throw taken(held.get());
    }
    ObjectNode patch = CkanMerge.withdrawn(held.get(), Messages.of(reason, Locale.FRENCH));
    if (!patch.isEmpty()) {
      api.call("package_patch", patch.put("id", remoteId)).result();
    }
    return Optional.of(remoteId);
  }

  /** The record that the ledger does not know of, or no longer. */
  private Optional<ObjectNode> find(CkanApi api, DatasetId id) {
    Optional<ObjectNode> named = api.show(name(id));
    if (named.isPresent()) {
      if (!isInOurOrganisation(named.get())) {
        throw taken(named.get());
      }
      return named;
    }
    // The index may be late or loose; what the database says decides.
    return api.idsWithGuid(id.key()).stream()
        .flatMap(found -> api.show(found).stream())
        .filter(found -> CkanMerge.guid(found).equals(Optional.of(id.key())))
        .filter(this::isInOurOrganisation)
        .findFirst();
  }

  private String create(CkanApi api, DatasetId id, JsonNode rendered) {
    ObjectNode whole = rendered.deepCopy();
    whole.put("name", name(id)).put("owner_org", organisation).put("private", false);
    CkanAnswer answer = api.call("package_create", whole);
    if (answer.refusesName()) {
      // Somebody was faster, maybe we ourselves with a call whose answer was lost.
      ObjectNode held = find(api, id).orElseThrow(answer::failure);
      return update(api, id, held, rendered);
    }
    return api.idOf(answer.result());
  }

  private String update(CkanApi api, DatasetId id, ObjectNode held, JsonNode rendered) {
    if (!CkanMerge.guid(held).equals(Optional.of(id.key()))) {
      throw taken(held);
    }
    ObjectNode merged = CkanMerge.merge(held, rendered);
    if (!merged.equals(held)) {
      // From 2.12 on a sysadmin may set it, and would set it back.
      merged.remove("metadata_modified");
      api.call("package_update", merged).result();
    }
    return held.path("id").asText();
  }

  private BadItem taken(JsonNode held) {
    return new BadItem(Notice.of(Notice.Code.PORTAL_NAME_TAKEN, url, held.path("name").asText()));
  }

  private boolean isInOurOrganisation(JsonNode held) {
    return organisation.equals(held.path("owner_org").asText())
        || organisation.equals(held.path("organization").path("name").asText());
  }

  /** The name we give a new record; a long one loses the end of its source's id, not its hash. */
  private String name(DatasetId id) {
    String key = id.key();
    String prefix = namePrefix + "-";
    int room = LONGEST_NAME - prefix.length();
    if (key.length() <= room) {
      return prefix + key;
    }
    String hash = key.substring(key.length() - HASH_LENGTH);
    return prefix + key.substring(0, room - HASH_LENGTH - 1) + "-" + hash;
  }
}
