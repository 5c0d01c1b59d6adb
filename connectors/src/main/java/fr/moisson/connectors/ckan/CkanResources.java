package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Sentence;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distributions of a dataset as CKAN resources. Each carries {@code moisson_id}, a name that
 * outlives its address, because a resource that comes back without the portal's id counts as new.
 */
final class CkanResources {

  static final String ID = "moisson_id";

  /** The checksum that we sent; what loads tables into a site puts another into {@code hash}. */
  static final String SENT_HASH = "moisson_hash";

  /** Path of a file of ours that the portal is to hold itself; never sent as such. */
  static final String UPLOAD = "upload";

  private static final String SPDX = "http://spdx.org/rdf/terms#checksumAlgorithm_";
  private static final DateTimeFormatter CKAN_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final int SHORT_HASH = 16;

  private final Dataset dataset;
  private final URI files;
  private final long uploadBelow;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * @param uploadBelow bytes from which on an extract is linked to, and not sent
   */
  CkanResources(Dataset dataset, URI files, long uploadBelow) {
    this.dataset = dataset;
    this.files = files;
    this.uploadBelow = uploadBelow;
  }

  ArrayNode render() {
    ArrayNode resources = JsonNodeFactory.instance.arrayNode();
    for (Distribution distribution : dataset.distributions()) {
      if (distribution instanceof Distribution.Link link) {
        resources.add(render(link));
      } else if (distribution instanceof Distribution.Extract extract) {
        resources.add(render(extract));
      }
    }
    return resources;
  }

  private ObjectNode render(Distribution.Link link) {
    ObjectNode resource = common(link, id("link", link.id()), link.url());
    put(resource, "description", link.description());
    put(resource, "last_modified", ckanTime(link.modified()));
    if (link.checksum() != null) {
      int colon = link.checksum().indexOf(':');
      hash(resource, link.checksum().substring(colon + 1));
      put(
          resource,
          "hash_algorithm",
          colon < 0 ? null : SPDX + link.checksum().substring(0, colon));
    }
    schema(resource, link.schema());
    return resource;
  }

  private ObjectNode render(Distribution.Extract extract) {
    String id = id("extract", extract.territory(), extract.derivedFrom(), extract.format());
    ObjectNode resource = common(extract, id, files.resolve(extract.file()));
    put(resource, "description", description(extract));
    hash(resource, extract.sha256());
    put(resource, "hash_algorithm", SPDX + "sha256");
    put(resource, "source_url", extract.derivedFrom());
    put(resource, UPLOAD, extract.bytes() < uploadBelow ? extract.file() : null);
    if (extract.assessment() != null) {
      schema(resource, extract.assessment().conformity().address());
    }
    return resource;
  }

  private static void hash(ObjectNode resource, String hash) {
    put(resource, "hash", hash);
    put(resource, SENT_HASH, hash);
  }

  private static void schema(ObjectNode resource, @Nullable URI address) {
    if (address != null) {
      resource.putArray("conforms_to").add(address.toString());
    }
  }

  private ObjectNode common(Distribution distribution, String id, URI url) {
    Licence licence = dataset.licenceOf(distribution);
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    put(resource, ID, id);
    put(resource, "url", url);
    put(resource, "name", distribution.title().strip());
    put(resource, "format", distribution.format());
    put(resource, "mimetype", distribution.mediaType());
    if (distribution.bytes() != null) {
      resource.put("size", distribution.bytes());
    }
    put(resource, "license", licence == null ? null : licence.uri());
    put(resource, "rights", String.join("\n", dataset.rights()));
    return resource;
  }

  /** Citizens read it on the portal, hence the French. */
  private static String description(Distribution.Extract extract) {
    return Sentence.of(
            "Extrait limité au territoire {0} : {1,choice,0#{1} ligne gardée|2#{1} lignes gardées}"
                + " sur {2,choice,0#{2} lue|2#{2} lues} (contours {3}).",
            Locale.FRENCH,
            extract.territory(),
            extract.receipt().rowsOut(),
            extract.receipt().rowsIn(),
            extract.receipt().contourVintage())
        + conformity(extract.assessment());
  }

  private static String conformity(Distribution.@Nullable Assessment assessment) {
    return assessment == null
        ? ""
        : Sentence.of(
            " Conforme au schéma {0} pour {1,choice,0#{1} ligne|2#{1} lignes} sur {2}.",
            Locale.FRENCH,
            assessment.standard(),
            assessment.conformity().validRows(),
            assessment.conformity().rows());
  }

  /** A source may use one name twice; the second one is told apart by its rank. */
  private String id(Object... parts) {
    String hash = Hashes.sha256(List.of(parts).toString()).substring(0, SHORT_HASH);
    int rank = seen.merge(hash, 1, Integer::sum);
    return rank == 1 ? hash : hash + "-" + rank;
  }

  private static void put(ObjectNode resource, String field, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      resource.put(field, value.toString().strip());
    }
  }

  /**
   * CKAN refuses dates with a time zone and gives back seconds without one: UTC without saying so.
   * A year alone is not a date to CKAN.
   */
  private static @Nullable String ckanTime(@Nullable String iso) {
    if (iso == null) {
      return null;
    }
    try {
      LocalDateTime time =
          !iso.contains("T")
              ? LocalDate.parse(iso).atStartOfDay()
              : iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                  ? OffsetDateTime.parse(iso)
                      .withOffsetSameInstant(ZoneOffset.UTC)
                      .toLocalDateTime()
                  : LocalDateTime.parse(iso);
      return CKAN_TIME.format(time);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
