package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Keywords;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.harvesters.values.Languages;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/** Title, description and keywords of a dataset, all in one of the languages that they come in. */
final class TextsReading {

  /** Of two letters, as RDF wants them; three are for what has no two. */
  private static final Pattern FOREIGN = Pattern.compile("(?!fr)[a-z]{2}");

  private final Resource from;
  private final Optional<String> shared;
  private final @Nullable String language;

  TextsReading(Resource from) {
    this.from = from;
    this.shared = sharedLanguage();
    this.language = shared.orElseGet(this::writtenIn);
  }

  Optional<String> title() {
    return Loose.text(from, shared, "title", "label");
  }

  String description() {
    return Loose.text(from, shared, "description", "abstract").orElse("");
  }

  /** As in RDF; null for French. */
  @Nullable String language() {
    return language;
  }

  /**
   * In the language of the title, where there are any, and the names of themes of the portal's own
   * and of INSPIRE.
   */
  Set<String> keywords() {
    String language = Objects.requireNonNullElse(this.language, "fr");
    List<Literal> keywords = Loose.literals(Loose.values(from, "keyword", "subject")).toList();
    boolean some = keywords.stream().anyMatch(one -> Loose.language(one).equals(language));
    Set<String> chosen = new TreeSet<>();
    keywords.stream()
        .filter(one -> !some || Set.of(language, "").contains(Loose.language(one)))
        .forEach(keyword -> chosen.add(Keywords.read(keyword.getLexicalForm())));
    Loose.values(from, "theme").stream()
        .filter(
            theme ->
                DcatReading.euTheme(theme).isEmpty() && !HighValue.isCategory(Loose.iri(theme)))
        .flatMap(theme -> Loose.text(theme).stream())
        .map(Keywords::read)
        .forEach(chosen::add);
    chosen.removeIf(String::isBlank);
    Loose.values(from, "theme", "subject").stream()
        .flatMap(theme -> InspireCodes.name(Loose.iri(theme), language.equals("fr")).stream())
        .filter(name -> chosen.stream().noneMatch(it -> isTheme(it, InspireCodes.theme(name))))
        .toList()
        .forEach(chosen::add);
    return chosen;
  }

  private static boolean isTheme(String keyword, Optional<String> theme) {
    return InspireCodes.theme(keyword).equals(theme);
  }

  /**
   * The language that title and description have in common, where the best of each would be in two:
   * « Bäume » and « Trees » with a description in German alone.
   */
  private Optional<String> sharedLanguage() {
    Optional<String> title = Loose.language(from, "title");
    Optional<String> description = Loose.language(from, "description");
    boolean areForeign =
        title.filter(tag -> FOREIGN.matcher(tag).matches()).isPresent()
            && description.filter(tag -> FOREIGN.matcher(tag).matches()).isPresent();
    Set<String> common = new TreeSet<>(Loose.languages(from, "title"));
    common.retainAll(Loose.languages(from, "description"));
    return areForeign && !title.equals(description)
        ? common.stream().filter(tag -> FOREIGN.matcher(tag).matches()).findFirst()
        : Optional.empty();
  }

  /** French where title and description do not agree on another language. */
  private @Nullable String writtenIn() {
    Optional<String> title = Loose.language(from, "title");
    Set<String> stated = GeographicReading.languages(from);
    String whole = title().orElse("") + " " + description();
    Optional<String> ofData =
        stated.isEmpty() && Languages.isEnglish(whole)
            ? Optional.of("en")
            : Languages.ofText(stated, description());
    boolean alike =
        description().isEmpty()
            || Loose.language(from, "description")
                .or(() -> Loose.language(from, "abstract"))
                .or(() -> ofData)
                .equals(title.or(() -> ofData));
    return title
        .or(() -> ofData)
        .filter(tag -> alike && FOREIGN.matcher(tag).matches())
        .orElse(null);
  }
}
