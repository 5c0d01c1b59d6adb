package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.routes.Program;
import fr.moisson.routes.SmallConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who runs the program, with two sources, a catalogue and a file of trees, and a CKAN to
 * publish to beside the program's own pages.
 */
final class Officer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MINUTES = 15;
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/");

  private final Path folder;
  private final Program program;

  /** What came of a harvest. */
  record Report(int code, JsonNode json, String said) {

    /** A number of CKAN's. */
    long portal(String count) {
      for (JsonNode portal : json.path("portals")) {
        if (portal.path("portal").asText().equals("niortais/ville")) {
          return portal.path(count).asLong();
        }
      }
      throw new AssertionError(json);
    }

    /** A number of the source's. */
    long source(String count) {
      return json.path("runs").path(0).path(count).asLong();
    }

    Report well() {
      assertThat(code).as(json + "\n" + said).isZero();
      return this;
    }
  }

  Officer(Path folder, Catalogue source, URI portal, Ckan ckan, String token) {
    this(folder, token);
    configure(
        source,
        """
          ville:
            type: ckan
            perSecond: 100000
            options: { url: "%s", token: "${CKAN_TOKEN}", organisation: %s, namePrefix: %s }
        """
            .formatted(portal, ckan.organisation(), prefix(ckan)));
  }

  private void configure(Catalogue source, String portal) {
    new SmallConfiguration(folder.resolve("config"))
        .write(
            "moisson.yaml",
            """
            http: { allowPrivateNetworks: true, perHostRequestsPerSecond: 100000 }
            safety: { graceDays: 0, fullListingDays: 0 }
            """)
        .write(
            "sources/eau.yaml",
            """
            source: dcat
            title: Un catalogue
            producer: un syndicat
            keep: all
            options: { url: "%s" }
            """
                .formatted(source.url()))
        .territory(
            "niortais",
            """
            sources: [eau, arbres]
            portals:
              site: { type: embedded }
            """
                + portal);
  }

  /** Tests share a site, on which a name may be given once. */
  static String prefix(Ckan ckan) {
    return ckan.organisation().substring(0, "essai-12345678".length());
  }

  private Officer(Path folder, String token) {
    this.folder = folder;
    this.program = new Program(folder).with("CKAN_TOKEN", token);
  }

  /** The same, with another token. */
  Officer with(String token) {
    return new Officer(folder, token);
  }

  Report harvest() {
    return end(harvesting());
  }

  /** A harvest that is going on. */
  Process harvesting() {
    return program.start("harvest", "--json", "--config", config(), "--data", data());
  }

  Report end(Process process) {
    try {
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
      String out = Files.readString(folder.resolve("out"));
      String said = Files.readString(folder.resolve("err"));
      assertThat(out).as(said).startsWith("{");
      return new Report(process.exitValue(), JSON.readTree(out), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The web server of the program, while it runs. */
  record Site(Process process, URI address) implements AutoCloseable {

    URI feed() {
      return address.resolve("catalog.rdf");
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  Site serve() {
    Process process = program.start("serve", "--port", "0", "--config", config(), "--data", data());
    try {
      for (int i = 0; i < 900; i++) {
        Matcher found = ADDRESS.matcher(Files.readString(folder.resolve("out")));
        if (found.find()) {
          return new Site(process, URI.create(found.group()));
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    process.destroyForcibly();
    throw new AssertionError("it does not say its address");
  }

  private String config() {
    return folder.resolve("config").toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
