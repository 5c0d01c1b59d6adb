package fr.moisson.routes.web.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Spreadsheet;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Root;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as a table of the <a href="https://schema.data.gouv.fr/scdl/catalogue/0.1.3/">SCDL
 * catalogue schema 0.1.3</a>, which is of datasets with a resource. Unknown values stay empty, even
 * if required: a SIRET cannot be derived from a SIREN, so only those in the files of the
 * territories are known.
 */
public final class ScdlCatalogue {

  private static final List<String> COLUMNS =
      List.of(
          "COLL_NOM",
          "COLL_SIRET",
          "ID",
          "TITRE",
          "DESCRIPTION",
          "THEME",
          "PRODUCTEUR_NOM",
          "PRODUCTEUR_SIRET",
          "COUV_SPAT_MAILLE",
          "COUV_SPAT_NOM",
          "COUV_TEMP_DEBUT",
          "COUV_TEMP_FIN",
          "DATE_PUBL",
          "FREQ_MAJ",
          "DATE_MAJ",
          "MOTS_CLES",
          "LICENCE",
          "NOMBRE_RESSOURCES",
          "FORMAT_RESSOURCES",
          "URL");

  private static final Map<String, String> MESHES =
      Map.of(
          "commune", "Communale",
          "epci", "Intercommunale",
          "departement", "Départementale",
          "region", "Régionale");

  private final Shelf shelf;
  private final WebSettings settings;

  public ScdlCatalogue(Shelf shelf, WebSettings settings) {
    this.shelf = shelf;
    this.settings = settings;
  }

  public void send(Context ctx) throws IOException {
    Root root = Root.of(ctx, settings);
    String version =
        "v" + shelf.head().version() + new TreeMap<>(settings.sirets()) + settings.places().get();
    ApiAnswer.stream(ctx, ApiAnswer.CSV, version, out -> write(out, root));
  }

  public void write(OutputStream out, Root root) throws IOException {
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, UTF_8));
    csv.writeRecord(COLUMNS);
    try (Stream<Entry> entries = shelf.stream()) {
      entries
          .filter(entry -> !entry.dataset().distributions().isEmpty())
          .forEach(entry -> csv.writeRecord(row(entry, root)));
    }
    csv.flush();
  }

  private List<String> row(Entry entry, Root root) {
    Dataset dataset = entry.dataset();
    Texts texts = new Texts(Language.FRENCH);
    Optional<Period> period = Optional.ofNullable(dataset.temporal());
    return Stream.of(
            settings.nameOf(dataset.id().territory()),
            settings.sirets().getOrDefault(dataset.id().territory(), ""),
            entry.key(),
            dataset.title(),
            dataset.description(),
            joined(dataset.themes().stream().map(texts::theme)),
            Optional.ofNullable(dataset.publisher()).map(Agent::name).orElse(""),
            siret(dataset),
            mesh(dataset),
            places(dataset),
            period
                .flatMap(one -> LegalTime.firstDay(one.start()))
                .map(LocalDate::toString)
                .orElse(""),
            period.flatMap(one -> LegalTime.lastDay(one.end())).map(LocalDate::toString).orElse(""),
            day(dataset.issued(), entry.firstPublished().atZone(LegalTime.FRANCE).toLocalDate()),
            KnownFrequency.of(dataset.frequency()).map(KnownFrequency::scdl).orElse("Inconnue"),
            day(dataset.modified(), entry.changed().atZone(LegalTime.FRANCE).toLocalDate()),
            plain(dataset.keywords().stream()),
            licence(dataset.licence()),
            String.valueOf(dataset.distributions().size()),
            plain(
                dataset.distributions().stream()
                    .map(Distribution::format)
                    .filter(Objects::nonNull)),
            root.page(entry.key(), Language.FRENCH))
        .map(Spreadsheet::harmless)
        .toList();
  }

  /** The SIRET of the producer, if it is the body that publishes a territory. */
  private String siret(Dataset dataset) {
    Optional<String> siren = Optional.ofNullable(dataset.publisher()).map(Agent::siren);
    return Stream.concat(
            Stream.ofNullable(settings.sirets().get(dataset.id().territory())),
            settings.sirets().values().stream().sorted())
        .filter(siret -> siren.filter(siret::startsWith).isPresent())
        .findFirst()
        .orElse("");
  }

  /** In lower-case letters without accents, as the schema demands; each once. */
  private static String plain(Stream<String> values) {
    return joined(values.map(PlainLetters::of).distinct());
  }

  private static String joined(Stream<String> values) {
    // If a program splits cells at semicolons, each value becomes a cell of its own.
    return values
        .map(value -> Spreadsheet.harmless(value.replace(';', ',')))
        .collect(Collectors.joining(";"));
  }

  private static String day(@Nullable String date, LocalDate otherwise) {
    return LegalTime.firstDay(date).orElse(otherwise).toString();
  }

  /** The mesh of the dataset's zones or, if it has none, of the territory it is kept for. */
  private String mesh(Dataset dataset) {
    Collection<String> zones = dataset.coverage().zones();
    Stream<String> kinds =
        zones.isEmpty()
            ? Stream.ofNullable(settings.kinds().get(dataset.id().territory()))
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            : zones.stream().map(zone -> zone.split(":", 2)[0]);
    List<String> meshes = kinds.distinct().toList();
    return meshes.size() == 1 ? MESHES.getOrDefault(meshes.get(0), "Autre") : "Autre";
  }

  private String places(Dataset dataset) {
    List<String> names =
        Stream.concat(
                dataset.coverage().zones().stream()
                    .map(
                        zone ->
                            Zones.name(zone)
                                .orElseGet(
                                    () -> settings.nameOf(zone.substring(zone.indexOf(':') + 1)))),
                dataset.coverage().places().stream())
            .toList();
    return names.isEmpty() ? settings.nameOf(dataset.id().territory()) : joined(names.stream());
  }

  private static String licence(@Nullable Licence licence) {
    String words =
        licence == null ? "" : (licence.label() + " " + licence.uri()).toLowerCase(Locale.ROOT);
    if (words.contains("licence ouverte") || words.contains("licence-ouverte")) {
      return "Licence Ouverte-LO";
    }
    if (words.contains("odbl") || words.contains("open database license")) {
      return "Open Database License-ODBL";
    }
    return words.contains("creative commons") || words.contains("creativecommons")
        ? "Creative Commons-CC"
        : "Spécifique ou autre";
  }
}
