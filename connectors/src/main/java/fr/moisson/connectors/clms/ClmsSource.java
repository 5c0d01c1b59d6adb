package fr.moisson.connectors.clms;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.access.SigningKey;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Placeholders;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Datasets of the <a href="https://eea.github.io/clms-api-docs/">Copernicus Land Monitoring
 * Service</a>: CORINE Land Cover, Urban Atlas… The catalogue needs no key. With a service key, the
 * part of a vector dataset within the territory's box is ordered, and cut to the contour when it
 * arrives.
 *
 * <p>An order takes minutes to hours, so it takes two runs: the first places it and remembers its
 * number, a later one fetches the result. The file is available for 72 hours only; afterwards the
 * existing extract is kept until the dataset's {@code modified} changes. The source must therefore
 * run daily. Rasters are not ordered: a link that expires in three days is not worth publishing,
 * and rasters are not cut; they are linked to by their page.
 *
 * <p>Cases seen in practice: {@code @id} and {@code batching.next} that name another host than the
 * requested one, so pages are counted here; {@code full_format} as a text, as an object or null;
 * entries that are still private; a service key in the older PEM form, PKCS #1.
 */
public record ClmsSource(
    @JsonProperty(required = true)
        @JsonPropertyDescription("Adresse de l’API, par exemple https://land.copernicus.eu/api.")
        URI url,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Jeux de données voulus : UID, ou titre où * remplace n’importe quoi.")
        List<String> datasets,
    @JsonPropertyDescription(
            "Clé de service (JSON téléchargé de land.copernicus.eu), par exemple file:cles/clms.json ;"
                + " sans elle, rien n’est commandé.")
        @Nullable Secret key,
    @JsonPropertyDescription(
            "Partie à commander, par son nom ou sa collection, où * remplace n’importe quoi ; par"
                + " défaut la première partie vectorielle.")
        @Nullable String part,
    @JsonPropertyDescription("Jeux par page du catalogue, 100 par défaut.") Integer pageSize,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Ce qui est publié ; {titre} et {description} y valent ceux du catalogue, en anglais.")
        @Placeholders({"titre", "description"})
        DatasetTemplate dataset)
    implements Source {

  private static final int PAGE_SIZE = 100;

  public ClmsSource {
    datasets = List.copyOf(datasets);
    pageSize = pageSize == null ? PAGE_SIZE : pageSize;
    if (key != null) {
      // Checked here, where the file and line can be reported, and not in the first run.
      SigningKey.of(key);
    }
    if (datasets.isEmpty()) {
      throw new Misconfigured(Notice.of(Code.CONFIG_MISSING_KEY, "datasets"));
    }
    if (pageSize < 1) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "pageSize", pageSize, "1, 2, 3…"));
    }
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return new ClmsListing(this, run).items();
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return new ClmsDataset(this, id, territory).of(item.body());
  }

  @Override
  public Optional<Table> table(RawItem item) {
    String file = item.body().path(ClmsListing.FILE).asText("");
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                Path.of(file),
                Table.Format.GEOJSON,
                "UTF-8",
                Table.Place.GUESSED,
                ClmsDataset.page(this, item.body().path(ClmsListing.DATASET))));
  }
}
