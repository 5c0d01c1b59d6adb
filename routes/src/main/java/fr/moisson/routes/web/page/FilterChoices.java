package fr.moisson.routes.web.page;

import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Findings;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The available filters, and those in force. */
record FilterChoices(Texts texts, WebSettings settings) {

  /** A longer list is no help; the search box is. */
  private static final int MOST_CHOICES = 100;

  List<Choice> of(CatalogueQuery query, Findings found) {
    return Stream.of(
            choice(QueryAddress.THEME, found.themes(), query.theme(), texts::theme),
            choice(
                QueryAddress.PRODUCER,
                found.producers(),
                query.producer(),
                UnaryOperator.identity()),
            choice(
                QueryAddress.TERRITORY, found.territories(), query.territory(), settings::nameOf))
        .filter(Choice::isUseful)
        .toList();
  }

  /** What was asked for, each with the address of the same query without it. */
  List<Chip> chosen(CatalogueQuery query) {
    QueryAddress addresses = new QueryAddress(texts.language());
    CatalogueQuery first = query.atPage(1);
    List<Chip> chips = new ArrayList<>();
    if (!query.text().isEmpty()) {
      chips.add(new Chip(texts.get("chip.text", query.text()), addresses.of(first.withText(""))));
    }
    if (query.theme() != null) {
      chips.add(new Chip(texts.theme(query.theme()), addresses.of(first.withTheme(null))));
    }
    if (query.producer() != null) {
      chips.add(new Chip(query.producer(), addresses.of(first.withProducer(null))));
    }
    if (query.territory() != null) {
      chips.add(
          new Chip(settings.nameOf(query.territory()), addresses.of(first.withTerritory(null))));
    }
    if (query.source() != null) {
      chips.add(
          new Chip(texts.get("chip.source", query.source()), addresses.of(first.withSource(null))));
    }
    return chips;
  }

  private Choice choice(
      String parameter,
      Map<String, Long> counts,
      @Nullable String chosen,
      UnaryOperator<String> naming) {
    List<Option> options =
        counts.entrySet().stream()
            .filter(count -> !count.getKey().isEmpty())
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_CHOICES)
            .map(
                count ->
                    new Option(
                        count.getKey(),
                        naming.apply(count.getKey()),
                        count.getValue(),
                        count.getKey().equals(chosen)))
            .sorted(
                Comparator.comparing(
                    Option::label, Collator.getInstance(texts.language().locale())))
            .toList();
    // A choice that no longer finds anything must stay visible, to show why nothing is found.
    List<Option> all = new ArrayList<>(options);
    if (chosen != null && options.stream().noneMatch(Option::selected)) {
      all.add(new Option(chosen, naming.apply(chosen), counts.getOrDefault(chosen, 0L), true));
    }
    return new Choice(
        parameter, texts.get("filter." + parameter), texts.get("filter.all"), List.copyOf(all));
  }

  /** One filter. */
  record Choice(String parameter, String label, String all, List<Option> options) {
    boolean isUseful() {
      return options.size() > 1 || options.stream().anyMatch(Option::selected);
    }
  }

  /** One value of a filter. */
  record Option(String value, String label, long count, boolean selected) {}

  /** A filter in force, and the address without it. */
  record Chip(String label, String without) {}
}
