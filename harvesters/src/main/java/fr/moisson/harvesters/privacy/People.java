package fr.moisson.harvesters.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a cell has the name of a person, or surely that of no person. */
final class People {

  private static final int LONGEST_NAME = 60;

  private static final Set<String> FIRST_NAMES = firstNames();

  private static final Pattern CIVILITY =
      Pattern.compile(
          "(?:(?i:monsieur|madame|mademoiselle|mme|mlle|mr)(?:\\.|\\s)|MM?\\.|Dr(?:\\.|\\s))"
              + "\\s*\\p{Lu}.*"
              + "|M(?:\\s+\\p{Lu}[\\p{L}'’-]+){1,3}"
              // Graves and plots, but not « Famille ROSACEAE ».
              + "|(?iu:famille|consorts|indivision|succession|hoirie|époux|veuve|vve)\\s++"
              + "(?!.*(?:ACEAE|AC[EÉ]ES?|ID[AE]E|ID[EÉ]S?)$)\\p{Lu}{2}[\\p{Lu}'’/ -]*(?:née? \\p{Lu}[\\p{L}'’ -]*)?");

  /** Separates several persons in one cell, and what follows a name in brackets. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "[,;|/()&\\n]+|\\s(?:et|and)\\s|\\s-\\s"
              // « Optique : M VERDIER », but not « Collège : Jean Moulin ».
              + "|:\\s+(?=(?:MM?\\.?|(?i:mr|mme|mlle|monsieur|madame)\\.?)\\s)");

  /** From the first blank on, so that thousands of them take no longer. */
  private static final Pattern ADDITION = Pattern.compile("(?<!\\s)(?:\\s*+[(,;]|\\s++[-–]\\s)");

  /** What registers of sites add to the name of an owner; a legal form would make him a firm. */
  private static final Set<String> TRADES =
      Set.of(
          ("garage garageauto garageautomobile stationservice forge forgeron serrurerie"
                  + " carrosserie casse casseauto ferrailleur ferraille teinturerie"
                  + " teinturier pressing blanchisserie menuiserie ebenisterie scierie tannerie"
                  + " imprimerie mecanique chaudronnerie fonderie distillerie marechalferrant"
                  + " tuilerie briqueterie droguerie")
              .split(" "));

  private static final Pattern SPACES = Pattern.compile("[\\s-]+");
  private static final Pattern SPACES_ONLY = Pattern.compile("\\s+");
  private static final Pattern NAME_WORD = Pattern.compile("\\p{L}[\\p{L}'’]*\\.?");
  private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}[\\p{Lu}'’]+");
  private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}'’]*\\p{Ll}");
  private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.");
  private static final Pattern PARTICLE =
      Pattern.compile("(?i)de|du|des|la|le|les|d|l|von|van|den|der|el|al|da|dos");

  /** « Caen-la-Mer », « Saint-Jean-sur-Vilaine ». */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?iu).*\\p{L}[- ](?:sur|sous|en|lès|les|la|le|aux|près|lez)[- ]\\p{L}.*|St-.*|Saint-.*|Sainte-.*");

  /** « Saint-Martin » alone, though Martin is a first name. */
  private static final Pattern SAINT = Pattern.compile("(?iu)S(?:ain)?te?-\\S+");

  private static final Set<String> IMPERSONAL =
      Set.of(
          ("mairie commune communes communal communale ville villes departement departemental"
                  + " departementale region regional regionale etat public publique publics prive"
                  + " privee prives privees mixte domaine collectivite collectivites communaute"
                  // Abbreviations of the tax office.
                  + " ass ste cie soc"
                  + " intercommunalite intercommunal agglomeration agglo metropole epci syndicat"
                  + " sivom sivu conseil prefecture dreal deal ddt ddtm driee drieat dris sdis"
                  + " onf ofb oncfs onema ign inrae inra mnhn cnrs brgm ademe cerema cbn cen"
                  + " cbnbp parc parcs pnr pnm reserve conservatoire association associations asso"
                  + " fondation federation lpo office opac oph hlm bailleur habitat sa sas sarl sci"
                  + " snc eurl gfa gaec earl scea sncf edf enedis rte vnf grdf societe entreprise"
                  + " cabinet bureau groupe groupement service services direction universite ecole"
                  + " lycee college hopital chu museum musee centre institut agence observatoire"
                  + " laboratoire copropriete syndic inconnu inconnue indetermine"
                  + " particulier particuliers morale physique eglise paroisse diocese armee"
                  + " ministere chambre comite club ligue cpie sig sage camping ferme cooperative"
                  + " voirie routier city county council university national state private"
                  + " company government municipal municipale municipalite cc ca cu cd"
                  + " commission committee foundation society organization organisation ministry"
                  + " nature environnement naturalistes ornithologique botanique amis collectif"
                  + " reseau plateforme programme"
                  // Who collects waste and clothes, or distributes water.
                  + " relais emmaus gebetex suez veolia saur paprec derichebourg"
                  // Places that are named after a person, except those whose word is also a name.
                  + " gymnase stade piscine mediatheque bibliotheque ehpad creche cinema clinique"
                  + " pharmacie dae defibrillateur")
              .split(" "));

  /** What goes before a person's name, in capitals too, in that of a firm, a site or a place. */
  private static final Set<String> NAMED_AFTER =
      Set.of(
          ("chez le la les au aux saint sainte st ste ets etablissement"
                  + " etablissements maison garage auto autos automobile automobiles"
                  + " transport transports taxi taxis ambulance ambulances bar cafe hotel"
                  + " restaurant auberge gite traiteur cave caves vignobles vins vergers"
                  + " elevage cereales semences legumes fruits fleurs pepinieres horticulture"
                  + " motoculture viandes volailles abattoir forge usine moulin carriere"
                  + " carrieres sabliere casse ferrailles metaux beton charpentes charpente"
                  + " couverture toiture peinture peintures chauffage electricite materiaux"
                  + " meubles paysages pneus pieces cycles motos mecanique carburants fioul"
                  + " combustibles recyclage terrassement textiles tissages cuirs plastiques"
                  + " verres papiers cartons emballages palettes conserves entrepot entrepots"
                  + " hangar logistique negoce boutique marche decharge pressing forage puits"
                  + " captage source fontaine lavoir lac etang mare marais bassin barrage"
                  + " ecluse ravin tunnel site parking atelier ateliers magasin depot silo"
                  + " silos residence pavillon villa domaine chateau manoir mas clos bois"
                  + " port pont mont fort ville bourg croix champ val vallee ile roche grotte"
                  + " gouffre aven trou souterrain abri cavite mine marniere rue impasse"
                  + " allee avenue square chemin puy cap pointe col place plage quai hameau"
                  + " jardin jardins eau eaux terre pierre sculpture groupe salon coiffure"
                  + " optique tabac presse espace cite tour maternelle elementaire primaire"
                  + " crous foyer halte salle halle")
              .split(" "));

  /** The same by their endings, which no surnames have: « SERRURERIE », « DISTRIBUTION ». */
  private static final Pattern TRADE = Pattern.compile(".+(?:eries?|airies?|tions?)");

  /** After a name, this first name is the country: « BUNGE France ». */
  private static final String COUNTRY = "france";

  static boolean isFirstName(String word) {
    return FIRST_NAMES.contains(ColumnNames.key(word));
  }

  /** « Mme Dupont », which is certainly a person. */
  static boolean isAddressed(String value) {
    String text = value.strip();
    return text.length() <= LONGEST_NAME && CIVILITY.matcher(text).matches();
  }

  /**
   * Whether a cell certainly has the names of persons and nothing else: « Mme Dupont », « Claire
   * Martin », « MARTIN Claire, DURAND Paul ».
   */
  static boolean isNamed(String value) {
    List<String> parts = parts(value);
    return isAddressed(value)
        || IndexedNames.are(value, false)
        || (!parts.isEmpty() && parts.stream().allMatch(People::isOneNamed));
  }

  private static boolean isOneNamed(String part) {
    String[] words = SPACES_ONLY.split(part);
    return isAddressed(part)
        || isRegistered(part)
        || (words.length == 2
            && !isOrganisation(part)
            && isFirstName(words[0])
            && isSurname(words[1]));
  }

  /**
   * Whether a cell has the name of one person as registers have it among those of firms: « MARTIN
   * Claire », « MARTIN JEAN-PAUL », « MARTIN Claire (forge) », but not « GARAGE MARTIN », nor
   * schools « HENRI MARTIN » and « MARTIN Henri (école) ».
   */
  static boolean isRegistered(String value) {
    String[] parts = ADDITION.split(value.strip(), 2);
    String[] words = SPACES_ONLY.split(parts[0], 2);
    String last = words[0];
    if ((parts.length > 1 && !TRADES.contains(ColumnNames.key(parts[1])))
        || words.length < 2
        || !CAPITALS.matcher(last).matches()
        || isFirstName(last)
        || isNamedAfter(ColumnNames.key(last))
        || isOrganisation(value)) {
      return false;
    }
    String[] first = SPACES.split(words[1]);
    return first.length <= 2
        && Arrays.stream(first)
            .allMatch(word -> NAME_WORD.matcher(word).matches() && isFirstName(word))
        && !isCountry(first[first.length - 1]);
  }

  private static boolean isNamedAfter(String word) {
    return NAMED_AFTER.contains(word) || TRADE.matcher(word).matches();
  }

  static boolean isCountry(String last) {
    return ColumnNames.key(last).equals(COUNTRY);
  }

  /** Whether a cell has the name of this person alone, or beside those of others. */
  static boolean isListWith(String person, String value) {
    List<String> parts = parts(value);
    return parts.contains(person) && parts.stream().allMatch(People::isOnePerson);
  }

  private static boolean isSurname(String word) {
    return CAPITALS.matcher(word).matches() || CAPITALISED.matcher(word).matches();
  }

  /** Whether any of the names in a cell is that of a person. */
  static boolean isPerson(String value) {
    return IndexedNames.are(value, true) || parts(value).stream().anyMatch(People::isOnePerson);
  }

  /** Whether a cell names an organisation, or a kind of owner, and no person. */
  static boolean isImpersonal(String value) {
    if (Contacts.isEmail(value)) {
      // The host of the address may be that of an organisation.
      return Contacts.isDesk(value) && !isPerson(Contacts.withoutEmails(value));
    }
    List<String> parts = parts(value);
    return parts.stream().noneMatch(People::isOnePerson)
        && parts.stream().anyMatch(part -> isOrganisation(part) || PLACE.matcher(part).matches());
  }

  private static List<String> parts(String value) {
    return Arrays.stream(BETWEEN.split(value))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static boolean isOrganisation(String part) {
    return Arrays.stream(part.split("[^\\p{L}\\p{N}]+"))
        .map(ColumnNames::key)
        .anyMatch(IMPERSONAL::contains);
  }

  /** Whether a text is the name of one person, with or without a civility. */
  static boolean isOnePerson(String part) {
    if (part.length() > LONGEST_NAME) {
      return false;
    }
    if (CIVILITY.matcher(part).matches()) {
      return true;
    }
    if (isOrganisation(part) || SAINT.matcher(part).matches()) {
      return false;
    }
    List<String> words =
        Arrays.stream(SPACES.split(part))
            .filter(word -> !PARTICLE.matcher(word).matches())
            .toList();
    boolean allWords = words.stream().allMatch(word -> NAME_WORD.matcher(word).matches());
    return words.size() >= 2
        && words.size() <= 4
        && allWords
        && !isCountry(words.get(words.size() - 1))
        && isNamed(words);
  }

  private static boolean isNamed(List<String> words) {
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    boolean capital = CAPITALS.matcher(first).matches() != CAPITALS.matcher(last).matches();
    boolean other = CAPITALISED.matcher(first).matches() || CAPITALISED.matcher(last).matches();
    return isFirstName(first)
        || isFirstName(last)
        || (capital && other)
        || (INITIAL.matcher(first).matches() && CAPITALISED.matcher(last).matches())
        || (INITIAL.matcher(first).matches() && CAPITALS.matcher(last).matches());
  }

  private static Set<String> firstNames() {
    try (InputStream stream = People.class.getResourceAsStream("first-names.txt")) {
      if (stream == null) {
        throw new IllegalStateException("first-names.txt is not on the class path");
      }
      return Set.copyOf(new String(stream.readAllBytes(), UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private People() {}
}
