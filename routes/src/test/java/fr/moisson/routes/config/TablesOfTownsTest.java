package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Tables of some rows, as towns and services write them. */
class TablesOfTownsTest {

  private static final Mappings MAPPINGS = MappingReading.load(Path.of("../config/schemas"));

  @Test
  void treesOfWhichOnlyTheYearIsKnownAreTrees() {
    Table table = table("essence;annee_plantation", "Platane commun;1985", "Tilleul argenté;2003");

    assertThat(table.fit().mapping()).isEqualTo("arbres-urbains");
    assertThat(table.made(0))
        .containsEntry("nom_vernaculaire", "Platane commun")
        .containsEntry("date_plantation", "")
        .containsEntry("remarque", "date_plantation : 1985");
  }

  @Test
  void treesWhoseStateIsWrittenBesideItsCodeAreLeftOut() {
    Table table = table("genre;hauteur_m;etat;lib_etat", "Acer;8;0;En place", "Acer;9;1;Abattu");

    assertThat(table.kept()).isEqualTo(1);
  }

  @Test
  void numbersOfAProgramAreBesideNamesThatBeginAlike() {
    Table table =
        table(
            "objectid;hyd_num;hyd_type;hyd_debit;hyd_adresse",
            "1;12;PI;60;rue Basse",
            "2;13;BI;45;rue Haute",
            "3;14;PI;130;quai Neuf");

    assertThat(table.fit().mapping()).isEqualTo("pei");
    assertThat(table.made(1))
        .containsEntry("id_sdis", "13")
        .containsEntry("type_pei", "BI")
        .containsEntry("debit", "45")
        .containsEntry("situation", "rue Haute");
  }

  @Test
  void whatAFountainIsCalledIsNotOfWhatKindItIs() {
    assertThat(table("nom;adresse;potable", "Fontaine du Marché;place Basse;oui").made(0))
        .containsEntry("type_fontaine", "");
    assertThat(table("nom;fontaine_a_boire_id", "Fontaine Wallace;1", "Wallace;2").made(1))
        .containsEntry("type_fontaine", "fontaine type Wallace");
  }

  @ParameterizedTest
  @CsvSource({
    "'num_pei;nature;dispo', '1;Étang communal;Non opérationnel', type_pei, PA",
    "'num_pei;nature;dispo', '1;Étang communal;Non opérationnel', disponible, 0",
    "'num_pei;nature;dispo', '1;Poteau;Opérationnel', disponible, 1",
    "'num_pei;nature;dispo', '1;Réserve aérienne 120 m3;oui', volume, 120",
    "'num_pei;nature;debit', '1;Poteau 60 m3/h;60', volume, ''",
    "'num_pei;nature;debit;date_verif', '1;Poteau;60;04/05/2021', date_ct, 2021-05-04",
    "'num_pei;nature;dispo', '1;RI;oui', type_pei, CI",
    "'num_pei;nature;indisponible', '1;Poteau;oui', disponible, 0",
    "'num_pei;nature;hors_service', '1;Poteau;0', disponible, 1",
    "'commune;type;panneau', 'Niort;Bouche incendie 100;Non', type_pei, BI",
    "'commune;type;panneau', 'Niort;Bouche incendie 100;Non', diam_pei, 100",
    "'num_pei;nature;dispo', '1;Réserve naturelle;oui', type_pei, PA",
    "'num_pei;nature;dispo_terrestre', '1;Poteau;INDISPO', disponible, 0",
    "'nom_point_eau;nature_point_eau;etat_point_eau', '12;Citerne;Hors service', id_sdis, 12",
    "'nom_point_eau;nature_point_eau;etat_point_eau', '12;Citerne;Hors service', disponible, 0",
    "'num_pei;nature;dispo', '1;Poteau d’aspiration;oui', type_pei, PA",
    "'num_pei;nature;dispo', '1;Cimetière;oui', type_pei, ''",
    "'num_pei;nature;dispo', '1;CI de 120 m3;oui', type_pei, CI",
    "'num_pei;nature;debit;etat', '1;Poteau;60;Non conforme', disponible, ''",
    "'num_pei;nature;dispo_terrestre', '1;Poteau;Non conforme', disponible, 1",
    "'num_pei;nature;debit;statut', '1;Poteau;60;Privé conventionné', statut, prive",
    "'num_pei;nature;debit;statut', '1;Poteau;60;Domaine public', statut, public",
    "'num_pei;nature;debit;date_controle', '1;Poteau;60;12/03/23', date_ct, 2023-03-12",
    "'num_pei;nature;debit', '1;Poteau;1000', debit, 60",
    "'num_pei;nature;volume', '1;Réserve;120000', volume, 120",
    "'nom;type;climatise;surface', 'Zola;Parc;non;2,5', surface, 25000",
    "'nom;type;climatise;surface', 'Zola;Parc;non;2500', surface, 2500",
    "'nom;type;climatise;surface', 'Zola;Parc;non;30', surface, ''",
    "'nom;type;climatise', 'Zola;Parc de stationnement;non', type, autre",
    "'nom;type;climatise', 'Zola;Lieux de culte;non', type, lieu de culte",
    "'nom;type;climatise', 'Zola;Chapelle;non', type, lieu de culte",
    "'Genre;Espèce;Hauteur (m)', 'Acer;rubrum October Glory;9', cultivar_variete, October Glory",
    "'num_pei;nature;press_dyn_60', '1;Poteau;3,1', press_dyn, 3.1",
    "'N°;Type;Ø;Débit sous 1 bar;Pression statique', '1;PI;100;60;4', type_pei, PI",
    "'num_pei;nature;Date de la dernière reconnaissance', '1;Poteau;03/04/2023', date_ro, 2023-04-03",
    "'num_pei;nature;etat', '1;Poteau;OK', disponible, 1",
    "'num_pei;nature;Etat de disponibilité', '1;Poteau;Indisponible', disponible, 0",
    "'num_pei;nature;Date contrôle débit/pression', '1;Poteau;03/04/2023', date_ct, 2023-04-03",
    "'GENRE;LATIN;COMMUN;HAUTEUR', 'Acer;Acer platanoides;Érable plane;9', nom_vernaculaire, Érable plane",
    "'Libellé essence;Hauteur (m)', 'Prunus avium ‘Plena’ - Merisier à fleurs;9', nom_vernaculaire, Merisier à fleurs",
    "'Libellé essence;Hauteur (m)', 'Platanus x hispanica - Platane commun;9', nom_vernaculaire, Platane commun",
    "'Nom;Espèce;Hauteur (m);Histoire', 'Le Gros Chêne;Quercus robur;9;Planté en 1789', nom_vernaculaire, ''",
    "'Nom de la friche;Surface (ha);Ancienne activité', 'Usine;1,2;Tannerie', activite_libelle, Tannerie",
    "'Genre;Hauteur (m);Remarquable', 'Cedrus;9;Arbre remarquable', remarquable, true",
    "'Genre;Hauteur (m);Protégé', 'Cedrus;9;EBC', protege, true",
    "'Genre;Hauteur (m);Stade', 'Cedrus;9;JEUNE ADULTE', stade_developpement, Jeune adulte",
    "'Genre;Hauteur (m);Stade', 'Cedrus;9;Arbre vieillissant', stade_developpement, Vieillissant",
    "'genre;hauteur;annee_pla', 'Cedrus;9;1935', remarque, date_plantation : 1935",
    "'Genre;Circonférence (cm);Hauteur (classe)', 'Cedrus;90;3', hauteur, ''",
    "'Genre;Circonférence (cm);Hauteur (classe)', 'Cedrus;90;3', remarque, hauteur : 3",
    "'nom;type_fontaine;accessible_pmr', 'Zola;borne;Non accessible', accessible_pmr, false",
    "'code;genre;esp;hauteur_m', 'P1;Pyrus;calleryana;4', espece, calleryana",
    "'Espèce (latin);Espèce (fr);Hauteur (m)', 'Cedrus libani;Cèdre du Liban;9', nom_vernaculaire, Cèdre du Liban",
    "'Genre;Hauteur (m);Classé EBC', 'Cedrus;9;oui', protege, true",
    "'Nom;Type;Remplissage gourde', 'Gare;Robinet;oui', remplissage_contenant_possible, true",
    "'date;code_insee;commune;Indice ATMO;Qualificatif', '2024-01-05;79191;Niort;2;Moyen', code_qual, 2",
    "'id_sis;nom_sis;caracteristiques_sis', '79SIS01;Décharge;Métaux', pollution, Métaux",
    "'code_metier;nom_etablissement;statut_instruction', 'SSP000009101;Usine;En cours', identifiant, SSP000009101",
    "'identifiant;raison_soc_ent;fichier', 'IDF9302140;Garage;93010_basias93.pdf', nom, Garage",
    "'treeId;species;heightM;trunkCircumferenceCm', 'T-1;Tilia cordata;8;60', circonference, 60",
    "'treeId;species;heightM;plantingYear', 'T-1;Tilia cordata;8;1975', remarque, date_plantation : 1975",
    "'treeId;species;heightM;plantingYear', 'T-1;Tilia cordata;8;1975', matricule, T-1",
    "'nom;type_fontaine', 'Place Zola;Robinet poussoir', type_fontaine, robinet",
    "'idobj;nom_complet;adresse', '12;Fontaine à boire de la gare;rue Basse', adresse, rue Basse",
    "'idobj;libelle_complet;adresse', '12;Fontaine à boire de la gare;rue Basse', adresse, rue Basse",
    "'idobj;nom_commun;adresse;siren_gestionnaire', '12;Fontaine à boire;rue Basse;', adresse, rue Basse",
    "'emplacement;designation;potabilite', 'Zola;Borne fontaine;Eau potable', type_fontaine, borne fontaine",
    "'@id;@type;amenity;operator', '1;node;drinking_water;Ville', type_fontaine, ''",
    "'num_cav;nom_cav;type_cav;prec_xy', 'POIAA0001;Les Buttes;carrière;25', precision, 25",
    "'nature;essence;secteur', 'Arbre;Platane;Nord', nom_vernaculaire, Platane",
    "'nom;type;rafraichi;point_eau_potable', 'Zola;Salle;oui;oui', point_eau, true",
    "'lcz;lcz_libelle', 'D;Végétation basse', code, D",
    "'identifiant;nom;type;commune', 'C1;Les Buttes;Carrière;Niort', type, carrière",
    "'identifiant;type;reperage_geo;commune', 'C1;Cave;Entrée;Niort', type, cave",
    "'genre;hauteur_m;descriptio', 'Acer;8;Beau sujet', description_pied_arbre, ''",
    "'genre;hauteur_m;descriptio', 'Acer;8;Beau sujet', genre, Acer",
    "'nom;type;climatise', 'Place Zola;Brumisateurs;non', type, brumisateur",
    "'nom;type;climatise', 'Place Zola;Ombrière pérenne;non', type, ombrière",
    "'nom;type;climatise;payant', 'Zola;Piscine;non;oui', acces, payant",
    "'nom;type;rafraichi', 'Zola;Salle;Climatisée', climatise, true",
    "'nom;type;climatise;acces', 'Zola;Musée;oui;oui', acces, ''",
    "'nom;type;horaires_periode', 'Zola;Piscine;du 5 juillet au 3 septembre', periode, du 5 juillet au 3 septembre",
    "'date;code_insee;commune;indice;sous_indice_o3', '2024-01-05;79191;Niort;2;1', code_o3, 1",
    "'date;nom scientifique;effectif', '03/05/2022;Lutra lutra;2', eventDate, 2022-05-03",
    "'indice_departemental;nom_usuel;numero_insee;etat_site', 'A1;Usine;79191;fini', code_insee, 79191",
    "'idzone;codeprocedure;code_regl;type_regl;libelle', '1;79DDT2009;R;Interdiction;Rouge', codezonereglement, R",
    "'num_arbre;genre;si_essence;si_hauteur;si_diametre_fut;si_largeur_couronne', '7;Acer;Acer rubrum;8;15;6', espece, rubrum",
    "'num_arbre;genre;si_essence;si_hauteur;si_diametre_fut;si_largeur_couronne', '7;Acer;Acer rubrum;8;15;6', diametre, 15",
    "'num_arbre;genre;si_essence;si_hauteur;si_diametre_fut;si_largeur_couronne', '7;Acer;Acer rubrum;8;15;6', diametre_couronne, 6",
    "'nom_cite;cd_nom;cd_hab;date_min', 'Lutra lutra;60630;24;2023-05-12', scientificName, Lutra lutra",
    "'nom_cite;date_obs', 'Lutra lutra;12/03/24', eventDate, 2024-03-12",
    "'code_point;date;nom_scientifique;cd_nom', 'A1;15/04/2023;Turdus merula;4117', eventDate, 2023-04-15",
    "'code_point;date;nom_scientifique;nb_ind', 'A1;15/04/2023;Turdus merula;2', individualCount, 2",
    "'date;nom_scientifique;nb;observateur', '15/04/2023;Turdus merula;2;A. B.', individualCount, 2",
    "'Date;Espèce (nom latin);Nombre d’individus', '15/04/2023;Turdus merula;2', individualCount, 2",
    "'nom latin;date;observateur;hauteur', 'Acer rubrum;15/04/2023;A. B.;8', hauteur, 800",
    "'Nom de l’arbre;Nom botanique;Latitude;Longitude', 'Châtaignier;Castanea sativa;46.32;-0.46', genre, Castanea",
    "'Nom de l’arbre;Nom botanique;Hauteur (m)', 'Autre (précisez ci-dessous);Betula pendula;8', nom_vernaculaire, ''",
    "'num_arbre;nom_usuel;nom_latin;annee_pl', 'A1;Tilleul;Tilia cordata;1995', remarque, date_plantation : 1995",
    "'num_poteau;type;dispo', '1;Poteau incendie;oui', type_pei, PI",
    "'num_poteau;diametre;debit', '1;100;60', debit, 60",
    "'num_pei;nature;dispo', '1;Poteau incendie 60 m³/h;oui', type_rd, Poteau incendie 60 m³/h",
    "'num_pei;nature;type_rd;dispo', '1;Poteau incendie;Normalisé;oui', type_rd, Normalisé",
    "'num_pei;nature;dispo', '1;PI;oui', type_rd, ''",
    "'num_pei;nature;dispo', '1;Inconnu;oui', type_rd, ''",
    "'insee;id_sdis;type_pei;diam_pei;debit', '79191;1;CI;NULL;NULL', type_pei, CI",
    "'id_pei;type_pei;adresse_pei', '1;Poteau d’incendie;rue Basse', situation, rue Basse",
    "'id_interne_pei;type_rn;domanialite', '4486;BI;public', id_sdis, 4486",
    "'id_interne_pei;type_rn;domanialite', '4486;BI;public', type_pei, BI",
    "'commune_insee;numero_long;type_hydrant;volume_pa', '79191;1;point_aspiration;120', type_pei, PA",
    "'commune_insee;numero_long;type_hydrant;volume_pa', '79191;1;point_aspiration;120', volume, 120",
    "'commune_insee;numero_long;type_hydrant;volume_pa', '79191;1-1;point_aspiration;120', id_sdis, 1-1",
    "'commune_insee;numero_long;type_hydrant;volume_pa', '79190;1;point_aspiration;120', insee, 79190",
    "'id_pei_sdis;code_insee;type', '1;79191;Réservoir artificiel souple', type_pei, CI",
    "'id_sdis;type_pei;diam_pei', '1;BS;100', type_pei, CI",
    "'id_sdis;type_pei;diam_pei', '1;poteau aspiration;100', type_pei, PA",
    "'num;type_cod;etat_cod;debit_1_bar', '1;PI_100;INDISPO;75', disponible, 0",
    "'COLL_INSEE;ID_PEI;TYPE_PEI;DEBIT_PEI_m3parheure', '79190;1;PI;60', debit, 60",
    "'COLL_INSEE;ID_PEI;TYPE_PEI;DEBIT_PEI_m3parheure', '79190;1;PI;60', insee, 79190",
    "'N°;Essence;Hauteur (m)', '12;Acer rubrum;8', id, 12",
    "'N°;Désignation;Adresse', '12;Fontaine à boire;place Basse', id, 12",
    "'N°;Nom;Type;Climatisé', '12;Zola;Médiathèque;oui', identifiant, 12",
    "'gid;niveau;alea;exposition', '7;2;Moyen;Moyenne', niveau, 2",
    "'id_arbre;genre;hauteur;categorie', '1;Tilia;12;Mature', genre, Tilia",
    "'id_arbre;type;hauteur;circonference', '1;Bancoulier;12;100', nom_vernaculaire, Bancoulier",
    "'id_arbre;genre;hauteur;longueur;largeur', '1;Tilia;12;2;1.5', genre, Tilia",
    "'nom_scientifique;date_observation;nb_especes', 'Apus apus;2024-05-01;12', individualCount, ''",
    "'CODE_18;Area_Ha', '1.1.2;25', code, 112",
    "'identifiant_ssp;nom_usuel;etat', 'SSP01;G;En activité', statut, En activité",
    "'identifiant_ssp;nom_usuel;polluant', 'SSP01;G;Plomb', pollution, Plomb",
    "'genre_latin;espece_latin;classe_hauteur', 'Quercus;robur;10 à 15 m', espece, robur",
    "'espece_arb;nom_latin;hauteur_m', 'PLATANE;Platanus x hispanica;12', nom_vernaculaire, PLATANE",
    "'genre;espece;hauteur_m', 'Platanus;Platane commun;12', nom_vernaculaire, Platane commun",
    "'genre;espece;hauteur_m', 'Sequoia;Sequoia sempervirens;30', espece, sempervirens",
    "'id_arbre;genre;espece;hauteur;circonference', '1;Tilleul;argenté;12;80', genre, Tilleul",
    "'id_arbre;genre;espece;hauteur;circonference', '1;Tilleul;tomentosa;12;80', espece, tomentosa",
    "'essence;hauteur_m', 'Mimosa d’hiver;5', nom_vernaculaire, Mimosa d’hiver",
    "'essence;essence_plantee;hauteur_m', 'Platane commun;Tilleul argenté;12', nom_vernaculaire, Platane commun",
    "'ess_fcais;espe_fcais;hauteur_m', 'Tilleul;Tilleul argenté;12', nom_vernaculaire, Tilleul",
    "'cd_nom;taxon;espece;date_obs', '3764;Oiseaux;Mésange bleue;2024-05-01', scientificName, ''",
    "'id_ssp;site;situation_technique;etat', '1;oui;Site mis en sécurité;A', nom, ''",
    "'num_pei;nature;Q à 1 bar (m3/h);P stat (bar)', '1;Poteau;87;4,5', debit, 87",
    "'num_pei;nature;Q à 1 bar (m3/h);P stat (bar)', '1;Poteau;87;4,5', press_stat, 4.5",
    "'ID_PEI;TYPE_PEI;DIAM_COND;DEB_1BAR;DEB_MAX;ETAT_FONC', '1;PI;150;78;110;Hors service', diam_cana, 150",
    "'ID_PEI;TYPE_PEI;DIAM_COND;DEB_1BAR;DEB_MAX;ETAT_FONC', '1;PI;150;78;110;Hors service', debit, 78",
    "'ID_PEI;TYPE_PEI;DIAM_COND;DEB_1BAR;DEB_MAX;ETAT_FONC', '1;PI;150;78;110;Hors service', disponible, 0",
    "'num_pei;nature;P dyn à 60 m3/h', '1;Poteau;2,8', press_dyn, 2.8",
    "'Nom;Essence;Hauteur (m)', 'Le chêne du bourg;Chêne pédonculé - Quercus robur;18', nom_vernaculaire, Chêne pédonculé",
    "'Nom;Essence;Hauteur (m)', 'Chêne pédonculé;Quercus robur;18', nom_vernaculaire, Chêne pédonculé",
    "'Nom latin;Circonférence du tronc à 1m30 en cm', 'Acer rubrum;165', circonference, 165",
    "'OBJECTID;Ref_arbre;Essence;Hauteur (m)', '1;12-5;Tilleul;8', matricule, 12-5",
    "'Essence;Hauteur approximative', 'Tilleul;8 m', hauteur, 800",
    "'num_pi;nature;debit', '1;Poteau;60', id_sdis, 1",
    "'num_pei;nature;pression_dynamique_60m3h', '1;Poteau;1,5', press_dyn, 1.5",
    "'num_pei;nature;Débit en m3/h à 1 bar', '1;Poteau;75', debit, 75",
    "'num_pei;nature;dispo', '1;RI 120;oui', type_pei, CI",
    "'num_pei;nature;dispo', '1;RI 90;oui', type_pei, CI",
    "'num_pei;nature;dispo', '1;Poteau;Disponible avec restriction', disponible, 1",
    "'Numéro;Nature;Nature DECI;Débit (m3/h);Dernier CTP', '12;Citerne;Publique;60;10/10/2022', statut, public",
    "'Numéro;Nature;Nature DECI;Débit (m3/h);Dernier CTP', '12;Citerne;Privée;60;10/10/2022', date_ct, 2022-10-10",
    "'Numéro;Nature;Nature DECI;Débit (m3/h);Dernière ROP', '12;Citerne;Privée;60;09/09/2022', date_ro, 2022-09-09",
    "'Numéro BASOL;Site;Situation technique du site', '79.1;Fonderie;En cours de traitement', statut, En cours de traitement",
    "'N° cavité;Type de cavité;Adresse', 'C1;Carrière abandonnée;rue Basse', type, carrière",
    "'N° cavité;Type de cavité;Adresse', 'C1;Marnière;rue Basse', type, carrière",
    "'N° cavité;Type de cavité;Adresse', 'C1;Karst;rue Basse', type, naturelle",
    "'N° cavité;Type de cavité;Adresse', 'C1;Carrière à ciel ouvert;rue Basse', type, ''",
    "'N° cavité;Type de cavité;Adresse', 'C1;Grotte artificielle;rue Basse', type, ''",
    "'statObs;nomCite;dateDebut;cdCom', 'Pr;Parus major;2023-04-12;79191', codeCommune, 79191",
    "'Genre;Hauteur (m);Diamètre (classe);Revêtement', 'Acer;8;20 à 40;Enrobé', remarque, diametre : 20 à 40",
    "'Genre;Hauteur (m);Diamètre (classe);Revêtement', 'Acer;8;20 à 40;Enrobé', type_sol, Enrobé",
    "'Nom de la friche;Type;Surface (ha);Statut', 'Laiterie;Industrielle;1,25;Sans projet', site_statut, friche sans projet",
    "'Nom de la friche;Type;Surface (ha);Projet', 'Laiterie;Industrielle;1,25;Logements', site_statut, ''",
    "'Nom de la friche;Type;Surface (ha);Pollution', 'Clinique;Hospitalière;1,25;Hydrocarbures', sol_pollution_existe, ''",
    "'Nom de la friche;Type;Surface (ha);Existence de pollution du sol', 'Clinique;Hospitalière;1,25;Suspectée', sol_pollution_existe, pollution supposée",
    "'Nom de la friche;Type;Surface (ha);Pollution', 'Clinique;Hospitalière;1,25;Suspectée', site_type, friche hospitalière",
    "'@id;natural;genus;height;ref', '1;tree;Acer;9;A1', matricule, A1",
    "'Nom du jeu de données;Producteur;Licence', 'Arbres;Ville de Niort;ODbL', TITRE, Arbres",
    "'uuid;observed_on;scientific_name;captive_cultivated', 'a-1;2023-05-01;Ficus elastica;true', establishmentMeans, cultivated",
    "'uuid;observed_on;scientific_name;captive_cultivated', 'a-1;2023-05-01;Ficus elastica;false', establishmentMeans, ''",
    "'nom;type;climatise;Jours et heures d’ouverture', 'Zola;Médiathèque;oui;10 h-18 h', horaires, 10:00-18:00",
    "'date_ech;code_zone;code_qual;lib_qual;code_no2', '2024/01/15;79191;2;Moyen;1', date_ech, 2024-01-15",
    "'Type Objet;Modèle;Numéro Voirie Pair;Voie', 'BORNE_FONTAINE;GHM;12;rue Basse', adresse, 12 rue Basse",
    "'Genre;Hauteur (m);fk_revetement', 'Acer;8;Non', description_pied_arbre, ''",
    "'Genre;Hauteur (m);fk_revetement', 'Acer;8;Stabilisé', description_pied_arbre, Stabilisé"
  })
  void namesAndWordsOfTownsAreKnown(String header, String line, String column, String value) {
    assertThat(table(header, line).made(0)).containsEntry(column, value);
  }

  @ParameterizedTest
  @CsvSource({
    "'nom latin;effectif;hauteur', 'Acer rubrum;12;8'",
    "'nom latin;date;nombre', 'Acer rubrum;2024-01-01;8'",
    "'essence;annee', 'Diesel;1985'",
    "'id;type;essence;longueur;hauteur', '1;Haie bocagère;Charme, Noisetier;120;2'",
    "'id;type;essence;hauteur', '1;Banc bois;Chêne;45'",
    "'id;type;hauteur;essence', '1;Candélabre;8;Pin'",
    "'indice_bss;nom;nature;commune;xouvl2e;youvl2e', 'B1;Puits 3;PUITS;Niort;383000;2149000'",
    "'classe;surface', '1.5;12'",
    "'espece;type;hauteur;support', 'Vespa velutina;Nid primaire;8;Toit'",
    "'nom;type;commune', 'Centre A;Centre d’incendie et de secours;Niort'",
    "'date;insecte;arbre hôte;nom latin', '2024-05-03;Scolyte;Épicéa;Picea abies'",
    "'nom commun;nom latin;lieu', 'Prêle;Equisetum arvense;Niort'",
    "'nom;autre_identifiant;statut', 'École A;79-12;ouvert'",
    "'num_borne;type;volume_m3', '12;Verre;4'",
    "'numero_borne;puissance;disponibilite', '12;22;oui'",
    "'nom_point_eau;debit_m3h;commune', 'Source A;12;Niort'",
    "'espece;support;commune', 'Mésange bleue;Arbre;Niort'",
    "'id_nid;espece;hauteur;localisation', '1;Frelon asiatique;8;Toiture'",
    "'espece;hauteur;commune', 'Renouée du Japon;2;Niort'",
    "'id;alea;niveau;code_insee', '1;Fort;3;79191'",
    "'riviere;nom;pollution', 'Sèvre;Pont A;Pollution aux nitrates'",
    "'nom;description;epoque', 'Grande fontaine;Fontaine monumentale;XVIe siècle'",
    "'id_station;date_min;date_max;nom_cite;cd_hab', 'S1;2023-05-12;2023-05-12;Prairie fauchée;1234'",
    "'arbre;nom latin;feuillage', 'Hêtre;Fagus sylvatica;caduc'",
    "'nom latin;strate_arbre;strate_herbe;latitude;longitude', 'Quercus robur;3;+;46.32;-0.46'",
    "'insecte;arbre hôte;nom latin;latitude;longitude', 'Scolyte;Épicéa;Picea abies;46.32;-0.46'",
    "'nichoir;arbre;nom latin;latitude;longitude', '12;Chêne;Parus major;46.32;-0.46'",
    "'genre;mat_hauteur;mat_diametre;mat_type;mat_modele', 'Routier;8;20;Acier;M1'",
    "'nom;nb_arbres;nb_hauteur;nb_bancs;nb_corbeilles', 'Parc;12;2;3;4'",
    "'id;type_poteau;hauteur;en_service', '1;Bois;8;oui'",
    "'id_poteau;type;hauteur;disponible', '1;Mât acier;8;oui'",
    "'commune;niveau;alea;exposition', 'Niort;2;Inondation par débordement;Faible'",
    "'nom latin;date;nb', 'Acer rubrum;2024-01-01;8'",
    "'N°;type_banc;materiau;latitude;longitude', '1;Banc;Chêne;46.32;-0.46'",
    "'N°;genre;cor_modele;cor_hauteur;cor_volume;cor_couleur', '1;Corbeille;M1;90;60;Gris'",
    "'nom latin;strate;recouvrement;latitude;longitude', 'Quercus robur;A;3;46.32;-0.46'",
    "'cd_nom;nom_scientifique;statut;date_arrete', '4117;Turdus merula;Protégé;2009-10-29'",
    "'id;nom;type;longitude;latitude', '1;Parking Nord;Souterrain;-0.46;46.32'",
    "'identifiant;nom;type;commune', 'F1;Forage A;Puits;Niort'",
    "'num_sdis;nom;type', '12;Niort;CSP'",
    "'id;name;lat;lon', '1;Fontaine du Marché;46.32;-0.46'",
    "'nom;adresse;date', 'Fontaine du Marché;place Basse;1885'",
    "'nom;nom_commune', 'École Zola;Fontaine-lès-Dijon'",
    "'nom;nom_comm', 'École Zola;Fontaine-lès-Dijon'",
    "'nom;nom_commun', 'École Zola;Fontaine-lès-Dijon'",
    "'id;nature_point_eau;commune', '1;Mare;Niort'",
    "'id;nom;type;adresse', '1;Galerie A;Galerie;rue Basse'",
    "'id;type;adresse', '1;Indéterminé;rue Basse'"
  })
  void tablesOfOtherThingsAreLeftAsTheyAre(String header, String line) {
    assertThat(
            MAPPINGS.best(
                Title.NONE,
                List.of(header.split(";")),
                List.of(row(header, line), row(header, line))))
        .isEmpty();
  }

  @Test
  void aNumberThatRepeatsIsNotThatOfATree() {
    Table table = table("N°;Rue;Essence;Hauteur (m)", "2;Basse;Acer;8", "2;Haute;Tilia;9");

    assertThat(table.made(0).get("id")).isNotEqualTo("2");
    assertThat(table.made(0)).containsEntry("matricule", "");
  }

  @Test
  void degreesAreNoMetresOfAHydrant() {
    Row row =
        row("num_pei;nature;x;y;debit", "1;PI;-0,4615;46,325;60")
            .at(new GeometryFactory().createPoint(new Coordinate(-0.4615, 46.325)));
    Fit fit =
        MAPPINGS
            .best(Title.NONE, List.of("num_pei", "nature", "x", "y", "debit"), List.of(row))
            .get();

    assertThat(fit.start(any -> "79191").apply(row).orElseThrow().values())
        .containsEntry("x", "433771.76")
        .containsEntry("y", "6586401.82")
        .containsEntry("lon", "-0.4615");
  }

  @Test
  void whoObservedTellsObservationsEvenIfItIsNotPublished() {
    Row row = row("date;nom_scientifique;lieu;observateur", "15/04/2023;Turdus merula;Bas;A. B.");
    List<String> published = List.of("date", "nom_scientifique", "lieu");
    Fit fit = MAPPINGS.best(Title.NONE, published, List.of(row)).orElseThrow();

    assertThat(fit.mapping()).isEqualTo("occurrences");
    assertThat(fit.start(any -> "").apply(row).orElseThrow().values().values())
        .doesNotContain("A. B.");
  }

  @ParameterizedTest
  @CsvSource({"code_station;lcz, MUS1;2", "commune;alea;niveau;phenomene, Niort;Moyen;2;argile"})
  void stationsAndDamagesAreNoZones(String header, String line) {
    Row zone = row(header, line);
    Row station = zone.at(new GeometryFactory().createPoint(new Coordinate(-0.46, 46.32)));

    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(zone))).isPresent();
    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(station))).isEmpty();
  }

  /** Spellings of a schema that many tables share, such as a number, a name, a type and a place. */
  @Test
  void wellsAndSpringsAreNoCaves() {
    String header = "identifiant;nom;type;code_insee";
    List<Row> rows = List.of(row(header, "1;La Chaume;Puits;79191"), row(header, "2;B;F;79191"));

    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), rows)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "date;essence;nom_latin;nombre, 15/04/2023;Tilleul;Tilia cordata;2",
    "date_plantation;nom_latin;nombre, 15/04/2023;Tilia cordata;2"
  })
  void plantationsAreNoObservations(String header, String line) {
    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(row(header, line))))
        .map(Fit::mapping)
        .isNotEqualTo(Optional.of("occurrences"));
  }

  @Test
  void aSpeciesInLatinIsThatOfAnObservation() {
    String header = "Date;Espèce;Commune;Observateur";
    Row row = row(header, "12/06/2022;Reynoutria japonica;Niort;A. B.");

    Fit fit = MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(row)).orElseThrow();

    assertThat(fit.mapping()).isEqualTo("occurrences");
    assertThat(fit.start(any -> "").apply(row).orElseThrow().values())
        .containsEntry("scientificName", "Reynoutria japonica")
        .containsEntry("vernacularName", "");
    Row named = row(header, "12/06/2022;Coenagrion mercuriale (Charpentier, 1840);Niort;A. B.");
    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(named))).isPresent();
    for (String french : List.of("Hirondelle rustique", "Mésange bleue", "Grand cormoran")) {
      Row other = row(header, "12/06/2022;%s;Niort;A. B.".formatted(french));
      assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(";")), List.of(other))).isEmpty();
    }
  }

  private Table table(String header, String... lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(row(header, line));
    }
    return new Table(
        MAPPINGS.best(Title.NONE, List.of(header.split(";")), rows).orElseThrow(), rows);
  }

  private static Row row(String header, String line) {
    String[] columns = header.split(";");
    String[] cells = line.split(";", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      values.put(columns[i], cells[i]);
    }
    return new Row(values, null, 1);
  }

  private record Table(Fit fit, List<Row> rows) {

    Map<String, String> made(int row) {
      return fit.start(any -> "79191").apply(rows.get(row)).orElseThrow().values();
    }

    long kept() {
      var application = fit.start(any -> "79191");
      return rows.stream().filter(row -> application.apply(row).isPresent()).count();
    }
  }
}
