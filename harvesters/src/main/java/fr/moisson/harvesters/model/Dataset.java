package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What we publish: the part of a DCAT-AP 3 {@code dcat:Dataset} that portals understand. Texts are
 * French unless the source's are not. Keywords and themes are kept sorted, so that equal datasets
 * have equal JSON, hence equal fingerprints.
 *
 * @param themes codes of the European data-theme list: {@code ENVI}, {@code TRAN}…
 * @param frequency code of the European frequency list: {@code ANNUAL}…; before the rules, whatever
 *     the source says
 * @param issued ISO 8601: a year, a date or a date-time; before the rules, whatever the source says
 * @param modified like {@code issued}
 * @param provenance sentences on how the data came to be
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
    List<Distribution> distributions) {

  public Dataset {
    keywords = Collections.unmodifiableSortedSet(new TreeSet<>(keywords));
    themes = Collections.unmodifiableSortedSet(new TreeSet<>(themes));
    provenance = List.copyOf(provenance);
    distributions = List.copyOf(distributions);
  }

  public static Draft draft(DatasetId id, String title) {
    return new Draft(id, title);
  }

  /** This dataset but for what the edit changes. */
  public Dataset with(UnaryOperator<Draft> edit) {
    return edit.apply(new Draft(this)).build();
  }

  /**
   * The dataset as the portal of one territory shows it: links, and the extracts cut to that
   * territory.
   */
  public Dataset cutTo(String territoryCode) {
    return with(
        draft ->
            draft.distributions(
                distributions.stream()
                    .filter(
                        distribution ->
                            !(distribution instanceof Distribution.Extract extract)
                                || extract.territory().equals(territoryCode))
                    .toList()));
  }

  /** A dataset in the making. */
  public static final class Draft {
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

    private Draft(DatasetId id, String title) {
      this.id = id;
      this.title = title;
    }

    private Draft(Dataset from) {
      this(from.id, from.title);
      description = from.description;
      keywords = from.keywords;
      themes = from.themes;
      publisher = from.publisher;
      contact = from.contact;
      licence = from.licence;
      frequency = from.frequency;
      issued = from.issued;
      modified = from.modified;
      temporal = from.temporal;
      coverage = from.coverage;
      landingPage = from.landingPage;
      provenance = from.provenance;
      distributions = from.distributions;
    }

    public Draft title(String value) {
      title = value;
      return this;
    }

    public Draft description(String value) {
      description = value;
      return this;
    }

    public Draft keywords(Collection<String> value) {
      keywords = value;
      return this;
    }

    public Draft themes(Collection<String> value) {
      themes = value;
      return this;
    }

    public Draft publisher(@Nullable Agent value) {
      publisher = value;
      return this;
    }

    public Draft contact(@Nullable Contact value) {
      contact = value;
      return this;
    }

    public Draft licence(@Nullable Licence value) {
      licence = value;
      return this;
    }

    public Draft frequency(@Nullable String value) {
      frequency = value;
      return this;
    }

    public Draft issued(@Nullable String value) {
      issued = value;
      return this;
    }

    public Draft modified(@Nullable String value) {
      modified = value;
      return this;
    }

    public Draft temporal(@Nullable Period value) {
      temporal = value;
      return this;
    }

    public Draft coverage(Coverage value) {
      coverage = value;
      return this;
    }

    public Draft landingPage(@Nullable URI value) {
      landingPage = value;
      return this;
    }

    public Draft provenance(List<String> value) {
      provenance = value;
      return this;
    }

    public Draft distributions(List<? extends Distribution> value) {
      distributions = new ArrayList<>(value);
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
          distributions);
    }
  }
}
