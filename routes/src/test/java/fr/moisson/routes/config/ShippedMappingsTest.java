package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.schemas.Field;
import fr.moisson.harvesters.schemas.mapping.Application;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped mappings: that they are valid, and that they recognise their tables. */
class ShippedMappingsTest {

  private static final int SAMPLE = 500;

  /** The theme of each real table that has one; all other tables beside them have none. */
  private static final Map<String, String> THEMES =
      Map.ofEntries(
          Map.entry("02-saint-quentin-patrimoine-arbore.csv", "arbres-urbains"),
          Map.entry("75-arbres-remarquables-opendatasoft.csv", "arbres-urbains"),
          Map.entry("93-bondy-arbres-departementaux.csv", "arbres-urbains"),
          Map.entry("75-arbres-remarquables-bom.csv", "arbres-urbains"),
          Map.entry("75-les-arbres-extrait.csv", "arbres-urbains"),
          Map.entry("78-saint-germain-en-laye-arbres.csv", "arbres-urbains"),
          Map.entry("49-angers-arbres-enquete.csv", "arbres-urbains"),
          Map.entry("75-fontaines-a-boire.csv", "fontaines"),
          Map.entry("sinp-occurrences-taxons-dee-entete-invalide.csv", "occurrences"),
          Map.entry("sinp-occurrences-taxons-dee.csv", "occurrences"),
          Map.entry("few_lines.csv", "occurrences"),
          Map.entry("valid_file.csv", "occurrences"),
          Map.entry("dates.csv", "occurrences"),
          Map.entry("geom_file.csv", "occurrences"),
          Map.entry("jdd_to_import_file.csv", "occurrences"),
          Map.entry("nomenclatures_file.csv", "occurrences"),
          Map.entry("69-pprt-20090005-lambert93.gpkg", "zones-ppr"),
          Map.entry("france-ademe-sites-pollues.geojson", "sites-pollues"),
          Map.entry("wfs-ind_atmo.geojson", "qualite-air"),
          Map.entry("redon-osm-rsu_lcz.geojson", "lcz"));

  private static final Map<String, Table.Format> FORMATS =
      Map.of(
          "csv", Table.Format.CSV,
          "txt", Table.Format.CSV,
          "geojson", Table.Format.GEOJSON,
          "gpkg", Table.Format.GEOPACKAGE,
          "ods", Table.Format.ODS,
          "xlsx", Table.Format.XLSX,
          "zip", Table.Format.SHAPEFILE);

  private static final Mappings MAPPINGS = MappingReading.load(Path.of("../config/schemas"));

  @Test
  void everyKeyIsAColumnOfTheSchema() {
    for (Mapping mapping : MAPPINGS.all()) {
      Set<String> columns =
          mapping.schema().fields().stream().map(Field::name).collect(Collectors.toSet());

      assertThat(columns)
          .as(mapping.name())
          .containsAll(mapping.file().columns().keySet())
          .containsAll(
              mapping.file().recognise().stream()
                  .flatMap(List::stream)
                  .flatMap(sign -> Stream.of(sign.split("\\+")))
                  .filter(sign -> !sign.matches("(?:[!*=]|title:).*"))
                  .map(sign -> sign.replaceFirst("=.*", ""))
                  .toList());
      Stream<String> synonyms =
          mapping.file().columns().values().stream().flatMap(rule -> rule.names().from().stream());
      assertThat(Stream.concat(columns.stream(), synonyms))
          .as(mapping.name())
          .containsAll(mapping.file().values().keySet());
    }
  }

  @Test
  void everyCodeListThatAMappingNamesIsThere() {
    for (Mapping mapping : MAPPINGS.all()) {
      assertThat(mapping.nomenclatures().keySet())
          .as(mapping.name())
          .containsAll(
              mapping.file().columns().values().stream()
                  .flatMap(rule -> Stream.of(rule.notation().codes(), rule.labels()))
                  .flatMap(Stream::ofNullable)
                  .toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'CODE_18,AREA_HA', '312,25', corine-land-cover, Forêts de conifères",
    "'CODE_12,CODE_18', '112,312', corine-land-cover, Forêts de conifères",
    "'classe,surface', '41,12', oso-17, Urbain dense",
    "'code_oso,surface', '5,12', oso, Colza",
    "'code_2018,class_2018', '14100,Green urban areas', urban-atlas, Espaces verts urbains",
    "'Classe,Validmean', '5,80', oso, Colza",
    "'CODE_18,LABEL3', '312,Coniferous forest', corine-land-cover, Forêts de conifères",
    "'LCZ_PRIMARY,ID_RSU', '104,7', lcz, Végétation basse",
    "'code_2018,area', '14100,12', urban-atlas, Espaces verts urbains",
    "'code_cs,code_us', 'CS2.1.1.1,US1.2', ocsge, Feuillus"
  })
  void codesOfLandCoverGetTheirLabels(String header, String line, String name, String label) {
    List<Row> rows = List.of(row(header.split(","), line.split(",")));

    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(",")), rows))
        .hasValueSatisfying(
            fit -> {
              assertThat(fit.mapping()).isEqualTo(name);
              assertThat(fit.start(row -> "").apply(rows.get(0)).orElseThrow().value("libelle"))
                  .isEqualTo(label);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'Réf.;Essence;Ht (m);Circonf. à 1m30 (cm)', 'A;Acer;6,5;60', hauteur, 650",
    "'Réf.;Essence;Ht (m);Circonf. à 1m30 (cm)', 'A;Acer;6,5;60', circonference, 60",
    "'N° arbre;Genre;Hauteur', '12;Acer;8', id, 12",
    "'Espèce;Planté le;Hauteur (m)', 'Acer rubrum;2023-03-15;8', date_plantation, 2023-03-15",
    "'NUM_HYDRANT;NATURE;DEBIT (m3/h)', 'A1;Poteau incendie de 100;60', type_pei, PI",
    "'NUM_HYDRANT;NATURE;DEBIT (L/min)', 'A1;Citerne souple;1000', debit, 60",
    "'nom;categorie;surface (ha);climatisé', 'Zola;Médiathèque;0,5;oui', surface, 5000",
    "'nom;categorie;surface (ha);climatisé', 'Zola;Médiathèque;0,5;oui', type, bibliothèque ou musée",
    "'nom;type;climatisé;gratuit', 'Zola;parc;oui;oui', acces, ''",
    "'Identifiant CASIAS;Nom usuel;Raison sociale;Etat site', 'SSP1;Gaz;Sté;clos', identifiant, SSP1",
    "'Identifiant CASIAS;Nom usuel;Raison sociale;Etat site', 'SSP1;Gaz;Sté;clos', nom, Gaz",
    "'CODE_18;surface_ha', '112 - Urbain;12', libelle, Tissu urbain discontinu",
    "'LCZ;surface_ha', 'LCZ D;2', surface, 20000",
    "'nom_valide;cd_nom;date_debut', 'Lutra lutra;60630;2022-04-01', codeCommune, ''",
    "'GENRE;GENRE_BOTA;ESPECE;HAUTEUR_M', 'VEG;Acer;rubrum;8', genre, Acer",
    "'Genre latin;Espèce latine;H (m)', 'Acer;rubrum;8', hauteur, 800",
    "'Genre latin;Espèce latine;Tronc (circ. en cm)', 'Acer;rubrum;80', circonference, 80",
    "'GENRE_ESP;NOM_FR;HAUT_TOT', 'Acer rubrum L.;Érable;8', nom_vernaculaire, Érable",
    "'genre;genre français;espèce française;hauteur_m', 'Acer;Érable;plane;8', nom_vernaculaire, Érable plane",
    "'id_arbre;genre;localisation;nomvoie;hauteur_m', 'A;Acer;Trottoir;Rue X;8', adresse, Rue X",
    "'species;species:fr;height;circumference', 'Acer rubrum;Érable;8;1.2', nom_vernaculaire, Érable",
    "'N° PEI;Nature;État;Débit (m3/h)', '1;Poteau d’incendie;Disponible;60', disponible, 1",
    "'N° PEI;Nature;DN;Débit', '1;Poteau d’incendie;100 mm;60 m3/h', diam_pei, 100",
    "'N° PEI;Nature;DN;Débit', '1;Poteau d’incendie;100 mm;60 m3/h', debit, 60",
    "'emergency;fire_hydrant:type;fire_hydrant:diameter', 'fire_hydrant;pillar;100', type_pei, PI",
    "'Nom latin;Date;Code atlas;Nombre', 'Pica pica;15.03.2019;3;2', individualCount, 2",
    "'cdNom;nomScientifiqueRef;dateDebut', '3764;Parus major;2019-03-15', scientificName, Parus major",
    "'tree_id;height', '12;8', hauteur, 800",
    "'ELEM_POINT_ID;CODE;GENRE_BOTA;HAUTEURARBRE', '23060;ESP1;Acer;Moins de 10 m', id, 23060",
    "'NOM_LATIN;DIAMETRE;DATE_PLANTE', 'Acer rubrum;113;2004-05-06', date_plantation, 2004-05-06",
    "'gid;type_objet;no_voirie_impair;voie', '4;FONTAINE_BOIS;39F;RUE DE CROULEBARBE', adresse, 39F RUE DE CROULEBARBE",
    "'gid;type_objet;voie;debut_ind', '4;FONTAINE_BOIS;ZOLA;2020-06-15T04:00:00+02:00', indisponible, 2020-06-15",
    "'ELEM_POINT_ID;CODE;GENRE_BOTA;HAUTEURARBRE', '23060;ESP1;Acer;8 m', hauteur, 800",
    "'GENRE;ESPECE;PERIM_TRON;HAUTEUR', 'Tilia;cordata;1.85;18', circonference, 185",
    "'type;numero_voie;rue;debit', 'Bouche incendie 100;4 bis;DOLET;60', situation, 4 bis DOLET",
    "'Type;Positionnement;Repérage géographique;Nom', 'carrière;approximé;Orifice;X', positionnement, approché",
    "'Type;Positionnement;Repérage géographique;Nom', 'cavité;approximé;Orifice;X', reperage, Orifice",
    "'indice_departemental;nom_usuel;etat_occupation', 'PDL44;Gaz;clos', nom, Gaz",
    "'N° PEI;Type;Débit (m3/h)', '1;PI 100;60', type_pei, PI",
    "'nom_valide;date_debut;date_fin', 'Lutra lutra;2022-04-01;2022-04-03', eventDate, 2022-04-01/2022-04-03",
    "'nom_valide;date_debut;date_fin', 'Lutra lutra;2022-04-01;01/04/2022', eventDate, 2022-04-01",
    "'nom_valide;date_debut;date_fin', 'Lutra lutra;2022-04-01/2022-04-03;2022-04-03', eventDate, 2022-04-01/2022-04-03",
    "'nom_valide;date_fin;date_debut', 'Lutra lutra;;2022-04-01', eventDate, 2022-04-01",
    "'scientificName;eventDate;license', 'Lutra lutra;2022-04-01;CC_BY_NC_4_0', license, https://creativecommons.org/licenses/by-nc/4.0/",
    "'nomScientifiqueRef;dateDebut;sensible', 'Lutra lutra;2022-04-01;NON', sensible, 0",
    "'nomScientifiqueRef;dateDebut;sensible', 'Lutra lutra;2022-04-01;OUI', sensible, ''",
    "'tronc;diametre', 'creux;40', diametre, 40",
    "'nom;type;canicule_ouverture', 'Zola;Médiathèque;oui', ouvert_canicule, true",
    "'id_ssp;nom_site', 'SSP1;Usine', identifiant, SSP1",
    "'num_site_pollue;nom_site', '12;Usine', nom, Usine",
    "'lcz;are;identifier', '104;250;7', surface, ''",
    "'fid;lcz;are;identifier', '1;104;250;7', identifiant, 7",
    "'fid;code_2018;class_2018;identifier', '1;14100;Green urban areas;9-FR062', identifiant, 9-FR062",
    "'ID_18;CODE_18;AREA_HA', 'FR-12;312;25', identifiant, FR-12",
    "'nomScientifiqueRef;dateDebut;libelleJeuDonnees', 'Lutra lutra;2022-04-01;Atlas', datasetName, Atlas",
    "'Identifiant SSP;Nom usuel;Dernière mise à jour', 'SSP1;Gaz;12/03/2019', date_maj, 2019-03-12",
    "'COLL_NOM;TITRE;LICENCE;COUV_SPAT_MAILLE', 'Niort;Arbres;lov2;Commune', COUV_SPAT_MAILLE, Communale",
    "'COLL_NOM;TITRE;LICENCE;COUV_SPAT_MAILLE', 'Niort;Arbres;lov2;Communauté de communes', COUV_SPAT_MAILLE, Intercommunale",
    "'Producteur;Titre;Fréquence de mise à jour', 'Niort;Arbres;Tous les ans', FREQ_MAJ, Annuelle",
    "'Producteur;Titre;Licence;Date de modification', 'Niort;Arbres;lov2;2024-02-03', DATE_MAJ, 2024-02-03",
    "'Producteur;Titre;Licence;Date de mise à jour', 'Niort;Arbres;lov2;2024-02-03', DATE_MAJ, 2024-02-03",
    "'date;code_qual;code_no2;code_zone', '01/05/2024;2;1;79191', date_ech, 2024-05-01",
    "'Numéro de cavité;Nature', '12;Carriere souterraine abandonnée', identifiant, 12",
    "'Numéro de cavité;Nature', '12;Carriere souterraine abandonnée', type, carrière",
    "'Identifiant SSP;Identifiant CASIAS;Activité principale', 'SSP1;POC7901234;Garages', identifiant, SSP1",
    "'Identifiant SSP;Identifiant CASIAS;Activité principale', 'SSP1;POC7901234;Garages', identifiant_historique, POC7901234",
    "'Identifiant SSP;Identifiant CASIAS;Activité principale', 'SSP1;POC7901234;Garages', activite, Garages",
    "'Identifiant SSP;Date de première activité;Nom', 'SSP1;1950;Gaz', date_debut, 1950",
    "'genre;espece;tronc_perimetre', 'Quercus;robur;130', circonference, 130",
    "'species;genus;height', 'Delonix regia;;8.5', genre, Delonix",
    "'species;genus;height', 'Delonix regia;;8.5', espece, regia",
    "'species;genus;height', 'robur;Quercus;12', espece, robur",
    "'tree_id;species_scientific;species_common;dbh_cm', '1;Acer rubrum;Red Maple;20', genre, Acer",
    "'tree_id;species_scientific;species_common;dbh_cm', '1;Acer rubrum;Red Maple;20', nom_vernaculaire, Red Maple",
    "'Essence_latin;DHP;No_civique;Rue', 'Acer rubrum;31;1234;rue Roy', adresse, 1234 rue Roy",
    "'NOM_COMPLET;DIAMETRE_1M;CIRCONFERENCE_1M', 'Acer rubrum;31;97', diametre, 31",
    "'NOM_COMPLET;DATE_PLANTATION;HAUTEUR', 'Acer rubrum;20190507000000;7', date_plantation, 2019-05-07",
    "'taxon;hauteur;circonference', 'Acer rubrum (Red Sunset);6;45', cultivar_variete, Red Sunset",
    "'taxon;hauteur;circonference', 'Acer rubrum (Red Sunset);6;45', nom_vernaculaire, ''",
    "'taxon;hauteur;circonference', 'Tilleul à grandes feuilles;6;45', nom_vernaculaire, Tilleul à grandes feuilles",
    "'taxon;hauteur;circonference', 'Tilleul à grandes feuilles;6;45', remarque, ''",
    "'taxon;nom_francais;hauteur', 'Tilleul des bois;Tilleul;6', remarque, genre : Tilleul des bois",
    "'ID_PEI;INSEE_COMM;NATURE;DIAM;DEBIT_1B', '1;79191;PI 100;100;60', diam_pei, 100",
    "'ID_PEI;INSEE_COMM;NATURE;DIAM;DEBIT_1B', '1;79191;PI 100;100;60', debit, 60",
    "'N° PEI;Type hydrant;Débit', '1;Bouche incendie 100;60', diam_pei, 100",
    "'N° PEI;Type hydrant;Débit', '1;Poteau incendie de 150 mm;60', diam_pei, 150",
    "'N° PEI;Type hydrant;Débit', '1;Bouche d''incendie DN 80;60', diam_pei, 80",
    "'N° PEI;Type hydrant;Débit', '1;PI 2x100;60', diam_pei, ''",
    "'N° PEI;Type hydrant;Débit', '1;Citerne de 100 m3;60', diam_pei, ''",
    "'N° PEI;Type hydrant;Débit', '1;PI n° 100;60', diam_pei, ''",
    "'N° PEI;Type hydrant;Débit', '1;BI 100 m³/h;60', diam_pei, ''",
    "'N° PEI;Type hydrant;Débit', '1;PI 80 l/s;60', diam_pei, ''",
    "'N° PEI;Type hydrant;Débit', '1;Poteau rue du 150e RI;60', diam_pei, ''",
    "'N° PEI;Type hydrant;DN;Débit', '1;PI 100;80;60', diam_pei, 80",
    "'Numéro;Type;Débit (m3/h);Pression statique (bar)', '1;PI 100;72;5.4', type_pei, PI",
    "'Espèce;Ø houppier;Circonférence tronc 1m (en cm)', 'Acer rubrum;6,5;95', diametre_couronne, 6.5",
    "'Espèce;Ø houppier;Circonférence tronc 1m (en cm)', 'Acer rubrum;6,5;95', circonference, 95",
    "'nom;adresse1;commune;modele', 'Borne fontaine;Place X;Lyon;Bayard', adresse, Place X",
    "'cd_nom;nom_complet;date_obs', '99366;Gagea lutea (L.) Ker Gawl., 1809;2019-03-15', scientificName, 'Gagea lutea (L.) Ker Gawl., 1809'",
    "'ID_PEI;NATURE;VOL_M3;DOMAINE', '1;Citerne;120;PRIVE', statut, prive",
    "'ID_PEI;NATURE;VOL_M3;ETAT_OP', '1;Citerne;120;Indisponible', disponible, 0",
    "'fire_hydrant:type;water_source;ref:FR:SDIS;ref', 'pillar;main;79191-12;12', id_sdis, 79191-12",
    "'fire_hydrant:type;water_source;ref:FR:SDIS;ref', 'pillar;main;79191-12;12', source_pei, reseau_aep",
    "'scientific_name;observed_on;positional_accuracy;public_positional_accuracy', 'Falco peregrinus;2023-06-02;10;28000', coordinateUncertaintyInMeters, 28000",
    "'SCIENTIFIC NAME;COMMON NAME;OBSERVATION DATE;OBSERVATION COUNT', 'Turdus merula;Blackbird;2023-01-01;4', individualCount, 4",
    "'nomCite;cdNom;dateDebut;sensible;sensiNiveau', 'Lutra lutra;60630;2022-04-01;1;2', sensible, 2",
    "'species;genus;diameter_crown', 'Quercus robur;Quercus;6', diametre_couronne, 6",
    "'Date_obs;Espèce;Nom scientifique', '12.05.2021;Rougegorge;Erithacus rubecula', vernacularName, Rougegorge",
    "'code_clc;surface_m2', '112;254000', surface, 254000",
    "'code_clc;surface (m²)', '112;254000', surface, 254000",
    "'code_clc;surface', '112;25.4', surface, 254000",
    "'code_clc;Area_Ha;Shape_Area', '112;25.4;7', surface, 254000",
    "'code_clc;Surface (ha);Shape_Area', '112;25.4;7', surface, 254000",
    "'code_clc;Shape_Area', '112;15000', surface, 15000",
    "'code_2018;area_ha', '11210;25.4', surface, 254000",
    "'Nom_FR;Hauteur;Diametre;lon;lat', 'Platane;C3 : 10 à 15 m;40-60 cm;7.3;47.7', nom_vernaculaire, Platane",
    "'Genre;Classe de hauteur;Classe de circonférence;lon;lat', 'Tilia;>10m;100-150;4.3;45.4', genre, Tilia",
    "'genre_fr;genre_lat;espece_lat;hauteur', 'Tilleul;Tilia;cordata;7', espece, cordata",
    "'genre_fr;genre_lat;espece_lat;hauteur', 'Tilleul;Tilia;cordata;7', nom_vernaculaire, Tilleul",
    "'nom_fr;nom_lat;haut', 'Micocoulier;Celtis australis;8', genre, Celtis",
    "'GENRE_BOTA;SOUS_CATEGORIE_DESC;NOM;DIAMETREARBREAUNMETRE', 'Acer;Arbre;ESP12;15', nom_vernaculaire, ''",
    "'GENRE_BOTA;CODE_PARENT_DESC;ADR_SECTEUR;DIAMETREARBREAUNMETRE', 'Acer;Cours Lafontaine;2;15', adresse, Cours Lafontaine",
    "'TYPE;hauteur;circonf', 'Aligné;8;75', nom_vernaculaire, ''",
    "'essence;hauteur;remarq', 'Tilleul;8;Oui', remarquable, true",
    "'essence;hauteur;remarq', 'Tilleul;8;Écorce abîmée', remarque, Écorce abîmée",
    "'type;essence;genre;hauteur', 'Alignement;Tilia cordata;Feuillu;8', genre, Tilia",
    "'type;essence;genre;hauteur', 'Alignement;Tilia cordata;Feuillu;8', nom_vernaculaire, ''",
    "'type;genre;hauteur', 'Platane;Platanus;8', nom_vernaculaire, Platane",
    "'nom;type;hauteur_m;circonference', 'Noisetier (Corylus avellana);arbuste;3;20', nom_vernaculaire, Noisetier",
    "'essence;type;hauteur_m;circonference', 'Cornus sanguinea (cornouiller);Arbustes;3;20', nom_vernaculaire, cornouiller",
    "'Essence_latin;Essence_fr;DHP;Date_releve', 'Acer rubrum;Érable rouge;31;2021-09-03', nom_vernaculaire, Érable rouge",
    "'Essence (nom français);Essence (nom latin);Hauteur (en mètres);Circonférence à 1,30 m (en m)', 'Cèdre;Cedrus atlantica;25;4,35', genre, Cedrus",
    "'Essence (nom français);Essence (nom latin);Hauteur (en mètres);Circonférence à 1,30 m (en m)', 'Cèdre;Cedrus atlantica;25;4,35', nom_vernaculaire, Cèdre",
    "'Essence (nom français);Essence (nom latin);Hauteur (en mètres);Circonférence à 1,30 m (en m)', 'Cèdre;Cedrus atlantica;25;4,35', circonference, 435",
    "'Numéro;Nom cavité;Type;Date de mise à jour', 'POCAA1;Carrière A;Cave;03/02/2020', identifiant, POCAA1",
    "'Numéro;Nom cavité;Type;Date de mise à jour', 'POCAA1;Carrière A;Cave;03/02/2020', date_maj, 2020-02-03",
    "'Identifiant SSP;Nom usuel;Date de mise à jour', 'SSP1;Usine;2021-05-04', date_maj, 2021-05-04",
    "'id_zone;cod_nat_pprt;codezone;typereg', 'Z1;79DREAL20100001;R;04', codeprocedure, 79DREAL20100001",
    "'Taxon_Latin;Taxon_Francais;Date_Obs;Effectif', 'Bufo spinosus;Crapaud épineux;2021-03-04;4', vernacularName, Crapaud épineux",
    "'NUMERO_PEI;TYPE_PEI;DEBIT_M3H;DATE_RECO', '12;PI de 100;60;15/04/2023', type_pei, PI",
    "'NUMERO_PEI;TYPE_PEI;DEBIT_M3H;DATE_RECO', '12;BI de 80;60;15/04/2023', date_ro, 2023-04-15",
    "'NUMERO_PEI;TYPE_PEI;DEBIT_M3H;DISPO', '12;Borne à incendie;60;Indisponible temporairement', type_pei, PI",
    "'NUMERO_PEI;TYPE_PEI;DEBIT_M3H;DISPO', '12;Borne à incendie;60;Indisponible temporairement', disponible, 0",
    "'Identifiant SSP;Nom usuel;Date de première activité', 'SSP1;Usine;01/01/1111', date_debut, ''",
    "'nom_cite;date_obs;precision', 'Turdus merula;2023-05-01;1 km', coordinateUncertaintyInMeters, 1000",
    "'nom_cite;date_obs;precision', 'Turdus merula;2023-05-01;100', coordinateUncertaintyInMeters, 100",
    "'N° SDIS;Type hydrant;Diamètre (mm);Débit sous 1 bar', '79-001;PI;100;60', id_sdis, 79-001",
    "'N° SDIS;Type hydrant;Diamètre (mm);Débit sous 1 bar', '79-001;PI;100;60', debit, 60",
    "'Genre;Hauteur_m;Date_de_plantation', 'Acer;8;12/25/2015 12:00:00 AM', date_plantation, 2015-12-25",
    "'Genre;Hauteur;LARG_COURONNE_M', 'Acer;8;9', diametre_couronne, 9",
    "'scientific_name;observed_on;taxon_id;iconic_taxon_name', 'Turdus merula;2023-05-01;12716;Aves', taxonID, ''",
    "'scientificName;eventDate;taxonID;taxonKey', 'Turdus merula;2023-05-01;12716;2490719', taxonID, ''",
    "'scientificName;eventDate;cd_nom;taxonKey', 'Turdus merula;2023-05-01;4117;2490719', taxonID, 4117",
    "'scientificName;eventDate;taxonID', 'Turdus merula;2023-05-01;4117', taxonID, 4117",
    "'scientific_name;observed_on;place_guess;positional_accuracy', 'Turdus merula;2023-05-01;Niort;8', locality, Niort",
    "'scientific_name;observed_on;place_guess;positional_accuracy', 'Turdus merula;2023-05-01;Niort;8', coordinateUncertaintyInMeters, 8",
    "'scientific_name;observed_on;common_name', 'Turdus merula;2023-05-01;Merle noir', vernacularName, Merle noir",
    "'LATIN_SPECIES;NAME_SPECIES;DATE;TOTAL_COUNT;ATLAS_CODE', 'Pica pica;Pie bavarde;12.04.2021;3;5', individualCount, 3",
    "'Espèce (nom latin);Date obs.;Effectif', 'Bufo spinosus;05/03/2022;12', scientificName, Bufo spinosus",
    "'Nom latin;Date;Code atlas;Remarque', 'Pica pica;15.03.2019;3;chante', occurrenceRemarks, chante",
    "'id_sis;nom_sis;nom_com;caracteristiques_sis', '79SIS06789;Usine à gaz;Niort;Pollution aux HAP', nom, Usine à gaz",
    "'id_sis;nom_sis;nom_com;caracteristiques_sis', '79SIS06789;Usine à gaz;Niort;Pollution aux HAP', commune, Niort",
    "'@id;amenity;operator', 'node/1;drinking_water;Ville', gestionnaire, Ville",
    "'site_id;site_nom;site_type;site_adresse;comm_nom;comm_insee;site_statut;site_occupation;sol_pollution_existe;bati_etat;urba_zone_type;source_nom;unite_fonciere_surface;monument', '1;Usine;friche industrielle;Quai;Niort;79191;friche reconvertie;inconnu;pollution avérée;inconnu;U;Cerema;12000;x', site_nom, Usine",
    "'id_zone;cod_nat_pprn;type_reg', 'Z1;79DDT20080001;Interdiction', typereglement, 03",
    "'id_zone;cod_nat_pprn;type_reg', 'Z1;79DDT20080001;Prescriptions', typereglement, 02",
    "'id_zone;cod_nat_pprn;type_reg', 'Z1;79DDT20080001;Interdiction stricte', typereglement, 04",
    "'id_zone;cod_nat_pprn;type_reg', 'Z1;79DDT20080001;Prescriptions hors zone d''aléa', typereglement, 01",
    "'ID_ZONE;ID_GASPAR;CODEZONE;TYPEREG', 'Z1;79DDT20080001;R;03', typereglement, 03",
    "'ID_ZONE;ID_GASPAR;CODEZONE;TYPEREG', 'Z1;79DDT20080001;R;06', typereglement, ''",
    "'idzonereglementaire;codeprocedure;codezonereglement;typereglement', 'Z1;79DDT20080001;R;06', typereglement, 06",
    "'genre_espece_cultivar;hauteur_m', 'Tilia cordata;8', genre, Tilia",
    "'genre;hauteur_m', 'Tilia x europaea ''Pallida'';8', cultivar_variete, Pallida",
    "'genre;hauteur_m;plantation', 'Tilia;8;9999-12-31', date_plantation, ''",
    "'Genre et espèce;Nom usuel;Ht', 'Tilia cordata;Tilleul;8', espece, cordata",
    "'esp_nomlatin;arb_hauteur;remarque', 'Tilia cordata;8;à revoir', genre, Tilia",
    "'Espèce;Taille (m);Périmètre à 1,30 m (cm)', 'Acer rubrum;8;95', circonference, 95",
    "'Espèce;Taille (m);Périmètre à 1,30 m (cm)', 'Acer rubrum;8;95', hauteur, 800",
    "'Genre;Circonférence (cm) à 1m', 'Acer;95', circonference, 95",
    "'Essence;Hauteur actuelle;Circonférence actuelle', 'Acer;8;95', hauteur, 800",
    "'libessence;libgenre;libespece;hauteur_m', 'Érable;Acer;rubrum;8', espece, rubrum",
    "'libessence;libgenre;libespece;hauteur_m', 'Érable;Acer;rubrum;8', nom_vernaculaire, Érable",
    "'SPECIES;HEIGHT_M;GIRTH_CM;CROWN_M', 'Acer rubrum;8;95;6', circonference, 95",
    "'SPECIES;HEIGHT_M;GIRTH_CM;CROWN_M', 'Acer rubrum;8;95;6', diametre_couronne, 6",
    "'Genre;Hauteur;Stade de développement', 'Acer;8;Arbre adulte', stade_developpement, Adulte",
    "'Genre;Hauteur (m);Saison de plantation', 'Acer;8;2018/2019', remarque, date_plantation : 2018/2019",
    "'N° PEI;Nature;Débit (m3/h)', '1;CI 120 m3;60', type_pei, CI",
    "'N° PEI;Nature;Débit (m3/h)', '1;Puisard;60', type_pei, PA",
    "'ID_SIGHTING;LATIN_SPECIES;DATE;ATLAS_CODE', '71;Pica pica;12.04.2021;5', occurrenceID, 71",
    "'id_obs;date_obs;cd_nom;nom_sci', '71;2021-03-01;60630;Lutra lutra', scientificName, Lutra lutra",
    "'id_obs;date_obs;cd_nom;nom_sci', '71;2021-03-01;60630;Lutra lutra', occurrenceID, 71",
    "'id;observed_on;scientific_name', '12;2021-03-01;Lutra lutra', occurrenceID, 12",
    "'REF;Nom latin;date_obs;Municipalité', '7;Lutra lutra;12.04.2021;Niort', municipality, Niort",
    "'nom_sci;date_obs;insee_com;nom_com', 'Lutra lutra;2021-03-01;79191;Niort', codeCommune, 79191",
    "'nom_sci;date_obs;insee_com;nom_com', 'Lutra lutra;2021-03-01;79191;Niort', municipality, Niort",
    "'cdNom;nomScientifiqueRef;dateDebut;precisionLocalisation', '3764;Parus major;2019-03-15;XY point', coordinateUncertaintyInMeters, ''",
    "'scientific_name;observed_on;license', 'Turdus merula;2023-05-01;CC-BY-NC', license, https://creativecommons.org/licenses/by-nc/4.0/",
    "'numero;nature;type_pei;diam_nom;date_rop', '79191_1;PIBI;Poteau d''incendie;100;2022-01-05 00:00:00', date_ro, 2022-01-05",
    "'numero;nature;type_pei;diam_nom;date_rop', '79191_1;PIBI;Poteau d''incendie;100;2022-01-05 00:00:00', diam_pei, 100",
    "'NUM_SDIS;TYPE_PEI;VOLUME;DATE_RECOP', '79191_1;PEA;120;05/01/2022', type_pei, CI",
    "'ID_ARBRE;nomLatin;genre;Espece;hauteurMax', '25A;Celtis australis;Celtis;australis;+ de 15m', genre, Celtis",
    "'ab_id;ab_genre_espece;ab_circ_tronc_1m;ab_haut_totale;ab_diam_couronne', '12;Quercus ilex;110;9,5;7', circonference, 110",
    "'nom;type;climatise;acces PMR', 'Zola;Espace vert;non;oui', type, parc ou jardin",
    "'nom;type;climatise;acces PMR', 'Zola;Espace vert;non;oui', accessible_pmr, true",
    "'nom;type;climatise;horaires', 'Zola;Espace vert;non;Du lundi au vendredi 8h-20h', horaires, Mo-Fr 08:00-20:00",
    "'NUM_PEI;NATURE;INDISPONIB', '1;PI;Oui', disponible, 0",
    "'NUM_PEI;NATURE;HORS_SERVI', '1;PI;Oui', disponible, 0",
    "'NUM_PEI;NATURE;Hydrant indisponible;DEBIT', '1;PI;Non;60', disponible, 1",
    "'NUM_PEI;NATURE;INDISPONIBLE_PEI;DEBIT', '1;PI;x;60', disponible, 0",
    "'NUM_PEI;NATURE;Indisponible (O/N);DEBIT', '1;PI;O;60', disponible, 0",
    "'HYD_NUM;HYD_NATURE;HYD_INDISPONIBLE;HYD_DEBIT', '1;PI;Non;60', disponible, 1",
    "'nom;type;climatise;Payant (O/N)', 'Zola;Médiathèque;non;O', acces, payant",
    "'nom;type;climatise;ilot_payant', 'Zola;Médiathèque;non;Non', acces, libre",
    "'NUM_PEI;NATURE;DEBIT;DEBIT_1BAR', '1;PI;95;62', debit, 62",
    "'NUM_PEI;NATURE;Débit (m3/h);Débit à 1 bar (m3/h)', '1;PI;95;62', debit, 62",
    "'NUM_PEI;NATURE;DEBIT_M3H;DEBIT_1BAR', '1;PI;95;62', debit, 62",
    "'NUM_PEI;NATURE;DEBIT_M3H;DEBIT_MAX', '1;PI;62;95', debit, 62",
    "'NUM_PEI;NATURE;DEBIT;DEBIT_REQUIS', '1;PI;62;60', debit, 62",
    "'id_pei;type_pei;debit;source;position', '1;PI;60;AEP;Face au 12', source_pei, reseau_aep",
    "'id_pei;type_pei;debit;source;position', '1;PI;60;AEP;Face au 12', situation, Face au 12",
    "'id_pei;type_pei;debit;source;position', '1;PI;60;AEP;46.32 -0.46', situation, ''",
    "'id_pei;type_pei;debit;adresse;position', '1;PI;60;Rue A;Face au 12', situation, Rue A",
    "'date_visite;nom_scientifique', '2023-05-12;Parus major', eventDate, 2023-05-12",
    "'Observé le;nom_scientifique', '12/05/2023;Parus major', eventDate, 2023-05-12",
    "'basisOfRecord;year;month;day;scientificName', 'x;2020;5;1;Parus major', eventDate, 2020-05-01",
    "'basisOfRecord;year;month;day;scientificName', 'x;1887;6;0;Parus major', eventDate, 1887-06",
    "'annee;mois;jour;nom_latin', '2020;12;31;Parus major', eventDate, 2020-12-31",
    "'Date;Jour;Nom latin;Code atlas', '01/05/2020;vendredi;Parus major;3', eventDate, 2020-05-01",
    "'nom;type_fontaine;Date de mise en service', 'Zola;borne;12/03/2015', date_installation, 2015-03-12"
  })
  void namesUnitsAndWordsOfTownsAreKnown(String header, String line, String column, String value) {
    List<String> columns = List.of(header.split(";"));
    Row row = row(header.split(";"), line.split(";"));

    assertThat(MAPPINGS.best(Title.NONE, columns, List.of(row)))
        .hasValueSatisfying(
            fit ->
                assertThat(fit.start(any -> "79191").apply(row).orElseThrow().value(column))
                    .isEqualTo(value));
  }

  @ParameterizedTest
  @CsvSource({
    "'id;type_objet;Potable', '1;Borne fontaine;O', '2;Fontaine;N'",
    "'id;type_objet;Eau potable (O/N)', '1;Borne fontaine;O', '2;Fontaine;N'",
    "'id;type_objet;qualite_eau', '1;Borne fontaine;Eau potable', '2;Fontaine;Eau non potable'",
    "'NUM_PEI;TYPE_PEI;ETAT_PEI;DEBIT', '1;PI;Existant;60', '2;PI;Projet;60'",
    "'NUM_PEI;TYPE_PEI;ETAT_POINT_EAU', '1;PI;Disponible', '2;PI;Supprimé'",
    "'id;genre;hauteur;Abattu', '1;Acer;8;N', '2;Tilia;9;O'",
    "'id;genre;hauteur;ABATTU_O_N', '1;Acer;8;N', '2;Tilia;9;O'"
  })
  void aRowThatIsNotOfTheThemeIsLeftOut(String header, String kept, String out) {
    List<Row> rows =
        Stream.of(kept, out).map(line -> row(header.split(";"), line.split(";"))).toList();

    Fit fit = MAPPINGS.best(Title.NONE, List.of(header.split(";")), rows).orElseThrow();
    Application application = fit.start(any -> "79191");
    assertThat(application.apply(rows.get(0))).isPresent();
    assertThat(application.apply(rows.get(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'date_ech,code_zone,lib_zone,code_qual,lib_qual,code_ambr,pollen_resp', '2025-05-01,79191,Niort,3,Moyen,0,gram'",
    "'nom_rue,longueur,sens', 'rue Basse,120,1'",
    "'nom,hauteur,usage', 'Mairie,12,public'",
    "'id,nom,type,adresse', '1,École Zola,école,rue Basse'",
    "'id,nom,categorie,adresse', '1,École Zola,école,rue Basse'",
    "'date,valeur', '2024-01-01,3'",
    "'id_troncon,diametre,materiau', 'T1,300,Fonte'",
    "'addr:street,height,start_date', 'rue Basse,1,2015-03-04'",
    "'nom,access_pmr,statut', 'Plage,oui,ouverte'",
    "'nom_etablissement,adresse,polluant,quantite', 'Usine,rue Basse,Nitrates,3'",
    "'nom,commune', 'École Zola,Fontaine-lès-Dijon'",
    "'nom,adresse', 'École Zola,rue de la Fontaine'",
    "'nom,fontaine,jeux', 'Parc,oui,non'",
    "'nom,nb_fontaines,nb_bancs', 'Parc,12,3'",
    "'nom,type,plan_canicule', 'Zola,EHPAD,oui'",
    "'nom_latin,date,quantite', 'Acer rubrum,2024-01-01,3'",
    "'nom_latin,annee', 'Acer rubrum,1753'",
    "'nom,hauteur,usage', 'Mairie,10 à 15 m,public'",
    "'genre,hauteur', 'Roman,haute'",
    "'titre,genre,hauteur_cm,largeur_cm', 'Le port,Peinture,120,80'",
    "'code,libelle,surface', 'A,Zone agricole,12'",
    "'code,ldn,source', '2,55,route'",
    "'code,type', '112,Ligne de bus'",
    "'id,classe,nom', '1,3,Ruisseau'",
    "'parc,genre,hauteur_totale_m,diametre', 'Nord,Éolienne,150,90'"
  })
  void aTableOfAnotherThemeIsLeftAsItIs(String header, String line) {
    Row row = row(header.split(","), line.split(","));

    assertThat(MAPPINGS.best(Title.NONE, List.of(header.split(",")), List.of(row))).isEmpty();
  }

  @Test
  @Tag("shared")
  void realTablesAreKnownAndNoOtherIsTakenForOne() throws IOException {
    Map<String, String> themes = new TreeMap<>();
    for (String folder :
        List.of(
            "municipal", "environment", "fichiers", "atmo", "lcz", "inpn", "geonature/synthese")) {
      for (Path file : files(Shared.path("samples/" + folder))) {
        String name = file.getFileName().toString();
        Table.Format format = FORMATS.get(name.substring(name.lastIndexOf('.') + 1));
        // The last of these files has a quote that is never closed, so it has no rows.
        if (format != null && !name.equals("jep-2019.csv")) {
          theme(file, format).ifPresent(theme -> themes.put(name, theme));
        }
      }
    }

    assertThat(themes).containsExactlyInAnyOrderEntriesOf(THEMES);
  }

  @Test
  @Tag("shared")
  void treesThatAreGoneAreLeftOut() {
    Path file = Shared.path("samples/municipal/02-saint-quentin-patrimoine-arbore.csv");
    try (Rows rows = open(file, Table.Format.CSV)) {
      List<Row> sample = sample(rows);
      Application application =
          MAPPINGS.best(Title.NONE, rows.columns(), sample).orElseThrow().start(row -> "02691");
      long standing = sample.stream().map(application::apply).flatMap(Optional::stream).count();
      while (rows.hasNext()) {
        standing += application.apply(rows.next()).isPresent() ? 1 : 0;
      }

      assertThat(standing).isEqualTo(3000 - 434);
    }
  }

  private Optional<String> theme(Path file, Table.Format format) {
    try (Rows rows = open(file, format)) {
      return MAPPINGS.best(Title.NONE, rows.columns(), sample(rows)).map(fit -> fit.mapping());
    }
  }

  private static Rows open(Path file, Table.Format format) {
    return Rows.open(
        new Table(file, format, null, Table.Place.GUESSED, file.toUri()), notice -> {});
  }

  private static List<Row> sample(Rows rows) {
    List<Row> sample = new ArrayList<>();
    while (sample.size() < SAMPLE && rows.hasNext()) {
      sample.add(rows.next());
    }
    return sample;
  }

  static Row row(String[] columns, String[] cells) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < columns.length; i++) {
      values.put(columns[i], cells[i]);
    }
    return new Row(values, null, 1);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
