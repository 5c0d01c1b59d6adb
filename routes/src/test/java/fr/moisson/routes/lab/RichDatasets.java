package fr.moisson.routes.lab;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.territory.Cut;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.List;

/** Datasets that use everything a feed can express, and some that use little; all invented. */
final class RichDatasets {

  static final String TERRITORY = "200041317";
  private static final Licence OPEN_LICENCE = licence("etalab-2.0");
  private static final Licence ATTRIBUTION = licence("CC-BY-4.0");

  static List<Dataset> all() {
    return List.of(trees(), air(), wells(), draft("nu", "Jeu nu").build());
  }

  private static Dataset trees() {
    URI file = URI.create("https://opendata.example.org/arbres.csv");
    return draft("arbres", "Arbres d’alignement et « remarquables »")
        .description("Inventaire des arbres.\n\nHauteur en centimètres ; tenu commune par commune.")
        .keywords(List.of("arbre", "espaces verts", "qualité de l’air", "PM2,5", "L'Été"))
        .themes(List.of("ENVI", "REGI"))
        .publisher(
            new Agent(
                "Département d’essai", URI.create("https://departement.example.org/"), "227900016"))
        .contact(new Contact("Mission données", "donnees@departement.example.org", null))
        .licence(OPEN_LICENCE)
        .frequency("ANNUAL")
        .issued("2019-06-04")
        .modified("2026-02-17T09:30:00Z")
        .temporal(new Period("1935-01-01", "2026-01-31"))
        .coverage(
            Coverage.over(
                List.of("departement:79", "epci:200041317"),
                List.of(new Box(-0.6, 46.2, -0.3, 46.45), new Box(-0.2, 46.5, -0.1, 46.6))))
        .landingPage(URI.create("https://opendata.example.org/datasets/arbres"))
        .provenance(List.of("Saisie de terrain par les communes."))
        .languages(List.of("FRA"))
        .identifiers(List.of("https://doi.org/10.5072/arbres"))
        .conformsTo(
            List.of(
                new Standard(
                    "RGF93 / Lambert-93",
                    URI.create("http://www.opengis.net/def/crs/EPSG/0/2154"))))
        .access("PUBLIC")
        .legislation(List.of(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj")))
        .hvdCategories(List.of(URI.create("http://data.europa.eu/bna/c_dd313021")))
        .distributions(
            List.of(
                extract(file),
                new Link(
                    "arbres-csv",
                    "Tout le département",
                    "Le fichier complet.",
                    file,
                    "CSV",
                    "text/csv",
                    4_812_345L,
                    "sha256:" + Hashes.sha256("arbres"),
                    "2026-02-17",
                    URI.create("https://schema.example.org/arbres/1.0/schema.json")),
                new Link(
                        "arbres-wfs",
                        "Service cartographique",
                        null,
                        URI.create(
                            "https://opendata.example.org/wfs?service=WFS&request=GetCapabilities"),
                        "WFS",
                        null,
                        null,
                        null,
                        null,
                        null)
                    .through(
                        new Service(
                            URI.create("https://opendata.example.org/wfs"),
                            "WFS",
                            "ville:arbres"))))
        .build();
  }

  private static Extract extract(URI origin) {
    String content = "id;genre\n1;Tilia\n";
    return new Extract(
        TERRITORY,
        "Arbres, Niort Agglo",
        "ab/arbres.csv",
        "CSV",
        "text/csv",
        (long) content.length(),
        Hashes.sha256(content),
        origin,
        new Receipt(12_480, 11, 12_460, 8, 1, Cut.RULE, "2026"),
        new Assessment(
            new Conformity(
                "arbres", "1.0", URI.create("https://schema.example.org/arbres"), 11, 10, 2),
            0.9,
            "ab/arbres-rapport.json",
            null),
        "ab/arbres-datapackage.json");
  }

  private static Dataset air() {
    Link measures =
        new Link(
            "mesures",
            "Mesures & moyennes",
            null,
            URI.create("https://air.example.org/mesures.geojson?an=2025&pas=heure"),
            "GEOJSON",
            "application/geo+json",
            1_024L,
            "md5:9e107d9d372bb6826bd81d3542a419d6",
            null,
            null);
    Link old =
        new Link(
                "anciennes",
                "Mesures anciennes",
                null,
                URI.create("https://air.example.org/anciennes.zip"),
                "ZIP",
                "application/zip",
                null,
                null,
                null,
                null)
            .licensed(OPEN_LICENCE);
    return draft("air", "Indice de la qualité de l’air")
        .description("Indice du jour, par polluant.")
        .keywords(List.of("air", "pollution de l’air"))
        .themes(List.of("ENVI", "HEAL"))
        .publisher(new Agent("Observatoire de l’air", null, null))
        .contact(
            new Contact(
                "Observatoire", "contact@air.example.org", URI.create("https://air.example.org/")))
        .licence(ATTRIBUTION)
        .frequency("DAILY")
        .modified("2026-03-04")
        .temporal(new Period("2020-01-01", null))
        .coverage(Coverage.of(List.of(), new Box(-1.5, 45, 0.5, 47)))
        .landingPage(URI.create("https://air.example.org/indice"))
        .attributions(
            List.of(
                new Attribution(
                    "distributor",
                    new Agent("Région d’essai", null, null),
                    "sig@region.example.org")))
        .distributions(List.of(measures, old))
        .build();
  }

  private static Dataset wells() {
    List<Distribution> files =
        List.of(
            new Link(
                "puits",
                "Puits",
                null,
                URI.create("https://eau.example.org/puits"),
                "HTML",
                "text/html",
                null,
                null,
                null,
                null));
    return draft("puits", "Puits et sources")
        .description("Puits connus.")
        .publisher(new Agent("Syndicat d’essai", null, null))
        .contact(new Contact("Accueil", null, URI.create("https://eau.example.org/contact")))
        .licence(Licence.stated("Réutilisation libre avec mention"))
        .issued("2018")
        .modified("2018-05")
        .temporal(new Period("2001", "2017"))
        .coverage(Coverage.of(List.of("commune:79191"), null).named(List.of("Vallée d’essai")))
        .distributions(files)
        .build();
  }

  private static Licence licence(String spdx) {
    return KnownLicence.named(spdx).orElseThrow().asLicence();
  }

  private static DatasetDraft draft(String id, String title) {
    return Dataset.draft(new DatasetId(TERRITORY, "essai", id), title);
  }

  private RichDatasets() {}
}
