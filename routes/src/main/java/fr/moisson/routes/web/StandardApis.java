package fr.moisson.routes.web;

import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.LayerFiles;
import fr.moisson.routes.web.api.Root;
import fr.moisson.routes.web.ckan.ActionApi;
import fr.moisson.routes.web.explore.ExploreApi;
import fr.moisson.routes.web.list.CataloguePackage;
import fr.moisson.routes.web.list.ScdlCatalogue;
import fr.moisson.routes.web.ogc.OgcApi;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The catalogue and the extracts through standard APIs. */
final class StandardApis {

  private static final String SCDL = "catalog.csv";
  private static final String PACKAGE = "datapackage.json";

  private final OgcApi ogc;
  private final ExploreApi explore;
  private final ActionApi actions;
  private final ScdlCatalogue scdl;
  private final CataloguePackage dataPackage;

  /**
   * @param folder folder of the extracts; indexes made of them are kept next to it
   */
  StandardApis(Shelf shelf, WebSettings settings, ExtractFolder folder, Clock clock) {
    Path indexes = folder.root().resolveSibling("features");
    LayerFiles files = new LayerFiles(folder, indexes, settings, clock);
    this.ogc = new OgcApi(shelf, settings, files, clock);
    this.explore = new ExploreApi(shelf, files);
    this.actions = new ActionApi(shelf, settings);
    this.scdl = new ScdlCatalogue(shelf, settings);
    this.dataPackage = new CataloguePackage(shelf, settings);
  }

  /** The lists of the whole catalogue, by file name; they take no parameters. */
  Map<String, Streamed.Writing> lists(URI base) {
    Root root = Root.of(base.toString());
    Texts texts = new Texts(Language.FRENCH);
    return Map.of(
        SCDL,
        out -> scdl.write(out, root),
        PACKAGE,
        out -> ApiAnswer.write(out, json -> dataPackage.write(json, root, texts)));
  }

  void register(RoutesConfig routes) {
    Reading.get(routes, "/" + SCDL, scdl::send);
    Reading.get(routes, "/" + PACKAGE, dataPackage::send);
    ogc.register(routes);
    explore.register(routes);
    actions.register(routes);
  }
}
