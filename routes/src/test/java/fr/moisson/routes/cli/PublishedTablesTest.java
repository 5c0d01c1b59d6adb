package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in the formats in which fire services, towns and agencies publish them. */
class PublishedTablesTest {

  private static final String TOWN =
      """
      {"type":"Feature","properties":{"code_insee":"79191","nom":"Niort"},"geometry":{"type":"Polygon",
      "coordinates":[[[-0.6,46.2],[-0.3,46.2],[-0.3,46.4],[-0.6,46.4],[-0.6,46.2]]]}}
      """;

  @TempDir Path folder;

  @Test
  void hydrantsInTheCommonModelOfFireServices() throws IOException {
    JsonNode report =
        convert(
            "pei.csv",
            """
            id_pei;id_sdis;ref_terr;epci;insee;commune;type_pei;type_rd;diam_pei;raccord;marque;source_pei;\
            volume;diam_cana;etat_pei;press_stat;press_dyn;debit;date_mes;date_ct;x_l93;y_l93
            1;79191001;12;CAN;79191;Niort;PI;PI normal;100;10;20;reseau_aep;;150;02;6,2;4,1;83;12/03/1998;\
            03/05/2023;434567,8;6586123,4
            2;79191002;13;CAN;79191;Niort;CI;Citerne souple;;00;00;citerne;120;;02;;;60;;03/05/2023;\
            434600,1;6586100,2
            """);

    assertIs(report, "pei");
    assertThat(report.path("conformity").asDouble()).isEqualTo(1);
    assertThat(made(report)).contains("79191,79191001,", ",2023-05-03,", ",434567.8,6586123.4,");
  }

  @Test
  void hydrantsOfAFireServiceWithItsOwnNames() throws IOException {
    JsonNode report =
        convert(
            "deci.csv",
            """
            objectid,num,famille_id,type_cod,dept_cod,comm_cod,etat_cod,debit_1_bar,capacite,date_ct,date_ro,geom
            1,79191_12,PI,PI,79,79191,DISPO,63,,2023-05-03,2024-01-10,POINT(-0.45 46.32)
            2,79191_13,PENA,CI,79,79191,DISPO,,120,,2024-01-10,POINT(-0.46 46.33)
            """);

    assertIs(report, "pei");
    assertThat(made(report)).contains("79191,79191_12,", ",PI,", ",2024-01-10,");
  }

  @Test
  void hydrantsOfATown() throws IOException {
    JsonNode report =
        convert(
            "Poteaux incendie.csv",
            """
            N° PEI;Type;Adresse;Commune;Diamètre;Débit à 1 bar (m3/h);Pression statique (bar);Disponible;X;Y
            12;Poteau incendie de 100;rue Basse;NIORT;100;63;5,2;oui;434567,8;6586123,4
            13;Bouche d'incendie;rue Haute;NIORT;100;58;5,0;non;434600,1;6586100,2
            """);

    assertIs(report, "pei");
    assertThat(made(report)).contains("79191,12,", ",PI,", ",BI,", ",63,", ",5.2,");
  }

  @Test
  void brownfieldsOfTheNationalInventory() throws IOException {
    JsonNode report =
        convert(
            "friches.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{
            "site_id":"79191_10812","site_nom":"Ancienne chamoiserie","site_type":"friche industrielle",
            "site_adresse":"quai de la Regratterie","site_identif_date":"2022-04-01",
            "site_actu_date":"2023-06-23","site_statut":"friche sans projet","sol_pollution_existe":"inconnu","comm_nom":"Niort",
            "comm_insee":"79191","bati_surface":2400.4,"unite_fonciere_surface":2796.05,
            "unite_fonciere_refcad":["79191000BH0152","79191000BH0156"],"urba_zone_type":"U",
            "proprio_personne":"personne morale","source_nom":"Cartofriches","nature":"fonds friches"},
            "geometry":{"type":"Polygon","coordinates":[[[-0.46,46.32],[-0.459,46.32],[-0.459,46.321],
            [-0.46,46.321],[-0.46,46.32]]]}}]}
            """);

    assertIs(report, "friches");
    assertThat(report.path("conformity").asDouble()).isEqualTo(1);
    assertThat(made(report))
        .contains(
            ",2796,",
            ",2400,",
            "79191000BH0152|79191000BH0156",
            ",inconnu,",
            ",POINT (-0.4595 46.3205),",
            "\"POLYGON ((");
  }

  @Test
  void zonesOfShrinkingClay() throws IOException {
    JsonNode report =
        convert(
            "ExpoArgile.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"NIVEAU":2,
            "ALEA":"Moyen","DPT":"79"},"geometry":{"type":"Polygon","coordinates":[[[-0.46,46.32],
            [-0.45,46.32],[-0.45,46.33],[-0.46,46.32]]]}},{"type":"Feature","properties":{"NIVEAU":3,
            "ALEA":"Fort","DPT":"79"},"geometry":{"type":"Polygon","coordinates":[[[-0.47,46.32],
            [-0.46,46.32],[-0.46,46.33],[-0.47,46.32]]]}}]}
            """);

    assertIs(report, "rga");
    assertThat(report.path("conformity").asDouble()).isEqualTo(1);
    assertThat(made(report)).contains(",2,Moyen,79191,79,", ",3,Fort,79191,79,");
  }

  @Test
  void aCodeOfAnotherCommuneThanThatOfThePlaceIsTold() throws IOException {
    JsonNode report =
        convert(
            "pei.csv",
            """
            num_pei;nature;insee;debit;lat;lon
            1;Poteau;79191;60;46.32;-0.45
            2;Poteau;79049;60;46.33;-0.46
            """);

    assertThat(report.path("notices").findValuesAsText("code")).contains("COMMUNE_CONTRADICTED");
    assertThat(made(report)).contains("79191,1,", "79049,2,");
  }

  @Test
  void coolPlacesOfAPortal() throws IOException {
    JsonNode green =
        convert(
            "espaces.csv",
            """
            identifiant;nsq_espace_vert;nom;type;p_vegetation_h;adresse;arrondissement;statut_ouverture;\
            ouvert_24h;canicule_ouverture;ouverture_estivale_nocturne;horaires_periode;horaires_lundi;geo_point_2d
            EV1;73;JARDIN DES PLANTES;Promenades ouvertes;0.61;rue Haute;79000;;Non;Oui;Non;;;46.32, -0.45
            EV2;74;SQUARE BASSE;Jardin;0.109;rue Basse;79000;;Non;Non;Non;;;46.33, -0.46
            """);

    assertIs(green, "ilots-fraicheur");
    assertThat(green.path("conformity").asDouble()).isEqualTo(1);
    assertThat(made(green)).contains("parc ou jardin", ",61,", ",10.9,", ",79191,");
  }

  @Test
  void coolRoomsOfAPortal() throws IOException {
    JsonNode rooms =
        convert(
            "equipements.csv",
            """
            identifiant;id_dicom;nom;type;payant;adresse;arrondissement;statut_ouverture;horaires_periode;\
            horaires_lundi;proposition_usager;geo_point_2d
            A1;;Médiathèque Pierre-Moinot;Bibliothèque;Non;bd Main;79000;Ouvert;;10h-18h;Non;46.32, -0.45
            A2;;Piscine Pré-Leroy;Piscine;Oui;rue de Bessac;79000;Ouvert;;12h-19h;Non;46.33, -0.46
            """);

    assertIs(rooms, "ilots-fraicheur");
    assertThat(rooms.path("conformity").asDouble()).isEqualTo(1);
    assertThat(made(rooms)).contains("bibliothèque ou musée", "baignade ou piscine", ",payant,");
  }

  @Test
  void theCatalogueOfATownAndOfItsPortal() throws IOException {
    JsonNode town =
        converted(
            "catalogue.csv",
            """
            COLL_NOM,COLL_SIRET,ID,TITRE,DESCRIPTION,THEME,PRODUCTEUR_NOM,PRODUCTEUR_SIRET,COUV_SPAT_MAILLE,\
            COUV_SPAT_NOM,COUV_TEMP_DEBUT,COUV_TEMP_FIN,DATE_PUBL,FREQ_MAJ,DATE_MAJ,MOTS_CLES,LICENCE,\
            NOMBRE_RESSOURCES,FORMAT_RESSOURCES,URL
            Ville de Niort,21790191700013,arbres,Arbres,Arbres de la ville,Environnement,Ville de Niort,\
            21790191700013,communale,Niort,2020-01-01,2024-12-31,15/03/2021,hebdomadaire,2024-05-02,arbre,\
            Licence Ouverte v2.0 (Etalab),2,csv;json,https://donnees.niort.example/arbres
            """);
    JsonNode portal =
        converted(
            "datasets.csv",
            """
            id;title;slug;url;organization;organization_id;description;frequency;license;created_at;\
            last_modified;tags;resources_count
            5d1;Arbres;arbres;https://portail.example/arbres;Ville de Niort;534f;Les arbres;semiannual;\
            Licence Ouverte / Open Licence version 2.0;2021-03-15T10:00:00;2024-05-02T08:00:00;arbre;2
            """);

    assertIs(town, "scdl-catalogue");
    assertThat(town.path("conformity").asDouble()).isEqualTo(1);
    assertIs(portal, "scdl-catalogue");
    assertThat(Files.readString(folder.resolve("out/datasets-scdl-catalogue.csv")))
        .contains("Semestrielle", "Licence Ouverte-LO", "2021-03-15,");
  }

  private JsonNode convert(String name, String content) throws IOException {
    Path town = Files.writeString(folder.resolve("ville.geojson"), TOWN);
    return converted(name, content, "--territory", town.toString());
  }

  private JsonNode converted(String name, String content, String... more) throws IOException {
    Path input = Files.writeString(folder.resolve(name), content);
    List<String> args = new ArrayList<>(List.of("convert", input.toString(), "--to", "csv"));
    args.addAll(List.of("--out", folder.resolve("out").toString(), "--config", "../config"));
    args.add("--json");
    args.addAll(List.of(more));
    return new ObjectMapper().readTree(Typed.run(args.toArray(String[]::new)).out());
  }

  private static void assertIs(JsonNode report, String schema) {
    assertThat(report.path("schema").asText()).as(report.toString()).isEqualTo(schema);
  }

  private String made(JsonNode report) throws IOException {
    return Files.readString(folder.resolve("out").resolve(report.at("/files/0/path").asText()));
  }
}
