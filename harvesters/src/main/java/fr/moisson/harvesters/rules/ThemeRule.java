package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Themes;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Themes as codes of the European data-theme list: those that the source states (as such, or as
 * INSPIRE themes or ISO topics), and those that keywords and title reveal. A dataset that reveals
 * none gets none.
 */
final class ThemeRule implements Rule {

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    SortedSet<String> themes = new TreeSet<>();
    dataset.themes().forEach(theme -> themes.addAll(Themes.stated(theme)));
    dataset.keywords().forEach(keyword -> themes.addAll(Themes.ofKeyword(keyword)));
    // The name of a theme reveals no other theme.
    Stream.concat(
            Stream.of(dataset.title()),
            dataset.keywords().stream().filter(word -> !Themes.isName(word)))
        .forEach(text -> themes.addAll(Themes.spokenOf(text)));
    return dataset.with(draft -> draft.themes(themes));
  }
}
