package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What we publish: the part of a DCAT-AP 3 {@code dcat:Dataset}, and of GeoDCAT-AP, that portals
 * understand. Texts are French unless the source's are not. Keywords and themes are kept sorted, so
 * that equal datasets have equal JSON, hence equal fingerprints.
 *
 * @param themes codes of the European data-theme list: {@code ENVI}, {@code TRAN}…
 * @param frequency code of the European frequency list: {@code ANNUAL}…; before the rules, whatever
 *     the source says
 * @param issued ISO 8601: a year, a date or a date-time; before the rules, whatever the source says
 * @param modified like {@code issued}
 * @param provenance sentences on how the data came to be
 * @param identifiers all that the source declares this dataset to be called anywhere (URI, UUID,
 *     DOI), by which it is known again when it comes by another way; what only the source's own
 *     list understands does not belong here
 * @param sources where else the same dataset was found ({@code dct:source})
 * @param languages codes of the European language list: {@code FRA}…
 * @param conformsTo specifications that the data follow, and their coordinate reference systems as
 *     {@code http://www.opengis.net/def/crs/EPSG/0/2154}
 * @param resolution in metres
 * @param access code of the European access-right list, {@code PUBLIC}, {@code RESTRICTED} or
 *     {@code NON_PUBLIC}; null when the source does not say
 * @param rights statements on use and access, besides the licence
 * @param attributions responsible parties, besides the publisher and the contact
 * @param resolutions in words, where metres do not say it: {@code 1/5000}, {@code 0.5 deg}
 * @param legislation European acts that oblige to publish the data ({@code
 *     dcatap:applicableLegislation})
 * @param hvdCategories of high-value datasets, by the addresses of the European list
 * @param references its documentation, its other pages and what it has to do with; one of a part
 *     and address
 * @param writtenIn language of title, description and keywords as in RDF, {@code en}, where the
 *     source says that it is another than French; null otherwise
 * @param wholes names of what it is a part of: addresses and identifiers as the source gives them
 * @param members keys of the published datasets of its territory that are parts of it; only what is
 *     sent to a portal has them, see {@link Ledger}
 * @param localViews where it says something else of itself when it is {@linkplain #cutTo cut}
 * @param emptyIn codes of the communes that its files were cut for, but in which no row lies
 */
public record Dataset(
    DatasetId id,
    String title,
    String description,
    SortedSet<String> keywords,
    SortedSet<String> themes,
    @Nullable Agent publisher,
    @Nullable Contact contact,
    @Nullable Licence licence,
    @Nullable String frequency,
    @Nullable String issued,
    @Nullable String modified,
    @Nullable Period temporal,
    Coverage coverage,
    @Nullable URI landingPage,
    List<String> provenance,
    List<Distribution> distributions,
    Kind kind,
    SortedSet<String> identifiers,
    SortedSet<URI> sources,
    SortedSet<String> languages,
    List<Standard> conformsTo,
    @Nullable Double resolution,
    @Nullable String access,
    List<String> rights,
    List<Attribution> attributions,
    // Left out of the JSON when empty, so that datasets stored by older versions still compare
    // equal.
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> resolutions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<URI> legislation,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<URI> hvdCategories,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<Reference> references,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String writtenIn,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> wholes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> members,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LocalView> localViews,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> emptyIn) {

  private static final String FRENCH = "fr";

  private static final Set<String> CREATORS = Set.of("author", "originator");

  /** How sentences of ours begin: with a label, or with fixed words. */
  private static final Pattern OURS =
      Pattern.compile(
          "^(?:\\p{Lu}[\\p{L}’\\h]{2,50}\\h:\\h|«\\h[^»]+»\\h:\\h"
              + "|(?:Fait partie de|Remplac(?:e|é par)|Non conforme à) «\\h|Archivé|Aucune condition"
              + "|Brevet|Déclaré par|Diffusion restreinte|Données|Droits? d|Marque déposée"
              + "|Produit\\h|Téléchargement\\h)");

  private static final int LEAST_SPECIFIC = 9;
  private static final Pattern SITE = Pattern.compile("https?://[^/]+(/[^/?#]*)?/?");

  public Dataset {
    keywords = Collections.unmodifiableSortedSet(new TreeSet<>(keywords));
    themes = Collections.unmodifiableSortedSet(new TreeSet<>(themes));
    provenance = List.copyOf(provenance);
    distributions = List.copyOf(distributions);
    // Missing from what older versions stored.
    kind = kind == null ? Kind.DATASET : kind;
    identifiers = sorted(identifiers);
    sources = sorted(sources);
    languages = sorted(languages);
    conformsTo = conformsTo == null ? List.of() : List.copyOf(conformsTo);
    rights = rights == null ? List.of() : List.copyOf(rights);
    attributions = attributions == null ? List.of() : List.copyOf(attributions);
    resolutions = resolutions == null ? List.of() : List.copyOf(resolutions);
    legislation = sorted(legislation);
    hvdCategories = sorted(hvdCategories);
    references = sorted(references);
    wholes = sorted(wholes);
    members = sorted(members);
    localViews = localViews == null ? List.of() : List.copyOf(localViews);
    emptyIn = sorted(emptyIn);
  }

  private static <T> SortedSet<T> sorted(@Nullable SortedSet<T> values) {
    return Collections.unmodifiableSortedSet(
        values == null ? new TreeSet<>() : new TreeSet<>(values));
  }

  public static DatasetDraft draft(DatasetId id, String title) {
    return new DatasetDraft(id, title);
  }

  /** A copy of this dataset with the edit applied. */
  public Dataset with(UnaryOperator<DatasetDraft> edit) {
    return edit.apply(new DatasetDraft(this)).build();
  }

  /**
   * Every name by which it is known: its identifiers, its name at its source, its pages. A record
   * that somebody else keeps and that carries one of these is a record of the same dataset.
   */
  public SortedSet<String> names() {
    SortedSet<String> names = namesWithoutPages();
    Stream.concat(Stream.ofNullable(landingPage), sources.stream())
        .map(URI::toString)
        .forEach(names::add);
    return names;
  }

  /** Those of its {@link #names} that are no addresses of pages. */
  public SortedSet<String> namesWithoutPages() {
    SortedSet<String> names = new TreeSet<>(identifiers);
    names.add(id.remoteId());
    return names;
  }

  /**
   * Whether a name can belong to one dataset only. A short one is a number or a word that many
   * catalogues could use for anything, and the address of a whole site or catalogue is that of all
   * its datasets.
   */
  public static boolean isSpecific(String name) {
    String text = name.strip();
    return text.length() >= LEAST_SPECIFIC
        && !SITE.matcher(text).matches()
        && !text.matches("[^/]+\\.[a-z]+");
  }

  /** Language of the title, description and keywords, as an RDF language tag; French by default. */
  public String textLanguage() {
    return writtenIn == null ? FRENCH : writtenIn;
  }

  /**
   * Language of a link's title; French if the source gives no title, because Moisson then writes
   * it.
   */
  public String languageOf(Distribution.Link link) {
    return link.title().equals(Distribution.Link.DOWNLOAD) ? FRENCH : textLanguage();
  }

  /** Language of a sentence about it; French if Moisson itself adds it to those of the source. */
  public String languageOf(String sentence) {
    return OURS.matcher(sentence).find() ? FRENCH : textLanguage();
  }

  /** Who made it, as far as the source names them besides the publisher. */
  public List<Agent> creators() {
    return attributions.stream()
        .filter(one -> CREATORS.contains(one.role()))
        .map(Attribution::agent)
        .distinct()
        .toList();
  }

  /** Its references of one kind. */
  public List<Reference> references(Reference.Part part) {
    return references.stream().filter(reference -> reference.part() == part).toList();
  }

  /** The licence of one distribution; an extract has the licence of the file it was cut from. */
  public @Nullable Licence licenceOf(Distribution distribution) {
    return distribution.either(
        link -> link.licence() == null ? licence : link.licence(),
        extract -> licenceOf(extract.derivedFrom()));
  }

  /** The licence of the file at an address, and of its extracts. */
  public @Nullable Licence licenceOf(URI file) {
    return linksTo(file)
        .flatMap(link -> Stream.ofNullable(link.licence()))
        .findFirst()
        .orElse(licence);
  }

  /** The link to the file at an address. */
  public Optional<Distribution.Link> linkTo(URI file) {
    return linksTo(file).findFirst();
  }

  private Stream<Distribution.Link> linksTo(URI file) {
    return links().filter(link -> link.url().equals(file));
  }

  /** Those of its distributions that are links. */
  public Stream<Distribution.Link> links() {
    return distributions.stream()
        .filter(Distribution.Link.class::isInstance)
        .map(Distribution.Link.class::cast);
  }

  /** Those of its distributions that we made. */
  public Stream<Distribution.Extract> extracts() {
    return distributions.stream()
        .filter(Distribution.Extract.class::isInstance)
        .map(Distribution.Extract.class::cast);
  }

  /**
   * The dataset as the portal of one territory shows it: links, the extracts cut to that territory,
   * and what it says of itself there.
   */
  public Dataset cutTo(String territoryCode) {
    Dataset cut =
        with(
            draft ->
                draft
                    .localViews(List.of(), Set.of())
                    .distributions(
                        distributions.stream()
                            .filter(
                                distribution ->
                                    !(distribution instanceof Distribution.Extract extract)
                                        || extract.territory().equals(territoryCode))
                            .toList()));
    return localViews.stream()
        .filter(view -> view.territory().equals(territoryCode))
        .findFirst()
        .map(view -> view.applyTo(cut))
        .orElse(cut);
  }
}
