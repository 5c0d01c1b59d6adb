package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Recognises public information on a place: its telephone, its hours, its registered number. */
final class Establishments {

  /** Columns that only tables of establishments, services and events have. */
  private static final Set<String> ESTABLISHMENT =
      Set.of(
          ("horaires horaire ouverture equipouverture openinghours siret siren siteweb"
                  + " siteinternet website equipweb equipnom nomequipement nometablissement"
                  + " etablissement enseigne raisonsociale nomamenageur nomoperateur nomstation nservice"
                  + " categorieerp erptype typeequipement rna")
              .split(" "));

  /** Parts of long names of such columns: « Période/horaires par jour », « URL du site web ». */
  private static final List<String> ESTABLISHMENT_STEMS =
      List.of(
          "horaires",
          "siteweb",
          "siteinternet",
          "adressemairie",
          "mairieadresse",
          "decheteri",
          "dechetteri");

  /** Who runs a waterworks or a car park: « SEV », of whom the telephone beside it is. */
  private static final Set<String> MANAGER = Set.of("gestionnaire", "gestionnaires");

  /** Registered numbers, of whichever party: « expt_siren », « Siret exploitant ». */
  private static final Set<String> REGISTERED = Set.of("siren", "siret");

  /** Their number tells the place, or the producer of the data: « siren_epci », « COLL_SIRET ». */
  private static final Set<String> AUTHORITIES =
      Set.of("epci", "coll", "collectivite", "commune", "com", "producteur", "attribuant");

  /** Parties whose telephone or mailbox is answered by the staff on duty. */
  private static final Set<String> DESKS =
      Set.of(
          ("lieu equip equipement mairie accueil standard site station enseigne commune"
                  + " gestionnaire amenageur operateur producteur urgence exploitant source coll"
                  + " coordinateur organisateur")
              .split(" "));

  /** Whether a table lists establishments, according to a column that no other table has. */
  static boolean areListed(Collection<SampledColumn> columns) {
    return columns.stream().anyMatch(column -> ESTABLISHMENT.contains(column.name().key()));
  }

  /** The same according to columns that tables of persons may have too. */
  static boolean mayBeListed(Collection<SampledColumn> columns) {
    return columns.stream()
        .map(SampledColumn::name)
        .anyMatch(
            name ->
                name.holdsAny(ESTABLISHMENT_STEMS)
                    || (name.hasAny(REGISTERED) && !name.hasAny(AUTHORITIES)));
  }

  /** Whether each row has who runs it, and nobody else whose telephone may be meant. */
  static boolean areManaged(Collection<SampledColumn> columns) {
    return columns.stream().anyMatch(column -> column.name().hasAny(MANAGER) && !column.isEmpty())
        && columns.stream().noneMatch(Establishments::holdsPersons);
  }

  /** A surname alone or a private mailbox is enough; managers are not always organisations. */
  private static boolean holdsPersons(SampledColumn column) {
    return switch (column.meaning()) {
      case OWNER, PERSON, ROLE, PRIVATE ->
          column.holds(value -> !Treatment.IMPERSONAL.of(value).equals(value));
      case NAME -> column.holds(value -> People.isPerson(value) || isOneWord(value));
      case EMAIL -> column.holds(Contacts::isSomebodys);
      case PHONE -> false;
      case OTHER ->
          (Firms.areManagers(column.name()) || Firms.areHolders(column.name()))
              && column.holds(People::isPerson);
    };
  }

  /** As surnames are, and few sites. */
  private static boolean isOneWord(String name) {
    return !name.strip().contains(" ");
  }

  static boolean isDesk(ColumnWords name) {
    return name.hasAny(DESKS);
  }

  private Establishments() {}
}
