import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.HealthPages;
import fr.moisson.routes.web.WebServer;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.answer.Streamed;
import io.javalin.Javalin;
import java.time.Clock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Serves a generated catalogue with Moisson's own web server and, for comparison, as many bytes as
 * its feed has, from memory through a server of the same kind.
 *
 * <p>{@code Serving fill FOLDER DATASETS} creates the catalogue; {@code Serving serve FOLDER} prints
 * the ports of both servers on one line, and stops when its standard input ends.
 */
public final class Serving {

  private static final URI BASE = URI.create("http://127.0.0.1/");
  private static final String[] THEMES = {"ENVI", "TRAN", "ENER", "AGRI", "REGI", "HEAL"};

  public static void main(String[] args) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Path folder = Files.createDirectories(Path.of(args[1]));
    try (Database database = Database.sqlite(folder.resolve("moisson.db"))) {
      if (args[0].equals("fill")) {
        fill(new EmbeddedPortal(database.jdbi(), Clock.systemUTC()), Integer.parseInt(args[2]));
      } else {
        serve(database, folder);
      }
    }
  }

  private static void fill(EmbeddedPortal portal, int count) {
    Random random = new Random(7);
    for (int n = 0; n < count; n++) {
      Dataset dataset = dataset(n, random);
      portal.publish(
          new Portal.Sending(
              dataset.id(),
              portal.render(dataset, BASE),
              Set.of(),
              Optional.empty(),
              Overwrite.ALL,
              shown -> {},
              Path.of(".")));
    }
  }

  private static Dataset dataset(int n, Random random) {
    List<Distribution> files = new ArrayList<>();
    for (String format : List.of("CSV", "GEOJSON", "SHP")) {
      files.add(
          new Distribution.Link(
              n + "-" + format,
              "Arbres d’alignement de la commune " + n + " (" + format + ")",
              "Le fichier complet, mis à jour chaque semaine par le service des espaces verts.",
              URI.create("https://donnees.example/fichiers/" + n + "/arbres." + format.toLowerCase()),
              format,
              format.equals("CSV") ? "text/csv" : "application/geo+json",
              1000L + random.nextInt(1_000_000),
              null,
              "2026-01-15",
              null));
    }
    double west = random.nextInt(900) / 100.0 - 4;
    double south = 42 + random.nextInt(800) / 100.0;
    return Dataset.draft(
            new DatasetId("79191", "source-" + n % 20, "jeu-" + n), "Arbres d’alignement de la commune " + n)
        .description(
            "Inventaire des arbres d’alignement et des parcs : essence, hauteur, année de plantation, état "
                + "sanitaire. ".repeat(1 + random.nextInt(6)))
        .keywords(Set.of("arbre", "biodiversité", "espaces verts", "mot-clé " + n % 97))
        .themes(Set.of(THEMES[n % THEMES.length]))
        .publisher(new Agent("Ville n° " + n % 500, URI.create("https://ville.example/" + n % 500), null))
        .contact(new Contact("Service des données", "donnees@ville.example", null))
        .licence(
            new Licence(
                "Licence Ouverte 2.0",
                URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence")))
        .frequency("ANNUAL")
        .issued("2020-01-01")
        .modified("2026-01-15")
        .temporal(new Period("2019-01-01", "2026-01-01"))
        .coverage(Coverage.of(List.of("commune:79191"), new Box(west, south, west + 0.1, south + 0.1)))
        .landingPage(URI.create("https://donnees.example/jeux/" + n))
        .distributions(files)
        .build();
  }

  private static void serve(Database database, Path folder) throws Exception {
    WebServer server =
        new WebServer(
            new Shelf(database.jdbi()),
            new History(database.jdbi()),
            WebSettings.LOCAL,
            Files.createDirectories(folder.resolve("files")),
            new CatalogueHeader("Catalogue", "Données", "Ville", BASE),
            folder.resolve("feeds"),
            new HealthPages(() -> true, () -> ""),
            Clock.systemUTC(),
            null);
    byte[] memory = new byte[1 << 17];
    new Random(3).nextBytes(memory);
    Javalin copier =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.routes.get(
                  "/memory/{bytes}",
                  ctx -> {
                    long left = Long.parseLong(ctx.pathParam("bytes"));
                    ctx.contentType("text/turtle; charset=utf-8");
                    Streamed.send(
                        ctx,
                        out -> {
                          for (long at = left; at > 0; at -= memory.length) {
                            out.write(memory, 0, (int) Math.min(memory.length, at));
                          }
                        });
                  });
            });
    try {
      System.out.println("ports " + server.start(0) + " " + copier.start("127.0.0.1", 0).port());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Until the parent process closes it.
      }
    } finally {
      copier.stop();
      server.close();
    }
  }

  private Serving() {}
}
