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
 * Runs the program like an officer, with two sources, the second being a file of trees, and with a
 * portal to publish to in addition to the program's own pages.
 */
final class Officer {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The environment variable from which the program reads the portal's token. */
  static final String TOKEN = "PORTAL_TOKEN";

  private static final int PATIENCE_MINUTES = 15;
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/");

  private final Path folder;
  private final Program program;

  /** The result of a harvest: exit code, JSON report and standard error. */
  record Report(int code, JsonNode json, String said) {

    /** One of the portal's counts in the report. */
    long portal(String count) {
      for (JsonNode portal : json.path("portals")) {
        if (portal.path("portal").asText().equals("niortais/ville")) {
          return portal.path(count).asLong();
        }
      }
      throw new AssertionError(json);
    }

    /** One of the first source's counts in the report. */
    long source(String count) {
      return json.path("runs").path(0).path(count).asLong();
    }

    Report well() {
      assertThat(code).as(json + "\n" + said).isZero();
      return this;
    }
  }

  /**
   * @param source the first source, in YAML
   * @param portal the portal, in YAML on one line
   */
  Officer(Path folder, String source, String portal, String token) {
    this(folder, token);
    configure(source, portal);
  }

  private void configure(String source, String portal) {
    new SmallConfiguration(folder.resolve("config"))
        .write(
            "moisson.yaml",
            """
            http: { allowPrivateNetworks: true, perHostRequestsPerSecond: 100000 }
            safety: { graceDays: 0, fullListingDays: 0 }
            """)
        .write("sources/eau.yaml", source)
        .territory(
            "niortais",
            """
            sources: [eau, arbres]
            portals:
              site: { type: embedded }
              ville: %s
            """
                .formatted(portal));
  }

  private Officer(Path folder, String token) {
    this.folder = folder;
    this.program = new Program(folder).with(TOKEN, token);
  }

  /** The same officer with another token. */
  Officer with(String token) {
    return new Officer(folder, token);
  }

  Report harvest() {
    return end(harvesting());
  }

  /**
   * Registers the program's feed with the portal, which then harvests it by itself; returns the
   * program's output.
   */
  String register() {
    Program.Ended ended =
        program.run("register", "--config", config(), "--data", data(), "niortais/ville");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out();
  }

  /** Starts a harvest. */
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

  /** The running web server of the program. */
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
