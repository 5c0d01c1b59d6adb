package fr.moisson.harvesters.privacy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column's name says of persons; its values have the last word, see {@link Treatments}. */
enum Meaning {
  /** An owner, who may be a town or « Privé ». */
  OWNER,
  /** Who observed, determined or entered something: a person, if not an organisation. */
  PERSON,
  /** A role of a person, a service or a thing: author, contact, manager. */
  ROLE,
  /** A family name or a first name, if the table is one of persons. */
  NAME,
  /** What only persons have, or what is for the observer only. */
  PRIVATE,
  PHONE,
  EMAIL,
  OTHER;

  private static final Set<String> PRIVATE_KEYS =
      Set.of(
          ("datenaissance datedenaissance datenaiss datedenaiss neele nomdelenfant"
                  + " nomdeleleve ddn dob birthdate dateofbirth lieunaissance lieudenaissance"
                  + " plaqueimmatriculation plaquedimmatriculation"
                  + " numeroimmatriculation immatriculation licenceplate licenseplate adresseip ip"
                  + " ipaddress signature numerosecuritesociale numerodesecuritesociale"
                  + " numsecuritesociale numerosecu numsecu nir"
                  // Numbers under which farms and beekeepers are registered.
                  + " pacage numeropacage numpacage npacage napi iban mdp motdepasse password passwd"
                  + " pwd civilite"
                  // Real positions of observers, in iNaturalist.
                  + " privatelatitude privatelongitude privateplaceguess privategeojson"
                  + " privatelocation"
                  // Numbers of accounts, under which a site shows who has observed.
                  + " userid iduser idutilisateur utilisateurid observerid idobserver idobservateur"
                  + " observateurid iddigitiser digitiserid idnumerisateur")
              .split(" "));

  /**
   * Private remarks of observers, in VisioNature and iNaturalist, and those for colleagues; but not
   * « remarque_domaine_prive », on a thing that is private.
   */
  private static final Pattern CONFIDENTIAL =
      Pattern.compile(
          "(?:remarque|remark|commentaire|comment|note|observation)s?(?:a?usage)?"
              + "(?:priv(?:ate|ee?s?)|intern(?:al|es?))"
              + "|(?:private|internal)(?:remark|comment|note|observation)s?");

  private static final Set<String> BIRTHS = Set.of("naissance", "naiss");
  private static final Set<String> WHEN_OR_WHERE = Set.of("date", "lieu");

  /**
   * Who is born; not a mother, who may be a bear, nor a person, after whom a street is named, nor
   * who is « élevé ».
   */
  private static final Set<String> BORN =
      ColumnWords.keys(
          "enfant enfants étudiant étudiante conjoint conjointe responsable"
              + " représentant assuré assurée allocataire demandeur demandeuse bénéficiaire"
              + " adhérent adhérente licencié licenciée bénévole titulaire salarié salariée agent"
              + " locataire propriétaire usager abonné déclarant");

  /** « ipaddr. Adresse IP », as LimeSurvey joins the code and the title of a question. */
  private static final Pattern ADDRESS_OF_COMPUTER = Pattern.compile("ipaddr.*|.+adresseip");

  private static final Set<String> NAMES =
      Set.of(
          ("nom noms name prenom prenoms prnom nomprenom prenomnom nometprenom nomfamille"
                  + " nomdefamille nomusage nomdusage nomnaissance firstname lastname surname"
                  + " givenname familyname nomcomplet fullname")
              .split(" "));

  /** Facts about a person that do not identify them. */
  private static final Set<String> ABOUT =
      Set.of(
          ("type nature categorie statut classe famille date annee heure nb nbr nombre"
                  + " number count taux surface methode technique url lien web siret siren niveau"
                  // « Agent pathogène », « agent extincteur ».
                  + " pathogene pathogenes extincteur extincteurs")
              .split(" "));

  private static final Set<String> ORGANISATIONS =
      Set.of(
          ("organisme organismes organisation organization organisationnel org institution"
                  + " structure structures service services societe entreprise association"
                  + " collectivite etablissement direction")
              .split(" "));

  private static final List<String> OWNER_STEMS =
      List.of(
          "proprietai",
          "proprio",
          "nompropri",
          // Epicollect leaves out accented letters.
          "propritai",
          "landowner",
          // In declarations of sales, from software for town planning.
          "proprietnom",
          "proprietprenom",
          "proprietadr");
  private static final Set<String> OWNER_WORDS = Set.of("propri", "proprieta", "owner", "owners");

  /** « prop_nom »; alone, it may be a property or a share. */
  private static final String OWNERS = "prop";

  private static final Set<String> OF_OWNERS = Set.of("nom", "prenom", "adr", "adresse", "adress");

  private static final List<String> PERSON_STEMS =
      List.of(
          ("observateu observatric prospecteu prospectric determinateu identifiedby recordedby validateu"
                  + " photographe assignedto createdby updatedby modifiedby createduser lasteditedus"
                  + " submittedby nomcontact contactnom nomafficher nomaafficher acquereurnom"
                  + " acquereurprenom acquereuradr vendeurnom vendeurprenom demandeurnom"
                  + " demandeurprenom demandeuradr signatairenom signataireprenom signataireadr"
                  // As part of « prénom » too. A « représentant légal » alone may be a function.
                  + " nomduresponsablelegal nomresponsablelegal nomdurepresentantlegal"
                  + " nomrepresentantlegal")
              .split(" "));

  /** « Saisi par », but not « libmajparametre », which is about water quality. */
  private static final Pattern DONE_BY =
      Pattern.compile(
          "(?:saisie?|maj|modif(?:ie)?|cree|releve|controle|identifie|observe|vu|valide|verifie|determine"
              + "|inventorie|prospecte|recolte|redige|traite)par"
              + "(?!ametre|celle|c$|cs$|king|tie(?!rs))");

  private static final Set<String> PERSON_WORDS =
      ColumnWords.keys(
          "observer observers determiner obsidentite detidentite collector recorder"
              + " user users username utilisateur login pseudo pseudonyme nick nickname"
              + " agent agents editor releveur enquêteur enquêteurs enquêtrice locataire locataires"
              + " occupant occupants éleveur éleveurs déclarant pétitionnaire plaignant requérant"
              + " demandeur riverain signalant signalants signaleur déposant déposants"
              + " contrevenant contrevenants"
              + " digitiser numérisateur submitter instructeur instructeurs");
  private static final Set<String> ROLE_WORDS =
      ColumnWords.keys(
          "auteur author créateur creator contact contacts contributeur référent référents"
              + " référente référentes responsable responsables interlocuteur correspondant président"
              + " directeur gardien technicien contrôleur vérificateur modificateur rédacteur chef"
              + " élu exploitant collecteur préleveur témoin témoins bénévole bénévoles adhérent"
              + " membre donateur vendeur acquéreur preneur parrain marraine usager usagers abonné"
              + " redevable piégeur louvetier reporter surveyor surveyors inspector inspecteur"
              + " signataire inventeur animateur animatrice agriculteur irrigant apiculteur gérant"
              + " dirigeant botaniste ornithologue entomologue naturaliste inventoriste récolteur"
              + " saisisseur coordinateur coordonnateur stagiaire sonométriste acousticien"
              + " diagnostiqueur géomètre topographe jardinier jardiniers adoptant adoptants personne"
              + " bagueur bagueurs participant participants informateur informateurs découvreur"
              + " planteur élagueur spéléologue spéléologues"
              // « Suivi par », « Planté par »: as often a service as a person.
              + " par"
              // Shortened by Shapefiles; these may also stand for observations and determinations.
              + " observ observat determinat"
              // « SRCE_COMPNOM_C », in exports of SERENA: the observers' full names.
              + " compnom obsid detid validid rightsholder holder");

  /** Towns and not persons. */
  private static final Set<String> SEATS = Set.of("cheflieu", "nomcheflieu", "cheflieux");

  /** Whole names: who saw a plant and identified it, and who reported or adopted something. */
  private static final Set<String> ROLE_KEYS =
      Set.of(
          ("obs nomobs obsnom prenomobs obsprenom det nomdet detnom leg legit"
                  + " identobs identdet identval obsid detid validid signalepar signaleepar declarepar declareepar"
                  + " transmispar adoptepar parrainepar contacttechnique referenttechnique"
                  + " garde gardeparticulier gardechasse gardepeche gardechampetre"
                  + " maitrecomposteur guidecomposteur responsabletechnique"
                  + " chargedetude chargedetudes chargeedetude chargeedetudes chargedemission"
                  + " chargeedemission chargedaffaires chargeedaffaires")
              .split(" "));

  private static final Set<String> PHONES =
      Set.of(
          ("tel tels telephone telephones phone telport portable mobile fax"
                  + " telecopie gsm ntel")
              .split(" "));
  private static final List<String> PHONE_STEMS =
      List.of("telephon", "telpropri", "telcontact", "telport", "telfixe", "telmobile", "numtel");
  private static final Set<String> EMAILS =
      Set.of("mail", "mails", "email", "emails", "courriel", "courriels", "mel", "couriel");
  private static final List<String> EMAIL_STEMS = List.of("courriel", "email", "adressemail");

  boolean isContact() {
    return this == PHONE || this == EMAIL;
  }

  static Meaning of(ColumnWords name) {
    if (PRIVATE_KEYS.contains(name.key())
        || CONFIDENTIAL.matcher(name.key()).matches()
        || isBirth(name)
        || Respondent.isAskedAboutHimself(name)) {
      return PRIVATE;
    }
    if (NAMES.contains(name.key())) {
      return NAME;
    }
    if (name.hasAny(ABOUT) && !ROLE_KEYS.contains(name.key())) {
      return OTHER;
    }
    if (ADDRESS_OF_COMPUTER.matcher(name.key()).matches()) {
      return PRIVATE;
    }
    if (name.hasAny(EMAILS) || name.holdsAny(EMAIL_STEMS)) {
      return EMAIL;
    }
    if (name.hasAny(PHONES) || name.holdsAny(PHONE_STEMS)) {
      return PHONE;
    }
    if (name.hasAny(ORGANISATIONS)) {
      return OTHER;
    }
    if (isOwner(name)) {
      return OWNER;
    }
    if (isPerson(name)) {
      return PERSON;
    }
    boolean isRole = name.hasAny(ROLE_WORDS) && !SEATS.contains(name.key());
    return isRole || ROLE_KEYS.contains(name.key()) ? ROLE : OTHER;
  }

  /** Whether the name says that a telephone or mailbox is a person's own. */
  static boolean isSomebodys(ColumnWords name) {
    return isOwner(name)
        || isPerson(name)
        || name.hasAny(Set.of("perso", "personnel", "portable", "mobile", "gsm", "prive"));
  }

  static boolean isOrganisations(ColumnWords name) {
    return name.hasAny(ORGANISATIONS);
  }

  /** « Date de naissance de l’enfant ». */
  private static boolean isBirth(ColumnWords name) {
    return name.hasAny(BIRTHS) && name.hasAny(WHEN_OR_WHERE) && name.hasAny(BORN);
  }

  private static boolean isPerson(ColumnWords name) {
    return name.hasAny(PERSON_WORDS)
        || name.holdsAny(PERSON_STEMS)
        || DONE_BY.matcher(name.key()).find()
        || Logins.areIn(name)
        || Respondent.isFullName(name);
  }

  private static boolean isOwner(ColumnWords name) {
    boolean isOfOwners = name.words().contains(OWNERS) && name.hasAny(OF_OWNERS);
    return isOfOwners || name.hasAny(OWNER_WORDS) || name.holdsAny(OWNER_STEMS);
  }
}
