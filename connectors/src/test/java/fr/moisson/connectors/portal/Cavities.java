package fr.moisson.connectors.portal;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Remote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A complete dataset: a link to the producer's file, and an extract of ours. */
public final class Cavities {

  public static final URI FILES = URI.create("https://moisson.exemple.fr/files/");
  public static final DatasetId ID = new DatasetId("200041317", "georisques", "cavités 79/1");
  public static final String EXTRACT = "extracts/abcdef.csv";

  /** The producer's identifier. */
  public static final String IDENTIFIER = "https://www.georisques.gouv.fr/donnees/cavites-79";

  private static final String LINK = "https://exemple.fr/cavites.json";

  public static Dataset dataset() {
    return linkingTo(LINK);
  }

  public static Dataset linkingTo(String url) {
    return dataset(ID, url, EXTRACT).with(draft -> draft.identifiers(List.of(IDENTIFIER)));
  }

  /** A new folder that contains {@link #EXTRACT}. */
  public static Path folder() {
    try {
      Path folder = Files.createTempDirectory("moisson-files");
      Path file = folder.resolve(EXTRACT);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "id,nom\n1,Cavité du Portail\n");
      // The path registered last is deleted first.
      for (Path made : List.of(folder, file.getParent(), file)) {
        made.toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As sent by a pass that overwrites nothing that people wrote. */
  public static Portal.Sending sending(
      Portal portal, Dataset dataset, Set<String> names, @Nullable Remote known, Path files) {
    return new Portal.Sending(
        dataset.id(),
        portal.render(dataset, FILES),
        names,
        Optional.ofNullable(known),
        Overwrite.HARVESTED_ONLY,
        shown -> {},
        files);
  }

  public static Dataset dataset(DatasetId id, String link, String file) {
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
        .distributions(List.of(link("cavites", link), extract(file, null)))
        .build();
  }

  public static Distribution.Link link(String id, String url) {
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

  public static Distribution.Extract extract(
      String file, Distribution.@Nullable Assessment assessment) {
    return new Distribution.Extract(
        "200041317",
        "Cavités du Niortais",
        file,
        "CSV",
        "text/csv",
        99L,
        "abcdef",
        URI.create("https://exemple.fr/cavites.csv"),
        new Receipt(3400, 120, 3280, 0, 0, "points by inclusion", "2026"),
        assessment,
        null);
  }

  /** The dataset with other content in its extract, two bytes longer. */
  public static Dataset withHash(String sha256) {
    Distribution.Extract old = extract(EXTRACT, null);
    Distribution.Extract changed =
        new Distribution.Extract(
            old.territory(),
            old.title(),
            old.file(),
            old.format(),
            old.mediaType(),
            101L,
            sha256,
            old.derivedFrom(),
            old.receipt(),
            null,
            null);
    return dataset().with(draft -> draft.distributions(List.of(link("cavites", LINK), changed)));
  }

  private Cavities() {}
}
