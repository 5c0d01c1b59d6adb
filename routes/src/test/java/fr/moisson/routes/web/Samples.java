package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.territory.Cut;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A dozen datasets like those of a town; all invented. */
public final class Samples {

  static final String TREES_CSV =
      """
      id;genre;espece;hauteur;date_plantation;adresse;longitude;latitude
      1;Platanus;x hispanica;1800;1978-11-01;place de la Brèche;-0.4564;46.3239
      2;Tilia;cordata;1200;1994-03-15;rue du Maréchal Leclerc;-0.4601;46.3255
      3;Ginkgo;biloba;900;2008-12-02;jardin des Plantes;-0.4688;46.3271
      4;Acer;campestre;700;2015-11-20;quai de Cronstadt;-0.4659;46.3262
      5;Quercus;robur;1500;1962-01-10;parc de Pré-Leroy;-0.4702;46.3290
      6;Fraxinus;excelsior;1400;1985-02-14;parc de Pré-Leroy;-0.4707;46.3294
      7;Prunus;avium;600;2019-11-25;rue de Ribray;-0.4633;46.3188
      8;Cedrus;atlantica;2100;1935-01-01;square Galliéni;-0.4590;46.3221
      9;Tilia;tomentosa;1100;1999-11-30;avenue de Paris;-0.4511;46.3264
      10;Liquidambar;styraciflua;800;2012-12-05;avenue de Limoges;-0.4475;46.3242
      11;Betula;pendula;900;2010-11-18;allée des Bouleaux;-0.4399;46.3310
      """;

  static Distribution.Extract trees(Path files) throws IOException {
    byte[] bytes = TREES_CSV.getBytes(StandardCharsets.UTF_8);
    String sha256 = Hashes.sha256(TREES_CSV);
    String name = sha256.substring(0, 2) + "/" + sha256 + ".csv";
    Path file = files.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return new Distribution.Extract(
        "200041317",
        "Arbres d’alignement",
        name,
        "CSV",
        "text/csv",
        (long) bytes.length,
        sha256,
        URI.create("https://opendata.example/arbres.csv"),
        new Receipt(12_480, 11, 12_460, 8, 1, Cut.RULE, "2026"),
        null,
        null);
  }

  static Dataset treesDataset(Path files) throws IOException {
    return Dataset.draft(
            new DatasetId("200041317", "deux-sevres-arbres", "arbres-79"),
            "Arbres d’alignement et des parcs")
        .description(
            "Inventaire des arbres plantés le long des voies et dans les parcs publics.\n\n"
                + "Chaque arbre est décrit par son genre, son espèce, sa hauteur en centimètres et sa date de plantation quand elle est connue. "
                + "L’inventaire est tenu par les services des espaces verts, commune par commune.")
        .keywords(List.of("arbre", "espaces verts", "biodiversité", "nature en ville"))
        .themes(List.of("ENVI", "REGI"))
        .publisher(
            new Agent(
                "Département des Deux-Sèvres",
                URI.create("https://deux-sevres.example/"),
                "227900016"))
        .contact(new Contact("Mission données ouvertes", "opendata@deux-sevres.example", null))
        .licence(
            new Licence(
                "Licence Ouverte 2.0",
                URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence/")))
        .frequency("ANNUAL")
        .issued("2019-06-04")
        .modified("2026-02-17T09:30:00Z")
        .temporal(new Period("1935", "2026-01-31"))
        .coverage(Coverage.of(List.of("departement:79", "epci:200041317"), null))
        .landingPage(URI.create("https://opendata.example/datasets/arbres"))
        .provenance(List.of("Saisie de terrain par les communes, contrôlée par le Département."))
        .distributions(
            List.of(
                trees(files),
                new Distribution.Link(
                    "arbres-csv",
                    "Tout le département",
                    "Le fichier complet, tel que publié.",
                    URI.create("https://opendata.example/arbres.csv"),
                    "CSV",
                    "text/csv",
                    4_812_345L,
                    null,
                    "2026-02-17",
                    null),
                new Distribution.Link(
                    "arbres-wfs",
                    "Service cartographique",
                    null,
                    URI.create("https://opendata.example/wfs?service=WFS"),
                    "WFS",
                    null,
                    null,
                    null,
                    null,
                    null)))
        .build();
  }

  public static List<Dataset> all(Path files) throws IOException {
    return List.of(
        treesDataset(files),
        simple(
            "hubeau-nappes",
            "Niveau des nappes d’eau souterraine",
            "BRGM",
            "Licence Ouverte 2.0",
            "2026-03-01",
            "Hauteur de la nappe mesurée chaque jour dans les piézomètres du bassin de la Sèvre niortaise.",
            List.of("ENVI"),
            "CSV",
            "API"),
        simple(
            "hubeau-riviere",
            "Qualité des cours d’eau : analyses physico-chimiques",
            "Office français de la biodiversité",
            "Licence Ouverte 2.0",
            "2026-02-11",
            "Analyses des prélèvements dans les rivières : nitrates, phosphates, pesticides, oxygène dissous.",
            List.of("ENVI", "HEAL"),
            "CSV",
            "JSON"),
        simple(
            "atmo-indices",
            "Indice de la qualité de l’air par commune",
            "Atmo Nouvelle-Aquitaine",
            "ODbL",
            "2026-03-04",
            "Indice Atmo du jour et prévision du lendemain pour chaque commune, avec le détail par polluant.",
            List.of("ENVI", "HEAL"),
            "GEOJSON",
            "CSV",
            "WFS"),
        simple(
            "irve",
            "Bornes de recharge pour véhicules électriques",
            "data.gouv.fr, base nationale consolidée",
            "Licence Ouverte 2.0",
            "2026-03-03",
            "Points de recharge ouverts au public : puissance, prises, horaires, opérateur.",
            List.of("ENER", "TRAN"),
            "CSV",
            "GEOJSON"),
        simple(
            "georisques-cavites",
            "Cavités souterraines abandonnées",
            "BRGM",
            "Licence Ouverte 2.0",
            "2025-11-20",
            "Carrières, caves, ouvrages civils et cavités naturelles recensés, avec leur type et leur position.",
            List.of("ENVI"),
            "CSV"),
        simple(
            "georisques-icpe",
            "Installations classées pour la protection de l’environnement",
            "Direction générale de la prévention des risques",
            "Licence Ouverte 2.0",
            "2026-01-15",
            "Usines, élevages, carrières et dépôts soumis à autorisation, enregistrement ou déclaration, avec leur régime.",
            List.of("ENVI", "ECON"),
            "CSV",
            "SHP"),
        simple(
            "gbif",
            "Observations naturalistes : oiseaux, amphibiens, flore",
            "Muséum national d’histoire naturelle",
            "CC BY 4.0",
            "2026-02-28",
            "Observations d’espèces partagées par les associations et les naturalistes, issues de l’inventaire national du patrimoine naturel.",
            List.of("ENVI"),
            "CSV",
            "DWCA"),
        simple(
            "corine",
            "Occupation du sol CORINE Land Cover",
            "Service des données et études statistiques",
            null,
            "2018",
            "Inventaire de l’occupation des terres en 44 postes, obtenu par interprétation d’images satellitaires.",
            List.of("ENVI", "AGRI"),
            "GPKG",
            "WMS"),
        simple(
            "enedis",
            "Consommation annuelle d’électricité par secteur",
            "Enedis",
            "Licence Ouverte 2.0",
            "2025-06-30",
            "Électricité consommée par l’habitat, le tertiaire, l’industrie et l’agriculture.",
            List.of("ENER"),
            "CSV",
            "XLSX"),
        simple(
            "solaire",
            "Cadastre solaire des toitures",
            "Niort Agglo",
            "Licence Ouverte 2.0",
            null,
            "Potentiel de production photovoltaïque de chaque toit, calculé d’après le relief et l’ensoleillement.",
            List.of("ENER"),
            "GEOJSON",
            "GPKG"),
        simple(
            "dechets",
            "Tonnages de déchets ménagers collectés",
            "Niort Agglo",
            "Licence Ouverte 2.0",
            "2026-01",
            "Ordures ménagères, emballages, verre, biodéchets et apports en déchèterie, par année.",
            List.of("ENVI", "GOVE"),
            "CSV"),
        simple(
            "plui",
            "Haies et espaces boisés protégés au titre du plan local d’urbanisme",
            null,
            "Licence Ouverte 2.0",
            "2024-12-19",
            "",
            List.of("ENVI", "REGI"),
            "SHP",
            "GEOJSON",
            "WFS"));
  }

  private static Dataset simple(
      String id,
      String title,
      String publisher,
      String licence,
      String modified,
      String description,
      List<String> themes,
      String... formats) {
    String territory = id.equals("solaire") || id.equals("dechets") ? "79191" : "200041317";
    return Dataset.draft(new DatasetId(territory, id, id), title)
        .description(description)
        .themes(themes)
        .publisher(publisher == null ? null : new Agent(publisher, null, null))
        .licence(licence == null ? null : Licence.stated(licence))
        .modified(modified)
        .coverage(Coverage.of(List.of("commune:79191"), null))
        .distributions(
            Stream.of(formats)
                .map(
                    format ->
                        new Distribution.Link(
                            format,
                            title,
                            null,
                            URI.create(
                                "https://source.example/"
                                    + id
                                    + "."
                                    + format.toLowerCase(Locale.ROOT)),
                            format,
                            null,
                            null,
                            null,
                            null,
                            null))
                .toList())
        .build();
  }

  private Samples() {}
}
