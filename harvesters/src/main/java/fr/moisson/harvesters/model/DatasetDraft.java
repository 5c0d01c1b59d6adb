package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dataset under construction. */
public final class DatasetDraft {

  private final DatasetId id;
  private String title;
  private String description = "";
  private Collection<String> keywords = List.of();
  private Collection<String> themes = List.of();
  private @Nullable Agent publisher;
  private @Nullable Contact contact;
  private @Nullable Licence licence;
  private @Nullable String frequency;
  private @Nullable String issued;
  private @Nullable String modified;
  private @Nullable Period temporal;
  private Coverage coverage = Coverage.UNSTATED;
  private @Nullable URI landingPage;
  private List<String> provenance = List.of();
  private List<Distribution> distributions = List.of();
  private Kind kind = Kind.DATASET;
  private Collection<String> identifiers = List.of();
  private Collection<URI> sources = List.of();
  private Collection<String> languages = List.of();
  private List<Standard> conformsTo = List.of();
  private @Nullable Double resolution;
  private @Nullable String access;
  private List<String> rights = List.of();
  private List<Attribution> attributions = List.of();
  private List<String> resolutions = List.of();
  private Collection<URI> legislation = List.of();
  private Collection<URI> hvdCategories = List.of();
  private Collection<Reference> references = List.of();
  private @Nullable String writtenIn;
  private Collection<String> wholes = List.of();
  private Collection<String> members = List.of();
  private List<LocalView> localViews = List.of();
  private Collection<String> emptyIn = List.of();

  DatasetDraft(DatasetId id, String title) {
    this.id = id;
    this.title = title;
  }

  DatasetDraft(Dataset from) {
    this(from.id(), from.title());
    description = from.description();
    keywords = from.keywords();
    themes = from.themes();
    publisher = from.publisher();
    contact = from.contact();
    licence = from.licence();
    frequency = from.frequency();
    issued = from.issued();
    modified = from.modified();
    temporal = from.temporal();
    coverage = from.coverage();
    landingPage = from.landingPage();
    provenance = from.provenance();
    distributions = from.distributions();
    kind = from.kind();
    identifiers = from.identifiers();
    sources = from.sources();
    languages = from.languages();
    conformsTo = from.conformsTo();
    resolution = from.resolution();
    access = from.access();
    rights = from.rights();
    attributions = from.attributions();
    resolutions = from.resolutions();
    legislation = from.legislation();
    hvdCategories = from.hvdCategories();
    references = from.references();
    writtenIn = from.writtenIn();
    wholes = from.wholes();
    members = from.members();
    localViews = from.localViews();
    emptyIn = from.emptyIn();
  }

  public DatasetDraft title(String value) {
    title = value;
    return this;
  }

  public DatasetDraft description(String value) {
    description = value;
    return this;
  }

  public DatasetDraft keywords(Collection<String> value) {
    keywords = value;
    return this;
  }

  public DatasetDraft themes(Collection<String> value) {
    themes = value.stream().map(Beginning::ofCode).toList();
    return this;
  }

  public DatasetDraft publisher(@Nullable Agent value) {
    publisher = value;
    return this;
  }

  public DatasetDraft contact(@Nullable Contact value) {
    contact = value;
    return this;
  }

  public DatasetDraft licence(@Nullable Licence value) {
    licence = value;
    return this;
  }

  public DatasetDraft frequency(@Nullable String value) {
    frequency = value == null ? null : Beginning.ofCode(value);
    return this;
  }

  public DatasetDraft issued(@Nullable String value) {
    issued = value == null ? null : Beginning.ofCode(value);
    return this;
  }

  public DatasetDraft modified(@Nullable String value) {
    modified = value == null ? null : Beginning.ofCode(value);
    return this;
  }

  public DatasetDraft temporal(@Nullable Period value) {
    temporal = value;
    return this;
  }

  public DatasetDraft coverage(Coverage value) {
    coverage = value;
    return this;
  }

  public DatasetDraft landingPage(@Nullable URI value) {
    landingPage = value;
    return this;
  }

  public DatasetDraft provenance(List<String> value) {
    provenance = value;
    return this;
  }

  public DatasetDraft distributions(List<? extends Distribution> value) {
    distributions = List.copyOf(value);
    return this;
  }

  public DatasetDraft eachLink(UnaryOperator<Distribution.Link> change) {
    return distributions(
        distributions.stream().map(one -> one.<Distribution>either(change, made -> made)).toList());
  }

  public DatasetDraft andDistributions(List<? extends Distribution> value) {
    return distributions(Stream.concat(distributions.stream(), value.stream()).toList());
  }

  public DatasetDraft kind(Kind value) {
    kind = value;
    return this;
  }

  public DatasetDraft identifiers(Collection<String> value) {
    identifiers = value;
    return this;
  }

  public DatasetDraft sources(Collection<URI> value) {
    sources = value;
    return this;
  }

  public DatasetDraft languages(Collection<String> value) {
    languages = value.stream().map(Beginning::ofCode).toList();
    return this;
  }

  public DatasetDraft conformsTo(List<Standard> value) {
    conformsTo = value;
    return this;
  }

  public DatasetDraft resolution(@Nullable Double value) {
    resolution = value;
    return this;
  }

  public DatasetDraft access(@Nullable String value) {
    access = value;
    return this;
  }

  public DatasetDraft rights(List<String> value) {
    rights = value;
    return this;
  }

  public DatasetDraft attributions(List<Attribution> value) {
    attributions = value;
    return this;
  }

  public DatasetDraft resolutions(List<String> value) {
    resolutions = value;
    return this;
  }

  public DatasetDraft legislation(Collection<URI> value) {
    legislation = value;
    return this;
  }

  public DatasetDraft hvdCategories(Collection<URI> value) {
    hvdCategories = value;
    return this;
  }

  public DatasetDraft references(Collection<Reference> value) {
    references = value;
    return this;
  }

  public DatasetDraft writtenIn(@Nullable String value) {
    writtenIn = value;
    return this;
  }

  public DatasetDraft wholes(Collection<String> value) {
    wholes = value.stream().map(Beginning::ofCode).toList();
    return this;
  }

  public DatasetDraft members(Collection<String> value) {
    members = value;
    return this;
  }

  public DatasetDraft localViews(List<LocalView> value, Collection<String> empty) {
    localViews = value;
    emptyIn = empty;
    return this;
  }

  public Dataset build() {
    return new Dataset(
        id,
        title,
        description,
        new TreeSet<>(keywords),
        new TreeSet<>(themes),
        publisher,
        contact,
        licence,
        frequency,
        issued,
        modified,
        temporal,
        coverage,
        landingPage,
        provenance,
        distributions,
        kind,
        new TreeSet<>(identifiers),
        new TreeSet<>(sources),
        new TreeSet<>(languages),
        conformsTo,
        resolution,
        access,
        rights,
        attributions,
        resolutions,
        new TreeSet<>(legislation),
        new TreeSet<>(hvdCategories),
        new TreeSet<>(references),
        writtenIn,
        new TreeSet<>(wholes),
        new TreeSet<>(members),
        localViews,
        new TreeSet<>(emptyIn));
  }
}
