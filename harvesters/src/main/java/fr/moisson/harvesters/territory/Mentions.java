package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Territory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the texts of a dataset name a territory or one of its communes. */
final class Mentions {

  /** How many words may stand between « INSEE » and the code. */
  private static final int REACH = 4;

  private static final Set<String> CODE_ANNOUNCED = Set.of("insee", "commune", "communes");

  /** Initials that the national lists put before the names of EPCI, and what they stand for. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of("ca", "communaute", "d", "agglomeration"),
          List.of("cc", "communaute", "de", "communes"),
          List.of("cu", "communaute", "urbaine"));

  private static final Set<String> LINKS = Set.of("de", "du", "des", "d", "la", "le", "les", "l");

  private final List<PlaceName> names = new ArrayList<>();
  private final Set<String> codes;

  Mentions(Territory territory) {
    codes = new HashSet<>(territory.communeCodes());
    codes.add(territory.code());
    if (territory.kind() == Territory.Kind.EPCI) {
      addEpci(territory.name());
    } else {
      names.addAll(PlaceName.of(territory.name()));
    }
    territory.communes().forEach(commune -> names.addAll(PlaceName.of(commune.name())));
  }

  /** « CA du Niortais » is also « communauté d'agglomération du Niortais » and « Niortais ». */
  private void addEpci(String name) {
    names.addAll(PlaceName.of(name));
    List<String> words = Words.of(name).texts();
    for (List<String> kind : KINDS) {
      String initials = kind.get(0);
      List<String> full = kind.subList(1, kind.size());
      for (List<String> prefix : List.of(List.of(initials), full)) {
        if (words.size() > prefix.size() && words.subList(0, prefix.size()).equals(prefix)) {
          List<String> rest = words.subList(prefix.size(), words.size());
          names.add(new PlaceName(joined(full, rest), false));
          names.addAll(PlaceName.of(String.join(" ", withoutLinks(rest))));
        }
      }
    }
  }

  private static List<String> joined(List<String> start, List<String> end) {
    return Stream.concat(start.stream(), end.stream()).toList();
  }

  private static List<String> withoutLinks(List<String> words) {
    int from = 0;
    while (from < words.size() - 1 && LINKS.contains(words.get(from))) {
      from++;
    }
    return words.subList(from, words.size());
  }

  boolean in(Dataset dataset) {
    Stream<String> publisher =
        dataset.publisher() == null ? Stream.empty() : Stream.of(dataset.publisher().name());
    return Stream.of(
            Stream.of(dataset.title(), dataset.description()),
            dataset.keywords().stream(),
            publisher)
        .flatMap(texts -> texts)
        .map(Words::of)
        .anyMatch(this::in);
  }

  private boolean in(Words text) {
    return names.stream().anyMatch(name -> name.isIn(text)) || hasCode(text);
  }

  /** A bare 79130 may be a postal code; one that is announced is not. */
  private boolean hasCode(Words text) {
    List<String> words = text.texts();
    for (int i = 0; i < words.size(); i++) {
      if (codes.contains(words.get(i).toUpperCase(Locale.ROOT))
          && words.subList(Math.max(0, i - REACH), i).stream().anyMatch(CODE_ANNOUNCED::contains)) {
        return true;
      }
    }
    return false;
  }
}
