package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.NamePrefix;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CKAN 2.10 to 2.12 site, written to through its <a
 * href="https://docs.ckan.org/en/2.11/api/">action API</a>, in the site's own form: fields of
 * ckanext-scheming or plain extras ({@link CkanForm}).
 *
 * <p>A record is ours if {@code guid} is our key; its name and title do not count, since an editor
 * may change both. Records are found by the id in the ledger, then by a search for the key; records
 * found by search must also belong to our organisation, since two of our portals may share one
 * site. What an editor adds to our records, or changes in them, is kept (see {@link CkanMerge}); a
 * record that an editor deleted is restored when its dataset changes.
 *
 * <p>Pitfalls: CKAN takes an unknown or expired token for an anonymous user, who may read but gets
 * 403 when writing; a portal in French translates its messages, so only the place of a message
 * counts.
 */
public record CkanPortal(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse du portail, par exemple https://donnees.example.org/.")
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
        @Nullable Map<String, String> licences,
    @JsonPropertyDescription(
            "Groupes du portail où ranger les fiches : code du thème européen, puis nom du groupe,"
                + " par exemple « ENVI: environnement ». Le compte doit pouvoir y ajouter des fiches.")
        @Nullable Map<String, String> groups,
    @JsonPropertyDescription(
            "Taille, en mégaoctets, sous laquelle le portail reçoit nos extraits eux-mêmes plutôt"
                + " qu’un lien ; sans elle, toujours un lien. CKAN en prend 10, sauf réglage.")
        @Nullable Integer uploadBelow,
    @JsonPropertyDescription(
            "En-tête où le portail attend le jeton, par défaut « Authorization » ; un autre là où son"
                + " administrateur a changé apitoken_header_name.")
        @Nullable String tokenHeader)
    implements PullingPortal {

  private static final String USUAL_HEADER = "Authorization";
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");
  private static final int LONGEST_NAME = 100;
  private static final int HASH_LENGTH = 12;
  private static final long MEGABYTE = 1L << 20;

  public CkanPortal {
    namePrefix = NamePrefix.of(namePrefix);
    licences = licences == null ? Map.of() : Map.copyOf(licences);
    groups = groups == null ? Map.of() : Map.copyOf(groups);
    tokenHeader = tokenHeader == null ? USUAL_HEADER : tokenHeader;
    if (!HEADER.matcher(tokenHeader).matches()) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "tokenHeader", tokenHeader, HEADER));
    }
  }

  @Override
  public String owner() {
    return organisation;
  }

  @Override
  public JsonNode render(Dataset dataset, URI files) {
    return CkanRecord.render(
        dataset,
        new CkanResources(dataset, files, uploadBelow == null ? 0 : uploadBelow * MEGABYTE),
        licenceIds(),
        groups == null ? Map.of() : groups);
  }

  @Override
  public Session open(Door door, Instant at) {
    return new CkanPublishing(this, api(door));
  }

  @Override
  public Registration register(URI catalogue, String title, Door door) {
    return new CkanHarvestSources(this, api(door)).register(catalogue.resolve(DCAT_FEED), title);
  }

  private CkanApi api(Door door) {
    return new CkanApi(url, Objects.requireNonNull(tokenHeader), token, door);
  }

  CkanLicences licenceIds() {
    return new CkanLicences(licences == null ? Map.of() : licences);
  }

  /** The name of a new record; a long one loses the end of its source's id, but not its hash. */
  String name(DatasetId id) {
    return name(namePrefix + "-", id);
  }

  /** The name of a record if another organisation of the site has our record of that name. */
  String secondName(DatasetId id) {
    return name(namePrefix + "-" + Hashes.sha256(organisation).substring(0, 4) + "-", id);
  }

  private static String name(String prefix, DatasetId id) {
    String key = id.key();
    int room = LONGEST_NAME - prefix.length();
    if (key.length() <= room) {
      return prefix + key;
    }
    String hash = key.substring(key.length() - HASH_LENGTH);
    return prefix + key.substring(0, room - HASH_LENGTH - 1) + "-" + hash;
  }
}
