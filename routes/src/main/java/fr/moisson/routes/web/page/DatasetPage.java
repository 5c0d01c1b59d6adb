package fr.moisson.routes.web.page;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.ShapesFile;
import fr.moisson.harvesters.values.Markdown;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Summary;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.api.Root;
import fr.moisson.routes.web.frame.Formats;
import fr.moisson.routes.web.frame.Links;
import fr.moisson.routes.web.frame.PageFrame;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;

/** One dataset: its content, its publisher, its origin, and its files. */
public final class DatasetPage {

  private static final int MOST_MEMBERS = 100;

  private final Shelf shelf;
  private final WebSettings settings;
  private final ExtractFolder folder;
  private final SchemaOrg structured;
  private final CatalogueHeader header;
  private final PageFrame pages;

  public DatasetPage(
      Shelf shelf,
      WebSettings settings,
      ExtractFolder folder,
      CatalogueHeader header,
      PageFrame pages) {
    this.shelf = shelf;
    this.settings = settings;
    this.folder = folder;
    this.structured = new SchemaOrg(header, shelf);
    this.header = header;
    this.pages = pages;
  }

  public void show(Context ctx, Language language) {
    Entry entry = shelf.find(ctx.pathParam("key")).orElseThrow(NotFoundResponse::new);
    Dataset dataset = entry.dataset();
    Texts texts = new Texts(language);
    Downloads downloads = new Downloads(texts, settings);
    Map<String, Object> model = new HashMap<>();
    model.put("dataset", dataset);
    model.put("written", dataset.textLanguage());
    model.put("prose", Markdown.html(dataset.description()));
    model.put("territory", settings.nameOf(dataset.id().territory()));
    model.put("structured", structured.of(entry));
    model.put("feed", "/datasets/" + entry.key());
    model.put("facts", new DatasetFacts(texts, settings).of(entry));
    model.put("pieces", new ExtractViews(texts, settings, folder).of(entry));
    model.put("layers", settings.interactive() ? layers(entry) : List.of());
    model.put("layersAddress", Root.of(ctx, settings).ogc(""));
    model.put(
        "links",
        dataset.links().map(link -> downloads.of(link, dataset.languageOf(link))).toList());
    List<Member> members = members(dataset, language);
    model.put("members", members.stream().limit(MOST_MEMBERS).toList());
    model.put("more", Math.max(0, members.size() - MOST_MEMBERS));
    model.put("grade", MetadataScore.of(dataset).map(score -> Grade.of(score, texts)).orElse(null));
    model.put("violations", violations(dataset, language));
    model.put("landingPage", Formats.orEmpty(Links.followed(dataset.landingPage())));
    pages.show(
        ctx,
        language,
        "datasets/" + entry.key(),
        "",
        new PageFrame.Frame("dataset", dataset.title(), Summary.of(dataset)),
        model);
  }

  /** Loaded when the first page is asked for, not at every start. */
  private static final class Shapes {
    static final List<ShapesFile> OWN = ShapesFile.own();
  }

  /** What DCAT-AP and its annexes do not allow in our feeds, a sentence each. */
  private List<String> violations(Dataset dataset, Language language) {
    Graph graph = DcatGraph.of(dataset, header.base());
    return Shapes.OWN.stream()
        .flatMap(shapes -> shapes.check(graph))
        .filter(result -> result.severity() == Result.Severity.VIOLATION)
        .map(result -> result.message(language.locale()))
        .distinct()
        .toList();
  }

  /** The titles of the layers that map programs can open. */
  private List<String> layers(Entry entry) {
    return ExtractLayer.of(entry.dataset()).stream()
        .filter(layer -> folder.find(layer.extract().file()).isPresent())
        .map(ExtractLayer::title)
        .toList();
  }

  private List<Member> members(Dataset series, Language language) {
    return series.members().stream()
        .map(shelf::find)
        .flatMap(Optional::stream)
        .map(
            member ->
                new Member(
                    language.address("datasets/" + member.key()),
                    member.dataset().textLanguage(),
                    member.dataset().title()))
        .sorted(Comparator.comparing(Member::title, Collator.getInstance(language.locale())))
        .toList();
  }

  /**
   * A dataset of a series.
   *
   * @param language of the title
   */
  record Member(String href, String language, String title) {}
}
