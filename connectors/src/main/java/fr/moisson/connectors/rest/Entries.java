package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.Pointers;
import fr.moisson.connectors.json.SchemaAddress;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Placeholders;
import fr.moisson.harvesters.values.ByteSize;
import fr.moisson.harvesters.values.PeriodText;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How entries of a catalogue in JSON become datasets: one JSON pointer per property, none for
 * properties that the catalogue does not have.
 *
 * @param identifiers by which the same dataset is known elsewhere
 * @param publisher name of the organisation
 * @param keywords an array of texts, or one text with commas
 * @param themes codes of the European data-theme list, for all entries
 * @param page address of an entry's page, in which {@code {id}} is replaced by its identifier
 */
public record Entries(
    @JsonPropertyDescription("L’identifiant.") @JsonProperty(required = true) String id,
    @JsonPropertyDescription("Le titre.") @JsonProperty(required = true) String title,
    @JsonPropertyDescription("Les identifiants sous lesquels d’autres catalogues le connaissent.")
        List<String> identifiers,
    @JsonPropertyDescription("La description.") @Nullable String description,
    @JsonPropertyDescription("Les mots-clés.") @Nullable String keywords,
    @JsonPropertyDescription("Thèmes européens de tous : ENVI, TRAN…") List<String> themes,
    @JsonPropertyDescription("Le nom du producteur.") @Nullable String publisher,
    @JsonPropertyDescription("Les organismes responsables.") @Nullable Owners owners,
    @JsonPropertyDescription("La licence.") @Nullable String licence,
    @JsonPropertyDescription("La fréquence.") @Nullable String frequency,
    @JsonPropertyDescription("La date de création.") @Nullable String issued,
    @JsonPropertyDescription("La date de mise à jour.") @Nullable String modified,
    @JsonPropertyDescription("L’adresse de la page.") @Nullable String landingPage,
    @JsonPropertyDescription("Adresse de la page, où {id} est remplacé.") @Placeholders("id")
        @Nullable String page,
    @JsonPropertyDescription("Les lieux.") @Nullable Zones zones,
    @JsonPropertyDescription("Les fichiers.") @Nullable Files files) {

  public Entries {
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    themes = themes == null ? List.of() : List.copyOf(themes);
    Pointers.check("id", id);
    Pointers.check("title", title);
    identifiers.forEach(pointer -> Pointers.check("identifiers", pointer));
    Pointers.check("description", description);
    Pointers.check("keywords", keywords);
    Pointers.check("publisher", publisher);
    Pointers.check("licence", licence);
    Pointers.check("frequency", frequency);
    Pointers.check("issued", issued);
    Pointers.check("modified", modified);
    Pointers.check("landingPage", landingPage);
  }

  /**
   * The places of an entry.
   *
   * @param rows the array of places
   * @param type of a place, relative to the place
   * @param code of a place, relative to the place
   * @param types the catalogue's names for {@code commune}, {@code epci}, {@code departement}…
   */
  public record Zones(
      @JsonPropertyDescription("La liste des lieux.") @JsonProperty(required = true) String rows,
      @JsonPropertyDescription("Le type d’un lieu.") @JsonProperty(required = true) String type,
      @JsonPropertyDescription("Le code d’un lieu.") @JsonProperty(required = true) String code,
      @JsonPropertyDescription("Noms des types dans ce catalogue : commune, epci, departement…")
          Map<String, String> types) {

    public Zones {
      types = types == null ? Map.of() : new LinkedHashMap<>(types);
      Pointers.check("rows", rows);
      Pointers.check("type", type);
      Pointers.check("code", code);
    }

    private List<String> of(JsonNode entry) {
      return entry
          .at(rows)
          .valueStream()
          .map(place -> zone(place.at(type).asText(), place.at(code).asText()))
          .flatMap(Optional::stream)
          .toList();
    }

    private Optional<String> zone(String name, String value) {
      return types.entrySet().stream()
          .filter(known -> known.getValue().equals(name))
          .findFirst()
          .flatMap(
              known ->
                  known.getKey().equals("country")
                      ? country(value.strip())
                      : Optional.of(known.getKey() + ":" + value));
    }

    /** An ISO 3166 code; France if there is none; empty for a code of another list. */
    private static Optional<String> country(String code) {
      String country = code.isEmpty() || code.equalsIgnoreCase("FRA") ? "fr" : code;
      return country.matches("[A-Za-z]{2,3}")
          ? Optional.of("country:" + country.toLowerCase(Locale.ROOT))
          : Optional.empty();
    }
  }

  /** The files of an entry; pointers are relative to the file. */
  public record Files(
      @JsonPropertyDescription("La liste des fichiers.") @JsonProperty(required = true) String rows,
      @JsonPropertyDescription("L’adresse d’un fichier.") @JsonProperty(required = true) String url,
      @JsonPropertyDescription("L’identifiant d’un fichier.") @Nullable String id,
      @JsonPropertyDescription("Le titre d’un fichier.") @Nullable String title,
      @JsonPropertyDescription("Le format d’un fichier.") @Nullable String format,
      @JsonPropertyDescription("La taille d’un fichier, en octets.") @Nullable String size,
      @JsonPropertyDescription("La date de mise à jour d’un fichier.") @Nullable String modified,
      @JsonPropertyDescription("Le premier jour que couvre un fichier.") @Nullable String start,
      @JsonPropertyDescription("Le dernier jour que couvre un fichier.") @Nullable String end,
      @JsonPropertyDescription("La page d’un fichier.") @Nullable String page,
      @JsonPropertyDescription(
              "Le schéma d’un fichier : son adresse, ou son nom à schema.data.gouv.fr.")
          @Nullable String schema,
      @JsonPropertyDescription("La version de ce schéma.") @Nullable String schemaVersion) {

    public Files {
      Pointers.check("rows", rows);
      Pointers.check("url", url);
      Pointers.check("id", id);
      Pointers.check("title", title);
      Pointers.check("format", format);
      Pointers.check("size", size);
      Pointers.check("modified", modified);
      Pointers.check("start", start);
      Pointers.check("end", end);
      Pointers.check("page", page);
      Pointers.check("schema", schema);
      Pointers.check("schemaVersion", schemaVersion);
    }

    private List<Distribution> of(JsonNode entry) {
      List<Distribution> links = new ArrayList<>();
      entry.at(rows).valueStream().forEach(file -> link(file).ifPresent(links::add));
      return links;
    }

    /** The period that covers those of all files. */
    private Optional<Period> period(JsonNode entry) {
      return PeriodText.around(
          entry
              .at(rows)
              .valueStream()
              .map(file -> new Period(text(file, start), text(file, end)))
              .filter(period -> period.start() != null || period.end() != null)
              .toList());
    }

    private Optional<Distribution> link(JsonNode file) {
      return Optional.ofNullable(text(file, url))
          .flatMap(stated -> WebAddress.read(stated).or(() -> Iris.parse(stated)))
          .map(
              address -> {
                String name = Objects.requireNonNullElse(text(file, title), "");
                Distribution.Link plain = Distribution.Link.to(name, address);
                return new Distribution.Link(
                        Objects.requireNonNullElse(text(file, id), plain.id()),
                        plain.title(),
                        null,
                        address,
                        text(file, format),
                        null,
                        Optional.ofNullable(text(file, size)).flatMap(ByteSize::read).orElse(null),
                        null,
                        text(file, modified),
                        schemaOf(file))
                    .detailed(
                        LinkDetails.NONE.documentedBy(address(text(file, page)).stream().toList()));
              });
    }

    private @Nullable URI schemaOf(JsonNode file) {
      String stated = text(file, schema);
      URI named = SchemaAddress.of(stated, text(file, schemaVersion));
      return named == null ? address(stated).orElse(null) : named;
    }
  }

  /** The identifier of an entry; empty if it has none. */
  String idOf(JsonNode entry) {
    return Objects.requireNonNullElse(text(entry, id), "");
  }

  Dataset map(DatasetId datasetId, JsonNode entry) {
    String name = text(entry, title);
    if (name == null) {
      throw new BadItem(Notice.of(Notice.Code.NO_TITLE));
    }
    String by = text(entry, publisher);
    String under = text(entry, licence);
    return Dataset.draft(datasetId, name)
        .identifiers(
            identifiers.stream()
                .map(entry::at)
                .flatMap(known -> JsonFields.texts(known).stream())
                .toList())
        .description(Objects.requireNonNullElse(text(entry, description), ""))
        .keywords(words(entry))
        .themes(themes)
        .publisher(by == null ? null : new Agent(by, null, null))
        .attributions(owners == null ? List.of() : owners.of(entry))
        .licence(under == null ? null : Licence.stated(under))
        .frequency(text(entry, frequency))
        .issued(text(entry, issued))
        .modified(text(entry, modified))
        .landingPage(pageOf(entry))
        .temporal(Optional.ofNullable(files).flatMap(all -> all.period(entry)).orElse(null))
        .coverage(zones == null ? Coverage.UNSTATED : Coverage.of(zones.of(entry), null))
        .distributions(files == null ? List.of() : files.of(entry))
        .build();
  }

  private List<String> words(JsonNode entry) {
    JsonNode node = keywords == null ? null : entry.at(keywords);
    if (node == null || node.isArray()) {
      return node == null ? List.of() : JsonFields.texts(node);
    }
    return Stream.ofNullable(JsonFields.scalar(node))
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private @Nullable URI pageOf(JsonNode entry) {
    String stated = text(entry, landingPage);
    String address = stated == null && page != null ? page.replace("{id}", idOf(entry)) : stated;
    return address(address).orElse(null);
  }

  private static Optional<URI> address(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(WebAddress::read);
  }

  private static @Nullable String text(JsonNode node, @Nullable String pointer) {
    return pointer == null ? null : JsonFields.scalar(node.at(pointer));
  }
}
