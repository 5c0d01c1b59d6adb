package fr.moisson.harvesters.rules;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.values.Folding;
import fr.moisson.harvesters.values.Themes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects datasets for an officer: those that match one of the words of each key that is given.
 * Accents, case and punctuation do not matter, and {@code *} stands for any text.
 *
 * @param datasets any identifier, address or page of the datasets
 * @param publishers names
 */
public record DatasetFilter(
    @JsonPropertyDescription("Jeux de données : leur identifiant, leur adresse ou leur page.")
        @Nullable OneOrMore datasets,
    @JsonPropertyDescription("Titres ; « Budget* » vaut pour tous ceux qui commencent ainsi.")
        @Nullable OneOrMore titles,
    @JsonPropertyDescription("Mots-clés ; « arbre* » vaut pour tous ceux qui commencent ainsi.")
        @Nullable OneOrMore keywords,
    @JsonPropertyDescription("Thèmes européens : ENVI, TRAN, AGRI…") @Nullable OneOrMore themes,
    @JsonPropertyDescription("Noms d’organismes qui publient les données ; « DREAL* ».")
        @Nullable OneOrMore publishers) {

  private static final String ANYTHING = "*";

  /**
   * @throws Misconfigured if the filter has no key, or a word that cannot match
   */
  public DatasetFilter {
    if (Stream.of(datasets, titles, keywords, themes, publishers)
        .allMatch(words -> words == null)) {
      throw refused("{}", "{ themes: [ENVI] } | { titles: \"Budget*\" } | { datasets: https://… }");
    }
    Stream.of(datasets, titles, keywords, publishers)
        .flatMap(DatasetFilter::words)
        .filter(word -> Folding.fold(word).isEmpty())
        .findFirst()
        .ifPresent(
            word -> {
              throw refused(word, "texte, texte*, *texte*");
            });
    words(themes)
        .filter(word -> !StatedWords.THEMES.knows(word))
        .findFirst()
        .ifPresent(
            word -> {
              throw refused(word, String.join(", ", StatedWords.THEMES.offered()));
            });
  }

  private static Misconfigured refused(String written, String expected) {
    return new Misconfigured(
        Notice.of(Notice.Code.CONFIG_BAD_VALUE, "only, except", written, expected));
  }

  /** Tests datasets as they are after the rules. Compiled once for all datasets. */
  public Predicate<Dataset> test() {
    Set<String> codes =
        words(themes)
            .flatMap(word -> Themes.stated(word).stream())
            .collect(Collectors.toUnmodifiableSet());
    return named()
        .and(having(titles, dataset -> Stream.of(dataset.title())))
        .and(having(keywords, dataset -> dataset.keywords().stream()))
        .and(having(publishers, DatasetFilter::publisher))
        .and(dataset -> themes == null || dataset.themes().stream().anyMatch(codes::contains));
  }

  private static Stream<String> publisher(Dataset dataset) {
    return Stream.ofNullable(dataset.publisher()).map(Agent::name);
  }

  /** Also matches the address of our own page of a dataset, which an officer has at hand. */
  private Predicate<Dataset> named() {
    return having(
            datasets,
            dataset -> Stream.concat(dataset.names().stream(), Stream.of(dataset.id().key())))
        .or(dataset -> words(datasets).anyMatch(word -> word.endsWith("/" + dataset.id().key())));
  }

  private static Predicate<Dataset> having(
      @Nullable OneOrMore words, Function<Dataset, Stream<String>> texts) {
    List<Pattern> patterns = words(words).map(DatasetFilter::pattern).toList();
    return dataset ->
        words == null
            || texts
                .apply(dataset)
                .map(Folding::fold)
                .anyMatch(text -> patterns.stream().anyMatch(one -> one.matcher(text).matches()));
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(
        Arrays.stream(word.split(Pattern.quote(ANYTHING), -1))
            .map(DatasetFilter::quoted)
            .collect(Collectors.joining(".*")));
  }

  /** A blank beside the star is significant: « eau * » does not match « eaux usées ». */
  private static String quoted(String part) {
    String folded = Folding.fold(part);
    boolean isBare = folded.isEmpty();
    return (!isBare && part.startsWith(" ") ? " " : "")
        + Pattern.quote(folded)
        + (!isBare && part.endsWith(" ") ? " " : "");
  }

  private static Stream<String> words(@Nullable OneOrMore written) {
    return Stream.ofNullable(written).flatMap(OneOrMore::stream);
  }

  /** The filter as an officer would write it. */
  @Override
  public String toString() {
    return Stream.of(
            written("datasets", datasets),
            written("titles", titles),
            written("keywords", keywords),
            written("themes", themes),
            written("publishers", publishers))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static Optional<String> written(String key, @Nullable OneOrMore words) {
    return Optional.ofNullable(words).map(list -> key + ": " + list);
  }
}
