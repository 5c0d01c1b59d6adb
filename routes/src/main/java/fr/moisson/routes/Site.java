package fr.moisson.routes;

import fr.moisson.harvesters.dcat.CatalogueHeader;
import fr.moisson.harvesters.dcat.FeedSyntax;
import fr.moisson.harvesters.dcat.FeedWriter;
import fr.moisson.harvesters.dcat.Listing;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Settings;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.Probes;
import fr.moisson.routes.web.WebServer;
import fr.moisson.routes.web.WebSettings;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** What the world sees: the pages, the feeds and the files of the embedded portal. */
public final class Site {

  private static final String TITLE = "Catalogue environnemental";
  private static final String DESCRIPTION =
      "Données environnementales du territoire, moissonnées chez leurs producteurs, normalisées et"
          + " découpées au territoire.";
  private static final String PUBLISHER = "Moisson";

  /** A web server, not started yet, on what a configuration publishes. */
  public static WebServer open(
      Configuration configuration, DataFolder data, Database database, Moisson moisson) {
    Settings.Server server = configuration.settings().serverOrDefault();
    Shelf shelf = new Shelf(database.jdbi());
    CatalogueHeader header =
        new CatalogueHeader(
            Objects.requireNonNullElse(server.title(), TITLE),
            DESCRIPTION,
            Objects.requireNonNullElse(server.publisher(), PUBLISHER),
            configuration.baseUrl());
    WebSettings settings =
        new WebSettings(
            Objects.requireNonNullElse(server.host(), WebSettings.LOCAL.host()),
            server.title(),
            configuration.baseUrl(),
            moisson.desk()::nameOf,
            new ColumnTitles(configuration.schemas(), data.schemas())::of,
            moisson.desk()::contourOf);
    return new WebServer(
        shelf,
        settings,
        data.files(),
        (out, extension) -> write(shelf, header, out, extension),
        new Probes(moisson::isReady, moisson::metrics));
  }

  private static void write(
      Shelf shelf, CatalogueHeader header, OutputStream out, String extension) {
    FeedSyntax syntax =
        Arrays.stream(FeedSyntax.values())
            .filter(candidate -> candidate.extension().equals(extension))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(extension));
    try (FeedWriter writer = new FeedWriter(out, syntax, header);
        Stream<Entry> entries = shelf.stream()) {
      entries.forEach(
          entry ->
              writer.add(entry.dataset(), new Listing(entry.firstPublished(), entry.changed())));
    }
  }

  private Site() {}
}
