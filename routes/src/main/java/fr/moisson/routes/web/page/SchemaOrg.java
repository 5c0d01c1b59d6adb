package fr.moisson.routes.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.Markdown;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.frame.Links;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as <a href="https://schema.org/Dataset">schema.org</a> describes it, embedded in its
 * page for dataset search engines.
 */
final class SchemaOrg {

  private static final JsonMapper JSON = new JsonMapper();

  static {
    JSON.getFactory().setCharacterEscapes(new InsideHtml());
  }

  /** Limits of the length of descriptions in Google's dataset search. */
  private static final int SHORTEST = 50;

  private static final int LONGEST = 5000;

  /** Where only persons have pages. */
  private static final Pattern ORCID = Pattern.compile("https?://orcid\\.org/.+");

  private final CatalogueHeader header;
  private final Shelf shelf;

  SchemaOrg(CatalogueHeader header, Shelf shelf) {
    this.header = header;
    this.shelf = shelf;
  }

  /** JSON-LD in which nothing can end the HTML element around it. */
  String of(Entry entry) {
    try {
      return JSON.writeValueAsString(describe(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode describe(Entry entry) {
    Dataset dataset = entry.dataset();
    String iri = DcatGraph.iri(dataset, header.base());
    ObjectNode node =
        JSON.createObjectNode()
            .put("@context", "https://schema.org/")
            .put("@type", "Dataset")
            .put("@id", iri)
            .put("url", iri)
            .put("name", dataset.title())
            .put("description", description(dataset));
    languages(dataset).forEach(one -> node.withArray("inLanguage").add(one));
    if (isFree(dataset)) {
      node.put("isAccessibleForFree", true);
    }
    dataset.identifiers().forEach(one -> node.withArray("identifier").add(one));
    dataset.keywords().forEach(one -> node.withArray("keywords").add(one));
    put(node, "dateModified", dataset.modified());
    put(node, "datePublished", dataset.issued());
    put(node, "temporalCoverage", interval(dataset.temporal()));
    origin(node, entry);
    if (dataset.licence() != null) {
      put(node, "license", Links.followed(dataset.licence().uri()));
    }
    if (dataset.publisher() != null) {
      party(node.putObject("publisher"), dataset.publisher());
    }
    (dataset.creators().isEmpty()
            ? Stream.ofNullable(dataset.publisher())
            : dataset.creators().stream())
        .forEach(one -> party(node.withArray("creator").addObject(), one));
    for (Box box : dataset.coverage().boxes()) {
      shape(
          node.withArray("spatialCoverage").addObject().put("@type", "Place").putObject("geo"),
          box);
    }
    node.putObject("includedInDataCatalog")
        .put("@type", "DataCatalog")
        .put("name", header.title())
        .put("url", header.base().toString());
    ArrayNode files = node.putArray("distribution");
    dataset.distributions().forEach(distribution -> download(files, distribution));
    return node;
  }

  /** Languages of the data; that of their description where the source does not say. */
  private static List<String> languages(Dataset dataset) {
    List<String> stated =
        dataset.languages().stream().flatMap(code -> Languages.tag(code).stream()).toList();
    return stated.isEmpty() ? List.of(dataset.textLanguage()) : stated;
  }

  /**
   * Whether everybody may have the data without paying. Data that INSPIRE calls public may be for
   * sale: only a known licence says that they are not, where nothing else sets conditions.
   */
  private static boolean isFree(Dataset dataset) {
    return (dataset.access() == null || dataset.access().equals("PUBLIC"))
        && dataset.licence() != null
        && KnownLicence.of(dataset.licence()).isPresent()
        && dataset.rights().stream().noneMatch(KnownLicence::isConditional);
  }

  /**
   * Where the dataset comes from. Google's dataset search takes datasets with the same {@code
   * sameAs} for one, so that only the page of this dataset alone is that, and not of one from which
   * we cut a part.
   */
  private void origin(ObjectNode node, Entry entry) {
    Dataset dataset = entry.dataset();
    String page = Links.followed(dataset.landingPage());
    boolean isSpecific = page != null && Dataset.isSpecific(page);
    List<URI> origins = dataset.extracts().map(Extract::derivedFrom).distinct().toList();
    if (!origins.isEmpty()) {
      (isSpecific ? Stream.of(page) : origins.stream().map(Links::followed))
          .filter(Objects::nonNull)
          .forEach(one -> node.withArray("isBasedOn").add(one));
    } else if (isSpecific && !shelf.isPageShared(entry)) {
      node.put("sameAs", page);
    }
  }

  private static void shape(ObjectNode geo, Box box) {
    if (box.isPoint()) {
      geo.put("@type", "GeoCoordinates").put("latitude", box.south()).put("longitude", box.west());
    } else {
      geo.put("@type", "GeoShape")
          .put(
              "box",
              String.format(
                  Locale.ROOT, "%s %s %s %s", box.south(), box.west(), box.north(), box.east()));
    }
  }

  /**
   * The description of a dataset. One that is too short is preceded by the title, and followed by
   * the publisher, the keywords and the catalogue, as far as needed.
   */
  private String description(Dataset dataset) {
    String described = dataset.description().strip();
    if (described.length() >= SHORTEST) {
      return described.length() > LONGEST ? Markdown.excerpt(described, LONGEST) : described;
    }
    StringBuilder longer = new StringBuilder(dataset.title());
    Stream.of(
            described,
            dataset.publisher() == null ? "" : dataset.publisher().name(),
            String.join(", ", dataset.keywords()),
            header.title(),
            header.description())
        .filter(part -> !part.isBlank() && longer.length() < SHORTEST)
        .forEach(part -> longer.append(". ").append(part));
    return longer.toString();
  }

  private void download(ArrayNode files, Distribution distribution) {
    String followed = Links.followed(distribution.address(header.at("files/")));
    if (followed == null) {
      return;
    }
    ObjectNode file = files.addObject().put("@type", "DataDownload").put("contentUrl", followed);
    put(file, "name", distribution.title());
    put(
        file,
        "encodingFormat",
        Optional.ofNullable(distribution.mediaType()).orElse(distribution.format()));
    if (distribution.bytes() != null) {
      file.put("contentSize", distribution.bytes() + " B");
    }
  }

  private static void party(ObjectNode node, Agent agent) {
    String page = Links.followed(agent.homepage());
    boolean isPerson = page != null && ORCID.matcher(page).matches();
    node.put("@type", isPerson ? "Person" : "Organization").put("name", agent.name());
    put(node, "url", page);
    if (agent.siren() != null) {
      node.put("taxID", agent.siren());
    }
  }

  private static @Nullable String interval(@Nullable Period period) {
    if (period == null || (period.start() == null && period.end() == null)) {
      return null;
    }
    return open(period.start()) + "/" + open(period.end());
  }

  private static String open(@Nullable String end) {
    return end == null ? ".." : end;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      node.put(name, value);
    }
  }

  /** Escapes what a browser would read as the end of the element, or as a comment. */
  private static final class InsideHtml extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private final int[] ascii = standardAsciiEscapesForJSON();

    private InsideHtml() {
      ascii['<'] = ESCAPE_STANDARD;
      ascii['>'] = ESCAPE_STANDARD;
      ascii['&'] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return new SerializedString(String.format("\\u%04x", character));
    }
  }
}
