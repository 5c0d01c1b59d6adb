package fr.moisson.connectors.ckan;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A dataset with everything, and a door with something behind it. */
final class CkanSamples {

  static Dataset cavities(DatasetId id, String file) {
    return Dataset.draft(id, "Cavités souterraines")
        .description("Les cavités *connues*.")
        .keywords(List.of("qualité de l’air", "cavité souterraine", "x", "qualité de l'air"))
        .themes(List.of("ENVI"))
        .publisher(new Agent("BRGM", URI.create("https://www.brgm.fr/"), "582056149"))
        .contact(new Contact("Géorisques", "contact@exemple.fr", null))
        .licence(
            new Licence(
                "Licence Ouverte 2.0",
                URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence/")))
        .frequency("ANNUAL")
        .issued("2019")
        .modified("2026-03-01")
        .temporal(new Period("2000-01-01", null))
        .coverage(Coverage.of(List.of("epci:200041317"), new Box(-0.6, 46.2, -0.2, 46.5)))
        .landingPage(URI.create("https://www.georisques.gouv.fr/"))
        .provenance(List.of("Une phrase.", "Une autre."))
        .distributions(
            List.of(link("cavites", "https://exemple.fr/cavites.json"), extract(file, null)))
        .build();
  }

  static Distribution.Link link(String id, String url) {
    return new Distribution.Link(
        id,
        "Cavités, tout le département",
        null,
        URI.create(url),
        "GEOJSON",
        "application/geo+json",
        1234L,
        "sha1:00ff",
        "2026-03-01T01:30:00+02:00",
        URI.create("https://schema.data.gouv.fr/cavites"));
  }

  static Distribution.Extract extract(String file, Distribution.@Nullable Assessment assessment) {
    return new Distribution.Extract(
        "200041317",
        "Cavités du Niortais",
        file,
        "CSV",
        "text/csv",
        99L,
        "abcdef",
        URI.create("https://exemple.fr/cavites.csv"),
        new Distribution.Receipt(3400, 120, 3280, 0, 0, "points by inclusion", "2026"),
        assessment,
        null);
  }

  /** Lets something happen before each call. */
  record Before(Door door, Consumer<Door.Request> event) implements Door {

    @Override
    public Body get(Request request) {
      event.accept(request);
      return door.get(request);
    }

    @Override
    public Reply send(Request request) {
      event.accept(request);
      return door.send(request);
    }
  }

  private CkanSamples() {}
}
