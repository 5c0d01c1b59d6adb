package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the treatment of each column of a table, from its name and a sample of its values. A name
 * alone never removes data that are surely about no person: « propriétaire » with « Commune » and «
 * Privé » is kept, and so is the telephone of a swimming pool. What a sample does not show is
 * watched for in the rows that follow.
 */
final class Treatments {

  /** Names of something personal that are also those of a measure. */
  private static final Set<String> AMBIGUOUS = Set.of("nir", "ip", "signature");

  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "description desc descriptif texte details detail info infos acces contexte".split(" "));

  /** A surname may be either name, depending on the export, but is always a person's. */
  static final Set<String> FIRST_NAME =
      Set.of("prenom", "prenoms", "firstname", "givenname", "surname");

  private static final Set<String> LAST_NAME =
      Set.of(
          ("nom noms name nomfamille nomdefamille nomusage nomdusage nomnaissance"
                  + " lastname surname familyname")
              .split(" "));

  /** A person's home address, in a table of persons. */
  private static final Set<String> HOMES =
      Set.of("adresse", "address", "domicile", "rue", "voie", "etage", "appartement");

  /**
   * What only persons who receive or ask for something have, as in lists of composters given out.
   */
  private static final Set<String> HOUSEHOLDS =
      Set.of(
          ("foyer foyers menage menages participation participations reservation reservations bon"
                  + " bons subvention subventions aide aides prime primes dotation dotations")
              .split(" "));

  /** With their address or telephone, « Nom » is their name, as in lists of building permits. */
  private static final Set<String> APPLICANTS =
      Set.of("demandeur", "petitionnaire", "declarant", "locataire", "riverain");

  /** As often firms and stalls as persons, unless there are columns of persons or owners. */
  private static final Set<String> PARTIES = Set.of("vendeur", "acquereur");

  private static final double MOST = 0.8;
  private static final double HALF = 0.5;
  private static final int LONG_TEXT = 30;

  private final Map<String, SampledColumn> columns = new LinkedHashMap<>();
  private final Set<ColumnWords> splitNames;
  private final boolean establishments;
  private final boolean desks;
  private final boolean organisations;
  private final boolean works;
  private final boolean taxa;
  private final boolean namesPersons;
  private final boolean namesApplicants;
  private final boolean hasContacts;
  private final boolean listsHouseholds;

  private Treatments(List<String> names, List<Row> sample) {
    names.forEach(name -> columns.put(name, SampledColumn.of(name, sample)));
    splitNames = SplitNames.among(columns.values());
    establishments = Establishments.areListed(columns.values());
    desks =
        establishments
            || (Establishments.mayBeListed(columns.values()) && !listsPersons())
            || Establishments.areManaged(columns.values());
    organisations = columns.values().stream().anyMatch(c -> Meaning.isOrganisations(c.name()));
    works = Namesakes.areWorks(columns.values());
    taxa = Taxa.areIn(names);
    namesPersons = hasKey(FIRST_NAME) && hasKey(LAST_NAME);
    namesApplicants =
        columns.values().stream()
            .filter(column -> column.name().hasAny(APPLICANTS))
            .anyMatch(column -> column.name().hasAny(HOMES) || column.meaning().isContact());
    hasContacts = columns.values().stream().anyMatch(column -> column.meaning().isContact());
    listsHouseholds = columns.values().stream().anyMatch(c -> c.name().hasAny(HOUSEHOLDS));
  }

  /** Childminders have opening hours too, and landlords registered numbers. */
  private boolean listsPersons() {
    return columns.values().stream()
        .filter(column -> column.meaning() == Meaning.NAME)
        .anyMatch(column -> column.isMostly(MOST, People::isPerson));
  }

  /** The treatment of each column, in the order of the columns. */
  static Map<String, Treatment> of(List<String> names, List<Row> sample, Personal personal) {
    Treatments all = new Treatments(names, sample);
    Map<String, Treatment> treatments = new LinkedHashMap<>();
    all.columns.forEach(
        (name, column) -> treatments.put(name, all.decided(name, column, personal)));
    return treatments;
  }

  private Treatment decided(String name, SampledColumn column, Personal personal) {
    if (personal.drops(name)) {
      return Treatment.DROP;
    }
    return personal.keeps(name) ? Treatment.KEEP : treatment(column);
  }

  private boolean hasKey(Set<String> keys) {
    return columns.values().stream().anyMatch(column -> keys.contains(column.name().key()));
  }

  private Treatment treatment(SampledColumn column) {
    if (splitNames.contains(column.name()) && !isOfWorks(column)) {
      return unlessImpersonal(column, Treatment.IMPERSONAL);
    }
    return switch (column.meaning()) {
      case PRIVATE -> isPlain(column) ? Treatment.PLAIN : Treatment.DROP;
      case NAME -> name(column);
      case OWNER -> unlessImpersonal(column, Treatment.IMPERSONAL_OR_CODE);
      case PERSON -> unlessImpersonal(column, Treatment.IMPERSONAL);
      case ROLE -> role(column);
      case EMAIL -> email(column);
      case PHONE -> phone(column);
      case OTHER -> other(column);
    };
  }

  /** « Pacage : oui » is a pasture, and « NIR : 0,45 » a reflectance. */
  private static boolean isPlain(SampledColumn column) {
    boolean isAmbiguous = AMBIGUOUS.contains(column.name().key());
    return column.isMostly(1, isAmbiguous ? Treatment::isPlain : Treatment::isYesOrNo);
  }

  private Treatment other(SampledColumn column) {
    boolean isOfPersons =
        namesPersons && (hasContacts || listsHouseholds) && !establishments && !organisations;
    if (isOfPersons && column.name().hasAny(HOMES)) {
      return Treatment.DROP;
    }
    if (Firms.areHolders(column.name())) {
      return Contracts.areListed(columns.values()) ? manager(column) : role(column);
    }
    return Firms.areManagers(column.name()) ? manager(column) : byValues(column);
  }

  /** « Nom » may be that of a tree, and « prénom » a statistic of all children of a year. */
  private Treatment name(SampledColumn column) {
    boolean isOfPersons =
        namesPersons
            || (hasContacts && !establishments && column.isMostly(MOST, People::isPerson))
            || column.name().words().contains("famille")
            || Respondent.isFullName(column.name());
    if (namesApplicants && !isOfPersons) {
      return unlessImpersonal(column, Treatment.IMPERSONAL);
    }
    return isOfPersons ? Treatment.DROP : byValues(column);
  }

  private static Treatment unlessImpersonal(SampledColumn column, Treatment guard) {
    boolean isGuarded =
        column.isEmpty() || column.isMostly(HALF, value -> guard.of(value).equals(value));
    return isGuarded ? guard : Treatment.DROP;
  }

  private Treatment role(SampledColumn column) {
    boolean isEditor = Logins.areOfEditors(column.name(), columns.values());
    if (isEditor || (column.name().hasAny(PARTIES) && hasPersons())) {
      return unlessImpersonal(column, Treatment.IMPERSONAL);
    }
    if (isOfWorks(column)) {
      return byValues(column);
    }
    boolean isDated = Logins.areDated(columns.values());
    if (column.isMostly(HALF, v -> People.isPerson(v) || Logins.isOne(v, column.name(), isDated))) {
      return Treatment.DROP;
    }
    if (column.isMostly(HALF, Contacts::isEmail)) {
      return email(column);
    }
    if (column.isMostly(HALF, Contacts::isPhone)) {
      return phone(column);
    }
    String key = column.name().key();
    boolean isText = DESCRIPTIONS.contains(key) || AddressedPersons.NOTES.contains(key);
    return isText && !establishments ? Treatment.NO_PERSONS_IN_TEXT : Treatment.NO_PERSONS;
  }

  private boolean isOfWorks(SampledColumn column) {
    return Namesakes.areAuthors(column.name()) && (works || taxa);
  }

  private boolean hasNamesakes(SampledColumn column) {
    boolean namesWorks = works && column.meaning() == Meaning.NAME;
    return namesWorks || isOfWorks(column) || Namesakes.areIn(column.name());
  }

  private boolean hasPersons() {
    return columns.values().stream()
        .anyMatch(c -> c.meaning() == Meaning.PERSON || c.meaning() == Meaning.OWNER);
  }

  private Treatment email(SampledColumn column) {
    if (column.isEmpty()) {
      return Treatment.NO_CONTACTS;
    }
    if (!column.holds(Contacts::isEmail)) { // A « mail » is also a wide street.
      return isOfDesks(column) ? byValues(column) : Treatment.NO_CONTACTS;
    }
    boolean isOfDesks =
        column.isMostly(HALF, Contacts::isDesk)
            || (isOfDesks(column) && !column.isMostly(HALF, Contacts::isSomebodys));
    return isOfDesks ? Treatment.NO_PRIVATE_EMAILS : Treatment.DROP;
  }

  private Treatment phone(SampledColumn column) {
    if (column.isEmpty()) {
      return Treatment.NO_CONTACTS;
    }
    if (!column.isMostly(HALF, value -> Contacts.isPhone(value) || Contacts.hasPhone(value))) {
      return isOfDesks(column) ? byValues(column) : Treatment.NO_CONTACTS; // « téléphone : oui »
    }
    boolean kept = isOfDesks(column) && !column.isMostly(HALF, Contacts::isMobile);
    return kept ? Treatment.KEEP : Treatment.DROP;
  }

  private boolean isOfDesks(SampledColumn column) {
    return !Meaning.isSomebodys(column.name())
        && !namesPersons
        && (desks
            || Establishments.isDesk(column.name())
            || Meaning.isOrganisations(column.name()));
  }

  /** « SUEZ Eau » looks like a person's name, but « M. Martin » and « Jean Martin » are certain. */
  private Treatment manager(SampledColumn column) {
    if (column.isMostly(MOST, People::isNamed)) {
      return unlessImpersonal(column, Treatment.IMPERSONAL);
    }
    Treatment byValues = byValues(column);
    return byValues.isForNames() ? Treatment.NO_NAMED : byValues;
  }

  /** For a column whose name does not say anything about persons. */
  private Treatment byValues(SampledColumn column) {
    // Schools and streets have persons' names too, but none of them is addressed. This is asked
    // first, since it is the quicker question.
    if (column.holds(People::isAddressed) && column.isMostly(MOST, People::isNamed)) {
      return Treatment.DROP;
    }
    boolean isOfTaxa = taxa && !(works && hasNamesakes(column));
    if (isOfTaxa && Taxa.haveObservers(column.name()) && column.isMostly(HALF, People::isNamed)) {
      return Treatment.DROP;
    }
    if (column.isMostly(MOST, Contacts::isOnlyEmail)) {
      return email(column);
    }
    if (column.isMostly(MOST, Contacts::isSurelyPhone)) {
      return phone(column);
    }
    if (column.isPosition()) {
      return Treatment.KEEP;
    }
    if (Namesakes.areOfOwners(column.name(), columns.values())) {
      // « BALME MARTIN » is a cave: only among firms is a name without civility that of a person.
      return Firms.haveSites(column, columns.values())
          ? Treatment.MASK_OWNERS
          : Treatment.MASK_ADDRESSED;
    }
    boolean isNote = column.name().hasAny(AddressedPersons.NOTES);
    if (hasNamesakes(column) && !isNote) {
      return Treatment.MASK_NAMESAKES;
    }
    if (Firms.haveSites(column, columns.values())) {
      return Treatment.NO_REGISTERED;
    }
    if (isNote) {
      return establishments ? Treatment.MASK_PRIVATE_ADDRESSED : Treatment.MASK_ADDRESSED;
    }
    if (establishments) {
      return Treatment.MASK_PRIVATE;
    }
    boolean isText =
        column.name().hasAny(DESCRIPTIONS)
            || column.isMostly(HALF, value -> value.length() > LONG_TEXT && value.contains(" "))
            || column.holds(this::holdsContact);
    return isText ? Treatment.MASK : Treatment.MASK_UNLESS_CODE;
  }

  /** Digits alone may be an identifier. */
  private boolean holdsContact(String value) {
    return !Treatment.isCode(value) && !Contacts.masked(value, establishments).equals(value);
  }
}
