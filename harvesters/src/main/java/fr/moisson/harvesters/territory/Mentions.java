package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.values.ZoneNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the texts of a dataset name a territory or one of its communes. */
final class Mentions {

  /** Maximum number of words between « INSEE » and the code. */
  private static final int REACH = 4;

  private static final Set<String> CODE_ANNOUNCED = Set.of("insee", "commune", "communes");

  private static final Pattern DEPARTEMENT = Pattern.compile("0[1-9]|[1-8]\\d|9[0-5]|97\\d|2[ab]");

  /**
   * Words before the name of a commune: « Commune de Combles », or what only a single commune has;
   * but not « commune de résidence », « par commune du bocage », or the plan of a métropole.
   */
  private static final Pattern OF_ONE_COMMUNE =
      Pattern.compile(
          "(?iU:\\b(?:(?<!(?:par|à la|politique|agricole) )commune|(?<plan>carte communale"
              + "|plu|plan local d['’]urbanisme|pos|plan d['’]occupation des sols))"
              + "(?: \\([^)]{1,20}\\))?"
              + "(?: (?:de|du|des|la|le|les|commune|ville)\\b| [dl]['’]){1,8}+ ?"
              + "(?!(?:[\\p{L}'’-]+ ){0,2}(?:métropole|agglo(?:mération)?|communauté|communes|pays"
              + "|grand|syndicat|epci|c[acu]|union européenne)\\b(?!-)))(?=\\p{Lu})");

  private final List<PlaceName> names = new ArrayList<>();
  private final Set<String> codes;
  private final Set<String> departements;

  /**
   * @param departements codes of those of the territory; empty where they are not known
   */
  Mentions(Territory territory, Set<String> departements) {
    this.departements = departements;
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
    EpciName.of(name)
        .ifPresent(
            parts -> {
              names.add(new PlaceName(NameWords.of(parts.full()).texts(), false));
              names.addAll(PlaceName.of(parts.bare()));
            });
  }

  boolean in(Dataset dataset) {
    Stream<String> publisher =
        dataset.publisher() == null ? Stream.empty() : Stream.of(dataset.publisher().name());
    return in(
        Stream.of(
                Stream.of(dataset.title(), dataset.description()),
                dataset.keywords().stream(),
                dataset.coverage().places().stream(),
                publisher)
            .flatMap(texts -> texts));
  }

  /**
   * Whether a title is about something of one commune outside the territory. After such words, the
   * name of ours needs no article and may be a common word: « PLU du Mans », « PLU de Tours ». A «
   * commune de l’Eure » is any of the département; but a plan « de l’Eure » is that of a commune.
   */
  boolean isOfAnotherCommune(String title) {
    Matcher before = OF_ONE_COMMUNE.matcher(title);
    return before.find()
        && (before.group("plan") != null || !ZoneNames.isOne(title.substring(before.end())))
        && !in(before.replaceAll("commune de "));
  }

  boolean in(String text) {
    return in(Stream.of(text));
  }

  private boolean in(Stream<String> texts) {
    List<NameWords> all = texts.map(NameWords::of).toList();
    return names.stream().anyMatch(name -> isOurs(name, all))
        || all.stream().anyMatch(this::hasCode);
  }

  /** « Magné (Vienne) » is a namesake, also where the same texts only say « Magné ». */
  private boolean isOurs(PlaceName name, List<NameWords> texts) {
    List<Optional<String>> mentions =
        texts.stream()
            .flatMap(text -> name.ends(text).stream().map(end -> departement(text, end)))
            .toList();
    List<String> stated = mentions.stream().flatMap(Optional::stream).toList();
    return stated.isEmpty() || departements.isEmpty()
        ? !mentions.isEmpty()
        : stated.stream().anyMatch(departements::contains);
  }

  /** The département in brackets after a name, by its code or its name. */
  private static Optional<String> departement(NameWords text, int end) {
    if (end >= text.size() || !text.get(end).before().strip().equals("(")) {
      return Optional.empty();
    }
    int last = end + 1;
    while (last < text.size() && !text.get(last).before().contains(")")) {
      last++;
    }
    String said = String.join(" ", text.texts().subList(end, last));
    return DEPARTEMENT.matcher(said).matches()
        ? Optional.of(said.toUpperCase(Locale.ROOT))
        : ZoneNames.departement(said);
  }

  /** A bare 79130 may be a postal code; one that is announced is not. */
  private boolean hasCode(NameWords text) {
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
