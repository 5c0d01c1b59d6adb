package fr.moisson.routes.config;

import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked configuration: every name refers to something and every option is valid.
 *
 * @param folder that paths in the files are relative to
 * @param territories those without faults
 * @param mappings of {@code config/schemas}
 * @param faults of the territories and presets that are left out
 * @param written the file of each territory, by its name
 */
public record Configuration(
    Path folder,
    Settings settings,
    Map<String, Preset> presets,
    List<ConfiguredTerritory> territories,
    Mappings mappings,
    Faults faults,
    Map<String, Written> written) {

  static final String SCHEMAS = "schemas";

  private static final int DEFAULT_PORT = 8080;

  /** The file of a territory, for faults that only show when other files are read. */
  public interface Written {

    /** A problem, with the line of the key to correct. */
    ConfigurationProblem problem(Notice cause, String... key);
  }

  /** One territory with its sources and portals. */
  public record ConfiguredTerritory(
      String name,
      TerritoryFile.Place place,
      @Nullable String siret,
      @Nullable LocalContour contour,
      List<ConfiguredSource> sources,
      List<ConfiguredPortal> portals) {}

  /** Prepared contours that replace those of geo.api.gouv.fr. */
  public record LocalContour(Path file, String name, String vintage) {}

  /**
   * A source ready to be read, except for its territory's contour.
   *
   * @param recipe which files are made of its rows
   * @param defaults for datasets whose records say nothing
   * @param choice which of its datasets the officer wants
   * @param written its options as written in the files, to detect changes
   */
  public record ConfiguredSource(
      String name,
      Schedule schedule,
      boolean keepAll,
      Source source,
      Recipe recipe,
      Defaults defaults,
      Choice choice,
      String written) {}

  /**
   * @param place the commune that it shows; null for the whole territory
   * @param portal null for the embedded portal
   */
  public record ConfiguredPortal(
      String name,
      TerritoryFile.@Nullable Place place,
      @Nullable Portal portal,
      Overwrite overwrite,
      PortalPace pace) {}

  /**
   * @param perSecond deliveries per second; 0 for no limit
   * @param atOnce concurrent deliveries
   */
  public record PortalPace(int perSecond, int atOnce) {}

  /**
   * The configuration, for callers that need all of it.
   *
   * @throws ConfigurationFault if any file is faulty
   */
  public Configuration whole() {
    if (!faults.all().isEmpty()) {
      throw new ConfigurationFault(faults.all());
    }
    return this;
  }

  /** A copy with another public address and other HTTP settings. */
  public Configuration with(URI address, HttpSettings http) {
    Settings.Server server = settings.serverOrDefault();
    return with(
        new Settings(
            settings.language(),
            new Settings.Server(
                null,
                null,
                address,
                server.title(),
                server.publisher(),
                server.licence(),
                server.legalNotice(),
                server.accessibility()),
            http,
            null,
            settings.safety(),
            null));
  }

  /** A copy without any events. */
  public Configuration silent() {
    return with(
        new Settings(
            settings.language(),
            settings.server(),
            settings.http(),
            settings.store(),
            settings.safety(),
            null));
  }

  private Configuration with(Settings others) {
    return new Configuration(folder, others, presets, territories, mappings, faults, written);
  }

  /** The folder of the schemas defined by Moisson. */
  public Path schemas() {
    return folder.resolve(SCHEMAS);
  }

  /** Public address of this server, ending in a slash. */
  public URI baseUrl() {
    Settings.Server server = settings.server();
    if (server != null && server.baseUrl() != null) {
      String chosen = server.baseUrl().toString();
      return chosen.endsWith("/") ? server.baseUrl() : URI.create(chosen + "/");
    }
    return URI.create("http://localhost:" + port() + "/");
  }

  public int port() {
    Settings.Server server = settings.server();
    return server == null || server.port() == null ? DEFAULT_PORT : server.port();
  }
}
