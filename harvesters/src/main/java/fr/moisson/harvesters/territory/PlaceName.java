package fr.moisson.harvesters.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A name to look for in texts, as whole words, regardless of case, accents and hyphens.
 *
 * <p>« Saint-Rémy » is not found in « Saint-Rémy de Provence », « Mont-Saint-Rémy » or « rue de
 * Saint-Rémy ». Names that are also common words (« Tours », « Les Fosses », « Y ») are only found
 * after « commune de », « ville de » or « mairie de ».
 *
 * @param strictly whether it is only found after such words
 */
record PlaceName(List<String> words, boolean strictly) {

  private static final int SHORTEST = 4;

  private static final Set<String> ARTICLES = Set.of("le", "la", "les", "l");
  private static final Set<String> LINKS = Set.of("de", "du", "des", "d", "le", "la", "les", "l");
  private static final Set<String> TOWN = Set.of("commune", "communes", "ville", "mairie");

  /** A street is named after the town that it leads to; « rues de Niort » are those of the town. */
  private static final Set<String> STREET =
      Set.of(
          "rue",
          "avenue",
          "av",
          "boulevard",
          "bd",
          "route",
          "rte",
          "chemin",
          "allee",
          "impasse",
          "place",
          "pont",
          "quai",
          "faubourg");

  /** Words that join the halves of a longer name, of a hamlet too: « -sur-Mer », « -en-Plaine ». */
  private static final Set<String> JOINTS =
      Set.of("sur", "sous", "en", "les", "lez", "de", "du", "des", "d");

  /** Names of communes that are also common words in texts on the environment. */
  private static final Set<String> COMMON =
      Set.of(
          """
          abbaye aire aires arbres aulnes bains barrage basse bassin batiment berges
          bocage bois bonne bouleaux bourg brie carrieres centre champ champs charme
          charmes chateau chene chenes collines communes condition conditions cote coteaux
          cours croix culture delta digue domaine eaux ecluse eglise energie etang etangs
          ferme ferrieres fleurs fontaine fontaines foret forets forges fors fosse fosses
          frenes front gare grand grande grandes haies hameau haut haute hauts hetre iles
          jardin jardins justice lacs lande landes lieu lilas littoral lumiere mairie
          maisons marais marche mare mares massif mesure mines mont montagne montagnes
          monts moulin moulins moyenne nature nice nord noyers oiseau oiseaux orange orme
          ormes ouest paix parc parcelles parcs passage pays petit pierre pins plage
          plaine plaines plan plateau pont ponts port portes prairie pres puits regions
          riviere rivieres roche rochers roches roses rosiers sables salines saules sens
          sols source sources terre terres tilleuls tour tours union vallee vallees vals
          vaux vents vert verte vigne vignes village villages ville villes vives zone
          """
              .strip()
              .split("\\s+"));

  /** The full name, and after « commune de » also the name without its article. */
  static List<PlaceName> of(String name) {
    List<String> words = NameWords.of(name).texts();
    if (words.isEmpty()) {
      return List.of();
    }
    List<PlaceName> names = new ArrayList<>();
    boolean article = words.size() > 1 && ARTICLES.contains(words.get(0));
    List<String> bare = article ? words.subList(1, words.size()) : words;
    names.add(new PlaceName(words, ambiguous(bare)));
    if (article) {
      names.add(new PlaceName(bare, true));
    }
    return names;
  }

  private static boolean ambiguous(List<String> bare) {
    return bare.size() == 1 && (bare.get(0).length() < SHORTEST || COMMON.contains(bare.get(0)));
  }

  /** The places after each mention. */
  List<Integer> ends(NameWords text) {
    List<String> all = text.texts();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i + words.size() <= all.size(); i++) {
      int end = i + words.size();
      if (all.subList(i, end).equals(words) && startsAt(text, i) && endsAt(text, i, end)) {
        ends.add(end);
      }
    }
    return ends;
  }

  private boolean startsAt(NameWords text, int i) {
    return strictly || text.get(i).glued() ? isAfter(TOWN, text, i) : !isAfter(STREET, text, i);
  }

  /** « commune de », « ville du », and « ville-de- » as in keywords. */
  private static boolean isAfter(Set<String> nouns, NameWords text, int i) {
    int at = i - 1;
    while (at >= 0 && at >= i - 2 && LINKS.contains(text.get(at).text())) {
      at--;
    }
    return at >= 0 && at < i - 1 && nouns.contains(text.get(at).text());
  }

  /** Whether the name ends there instead of going on, as « Saint-Rémy de Provence » does. */
  private static boolean endsAt(NameWords text, int start, int end) {
    boolean isJoined =
        end < text.size() && text.get(end).glued() && JOINTS.contains(text.get(end).text());
    return !isJoined && !LongerNames.isOneAt(text, start, end);
  }
}
