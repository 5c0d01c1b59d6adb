package fr.moisson.routes.web.page;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.harvesters.values.Markdown;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Findings;
import fr.moisson.routes.portal.Scores;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.ExtractView;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.frame.Formats;
import fr.moisson.routes.web.frame.PageFrame;
import fr.moisson.routes.web.report.Verdict;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue: a search box, filters, and what they find. All links are plain addresses. */
public final class CataloguePage {

  private static final int LONGEST_EXCERPT = 220;

  private final Shelf shelf;
  private final WebSettings settings;
  private final PageFrame pages;

  public CataloguePage(Shelf shelf, WebSettings settings, PageFrame pages) {
    this.shelf = shelf;
    this.settings = settings;
    this.pages = pages;
  }

  public void show(Context ctx, Language language) {
    CatalogueQuery query = QueryAddress.read(ctx);
    show(ctx, language, query, shelf.search(query));
  }

  /** A page of the unfiltered catalogue. */
  public void showPage(Context ctx, Language language) {
    String asked = ctx.pathParam("page");
    CatalogueQuery query = CatalogueQuery.EVERYTHING.atPage(QueryAddress.page(asked));
    Findings found = shelf.search(query);
    if (!String.valueOf(found.page()).equals(asked)) {
      throw new NotFoundResponse();
    }
    show(ctx, language, query, found);
  }

  private void show(Context ctx, Language language, CatalogueQuery query, Findings found) {
    Texts texts = new Texts(language);
    QueryAddress addresses = new QueryAddress(language);
    List<FilterChoices.Chip> chips = new FilterChoices(texts, settings).chosen(query);
    Map<String, Object> model = new HashMap<>();
    model.put("text", query.text());
    model.put("filters", new FilterChoices(texts, settings).of(query, found));
    model.put("chips", chips);
    model.put("source", Formats.orEmpty(query.source()));
    model.put("filtered", query.isFiltered());
    model.put("cards", found.entries().stream().map(entry -> card(entry, texts)).toList());
    model.put("total", found.total());
    // Scores are those of the whole catalogue, not of a search result.
    model.put(
        "scores",
        query.isFiltered() ? "" : shelf.scores().map(all -> scores(all, texts)).orElse(""));
    model.put("page", found.page());
    model.put("pages", found.pages());
    model.put("previous", addresses.of(query.atPage(found.page() - 1)));
    model.put("next", addresses.of(query.atPage(found.page() + 1)));
    pages.show(
        ctx,
        language,
        query.isFiltered() || found.page() == 1 ? "" : "page/" + found.page(),
        query.isFiltered() ? addresses.parameters(query) : "",
        new PageFrame.Frame("catalogue", title(chips, found, texts), texts.get("site.description")),
        model);
  }

  /** Tells apart what lists of open tabs, histories and voices show of a page: its title. */
  private static String title(List<FilterChoices.Chip> chips, Findings found, Texts texts) {
    String filters =
        chips.stream().map(FilterChoices.Chip::label).collect(Collectors.joining(", "));
    return Stream.of(
            filters.isEmpty() ? "" : texts.get("search.title", filters),
            found.page() > 1 ? texts.get("paging.place", found.page(), found.pages()) : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" – "));
  }

  private static String scores(Scores scores, Texts texts) {
    return texts.get(
        "catalogue.scores",
        scores.average(),
        MetadataScore.MOST,
        texts.nameOf("rating", scores.rating().name()),
        scores.excellent(),
        scores.datasets());
  }

  private Card card(Entry entry, Texts texts) {
    Dataset dataset = entry.dataset();
    Formats formats = new Formats(texts);
    String modified = dataset.modified();
    return new Card(
        texts.language().address("datasets/" + entry.key()),
        dataset.textLanguage(),
        dataset.title(),
        Markdown.excerpt(dataset.description(), LONGEST_EXCERPT),
        Optional.ofNullable(dataset.publisher())
            .map(Agent::name)
            .orElseGet(() -> texts.get("producer.none")),
        settings.nameOf(dataset.id().territory()),
        modified == null
            ? texts.get("card.added", formats.day(entry.firstPublished()))
            : texts.get("card.modified", Objects.requireNonNull(formats.date(modified))),
        Optional.ofNullable(dataset.licence())
            .map(Licence::label)
            .orElseGet(() -> texts.get("licence.none")),
        dataset.distributions().stream()
            .map(Distribution::format)
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        dataset.extracts().findAny().isPresent(),
        conformity(dataset, texts));
  }

  /** The conformity of the piece that is furthest from its schema; null if no piece has one. */
  private static @Nullable String conformity(Dataset dataset, Texts texts) {
    return ExtractView.of(dataset).stream()
        .flatMap(piece -> piece.assessment().stream())
        .min(Comparator.comparingDouble(one -> one.conformity().share()))
        .map(one -> Verdict.of(one, texts).headline())
        .orElse(null);
  }

  /**
   * One dataset in the list.
   *
   * @param language language of the title and the excerpt
   */
  record Card(
      String href,
      String language,
      String title,
      String excerpt,
      String producer,
      String territory,
      String date,
      String licence,
      List<String> formats,
      boolean extracted,
      @Nullable String conformity) {}
}
