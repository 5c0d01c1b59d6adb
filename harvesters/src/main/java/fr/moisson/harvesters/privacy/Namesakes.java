package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.Set;

/** Recognises works of art, and what is named after persons, whose names nobody has to hide. */
final class Namesakes {

  /** Words for works of art, which are published with their authors. */
  private static final Set<String> WORKS =
      Set.of(
          ("oeuvre oeuvres sculpture sculptures sculpteur monument monuments artiste artistes"
                  + " film films fresque fresques")
              .split(" "));

  /** Works of art and books have one; but so have ideas of citizens, and reports. */
  private static final Set<String> TITLE = Set.of("titre", "titres");

  /** What only works of art and books have beside their titles. */
  private static final Set<String> MADE =
      Set.of(
          ("materiau materiaux dimensions isbn ean editeur collection collections exemplaires prets emprunts"
                  + " realisateur realisatrice")
              .split(" "));

  /** The same as the whole name of a column: ideas have a « support technique ». */
  private static final Set<String> MADE_OF = Set.of("technique", "techniques", "support");

  /** Works and plaques have a name beside it; pipes and drinking fountains have none. */
  private static final Set<String> MATERIAL = Set.of("materiau", "materiaux");

  private static final Set<String> NAME = Set.of("nom");

  /** What citizens report, propose and vote on, a monument for example. */
  private static final Set<String> REPORTS =
      Set.of(
          "signalement signalements message messages vote votes idee idees soutien soutiens"
              .split(" "));

  private static final Set<String> AUTHORS =
      Set.of("auteur", "author", "createur", "creator", "artiste");

  /** Streets, places, schools, monuments, and roses such as « Mme Alfred Carrière ». */
  private static final Set<String> NAMED_AFTER =
      Set.of(
          ("rue rues voie voies nomvoie nomrue libvoie librue avenue place square quai pont lieu lieux"
                  + " nomlieu lieudit lieuxdits toponyme odonyme quartier parc jardin ecole ecoles"
                  + " nomecole college lycee scolaire creche stade gymnase salle monument monuments"
                  + " statue stele tombe sculpture oeuvre titre hommage variete varietes cultivar"
                  + " cultivars espece especes taxon vernaculaire")
              .split(" "));

  /** The name of a site, under the terms of the Sandre as well: {@code libelle_pe}. */
  private static final Set<String> NAMES = Set.of("nom", "libelle");

  /** Sites and boreholes, many of which have no other name than that of their owner. */
  private static final Set<String> SITES =
      Set.of(
          ("ssp casias basias basol bss forage forages puits captage captages prelevement"
                  + " prelevements piezometre cavite cavites")
              .split(" "));

  /** What is in the ground of sites, and in the air at stations. */
  private static final Set<String> POLLUTION = Set.of("polluant", "polluants", "pollution");

  /** Wells as well as bridges. */
  private static final Set<String> STRUCTURE = Set.of("ouvrage");

  /** What those have from which water is drawn. */
  private static final Set<String> DRAWN = Set.of("volume", "profondeur");

  /** In the terms of the Sandre; bridges have a plain « usage ». */
  private static final Set<String> USAGE = Set.of("libelleusage", "codeusage");

  private static final Set<String> USUAL_NAME = Set.of("nomusuel");

  static boolean areWorks(Collection<SampledColumn> columns) {
    return !haveAny(REPORTS, columns)
        && (haveAny(WORKS, columns)
            || (haveAny(TITLE, columns) && (haveAny(MADE, columns) || areAny(MADE_OF, columns)))
            || (areAny(NAME, columns) && haveAny(MATERIAL, columns)));
  }

  /** Whether a column has the authors of works, if there are any in its table. */
  static boolean areAuthors(ColumnWords name) {
    return name.hasAny(AUTHORS);
  }

  /** Whether a column has the names of such things. */
  static boolean areIn(ColumnWords name) {
    return name.hasAny(NAMED_AFTER);
  }

  /** Whether a column has the names of things that are named after those who own them. */
  static boolean areOfOwners(ColumnWords name, Collection<SampledColumn> columns) {
    return name.hasAny(NAMES)
        && !areIn(name)
        && (haveAny(SITES, columns)
            || (name.words().contains("site") && haveAny(POLLUTION, columns))
            || (haveAny(STRUCTURE, columns) && (haveAny(DRAWN, columns) || areAny(USAGE, columns)))
            || areAny(USUAL_NAME, columns));
  }

  private static boolean areAny(Set<String> keys, Collection<SampledColumn> columns) {
    return columns.stream().anyMatch(column -> column.name().isAny(keys));
  }

  private static boolean haveAny(Set<String> words, Collection<SampledColumn> columns) {
    return columns.stream().anyMatch(column -> column.name().hasAny(words));
  }

  private Namesakes() {}
}
