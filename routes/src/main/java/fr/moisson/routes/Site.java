package fr.moisson.routes;

import fr.moisson.connectors.webhooks.Inbox;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Settings;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.EventsApi;
import fr.moisson.routes.web.HealthPages;
import fr.moisson.routes.web.WebServer;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.answer.WebSettings.Legal;
import fr.moisson.routes.web.export.StaticSite;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public site: pages, feeds and files of the embedded portal. */
public final class Site {

  private static final String PUBLISHER = "Moisson";

  /** A web server for what a configuration publishes, not started yet. */
  public static WebServer open(
      Configuration configuration, DataFolder data, Database database, Moisson moisson) {
    return server(configuration, data, database, moisson, true);
  }

  /** The same site as static files, not written yet. */
  public static StaticSite files(
      Configuration configuration, DataFolder data, Database database, Moisson moisson) {
    return new StaticSite(
        server(configuration, data, database, moisson, false),
        header(configuration, moisson.shown()),
        data.files());
  }

  private static WebServer server(
      Configuration configuration,
      DataFolder data,
      Database database,
      Moisson moisson,
      boolean interactive) {
    Settings.Server server = configuration.settings().serverOrDefault();
    List<ConfiguredTerritory> shown = moisson.shown();
    moisson.territories().recall(shown);
    WebSettings settings =
        new WebSettings(
            Objects.requireNonNullElse(server.host(), WebSettings.LOCAL.host()),
            server.title(),
            configuration.baseUrl(),
            moisson.territories()::nameOf,
            territories(shown),
            shown.stream()
                .collect(
                    Collectors.toMap(
                        ConfiguredTerritory::name, territory -> territory.place().kind())),
            shown.stream()
                .filter(territory -> territory.siret() != null)
                .collect(Collectors.toMap(ConfiguredTerritory::name, ConfiguredTerritory::siret)),
            around(shown, moisson.territories()),
            new SchemaColumns(configuration.schemas(), data.schemas())::of,
            moisson.territories()::contourOf,
            moisson.territories()::state,
            legal(server),
            interactive);
    return new WebServer(
        new Shelf(database.jdbi()),
        new History(database.jdbi()),
        settings,
        data.files(),
        header(configuration, shown),
        // Each has feeds of its own: a site of files names no API.
        data.feeds().resolve(interactive ? "served" : "static"),
        new HealthPages(moisson::isReady, moisson::metrics),
        moisson.clock(),
        interactive ? events(configuration, moisson) : null);
  }

  private static Legal legal(Settings.Server server) {
    Settings.Server.Accessibility accessibility = server.accessibility();
    return new Legal(
        server.legalNotice(),
        accessibility == null ? null : accessibility.conformity().name().toLowerCase(Locale.ROOT),
        accessibility == null ? null : accessibility.statement());
  }

  private static @Nullable EventsApi events(Configuration configuration, Moisson moisson) {
    Inbox inbox = configuration.settings().eventsOrNone().inbox();
    return inbox == null ? null : new EventsApi(inbox, moisson::ask, moisson.clock());
  }

  /**
   * The territories around a place; none are suggested for a place that has a territory file
   * itself.
   */
  private static Function<String, List<String>> around(
      List<ConfiguredTerritory> shown, Territories known) {
    Set<String> own =
        shown.stream()
            .flatMap(territory -> Stream.of(territory.name(), territory.place().code()))
            .collect(Collectors.toSet());
    return code -> own.contains(code) ? List.of() : known.around(code);
  }

  /** Omits places that have several files, and files whose name looks like a code. */
  private static Map<String, String> territories(List<ConfiguredTerritory> shown) {
    Set<String> names = shown.stream().map(ConfiguredTerritory::name).collect(Collectors.toSet());
    return shown.stream()
        .filter(territory -> !names.contains(territory.place().code()))
        .collect(
            Collectors.groupingBy(
                territory -> territory.place().code(),
                Collectors.mapping(ConfiguredTerritory::name, Collectors.toList())))
        .entrySet()
        .stream()
        .filter(place -> place.getValue().size() == 1)
        .collect(Collectors.toMap(Map.Entry::getKey, place -> place.getValue().get(0)));
  }

  private static CatalogueHeader header(
      Configuration configuration, List<ConfiguredTerritory> shown) {
    Settings.Server server = configuration.settings().serverOrDefault();
    // Feeds are in French for all readers.
    Texts texts = new Texts(Language.FRENCH);
    return new CatalogueHeader(
        Objects.requireNonNullElseGet(server.title(), () -> texts.get("site.name")),
        texts.get("site.description"),
        Objects.requireNonNullElse(server.publisher(), PUBLISHER),
        configuration.baseUrl(),
        server.licence() == null ? null : Defaults.licence(server.licence()),
        shown.stream()
            .map(territory -> territory.place().kind().zone(territory.place().code()))
            .toList(),
        null);
  }

  private Site() {}
}
