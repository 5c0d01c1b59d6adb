package fr.moisson.routes.web.report;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.schemas.report.Report;
import fr.moisson.harvesters.schemas.report.ReportFiles;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.ExtractView;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.frame.Links;
import fr.moisson.routes.web.frame.PageFrame;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a validation found in one piece of a dataset, for the person who corrects it. */
public final class ReportPage {

  private final Shelf shelf;
  private final WebSettings settings;
  private final ExtractFolder folder;
  private final PageFrame pages;

  public ReportPage(Shelf shelf, WebSettings settings, ExtractFolder folder, PageFrame pages) {
    this.shelf = shelf;
    this.settings = settings;
    this.folder = folder;
    this.pages = pages;
  }

  /** Address of the report on a piece, without the language. */
  public static String address(Entry entry, ExtractView piece) {
    return "datasets/" + entry.key() + "/reports/" + piece.territory();
  }

  public void show(Context ctx, Language language) {
    Entry entry = shelf.find(ctx.pathParam("key")).orElseThrow(NotFoundResponse::new);
    ExtractView piece =
        ExtractView.of(entry.dataset()).stream()
            .filter(one -> one.territory().equals(ctx.pathParam("piece")))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    Assessment assessment = piece.assessment().orElseThrow(NotFoundResponse::new);
    Report report = read(assessment).orElseThrow(NotFoundResponse::new);
    Texts texts = new Texts(language);
    Map<String, Object> model = new HashMap<>();
    model.put("dataset", entry.dataset().title());
    model.put("written", entry.dataset().textLanguage());
    model.put("datasetHref", language.address("datasets/" + entry.key()));
    model.put("piece", piece.title());
    model.put("territory", settings.nameOf(piece.territory()));
    model.put("verdict", Verdict.of(assessment, texts));
    model.put("mistakes", Mistake.of(report, texts));
    model.put("untold", Mistake.untold(report));
    model.put("json", Links.file(assessment.report()));
    model.put("corrections", Links.file(assessment.corrections()));
    String title = texts.get("report.title", piece.title());
    pages.show(
        ctx,
        language,
        address(entry, piece),
        "",
        new PageFrame.Frame("report", title, title),
        model);
  }

  private Optional<Report> read(Assessment assessment) {
    return Optional.ofNullable(assessment.report()).flatMap(folder::find).map(ReportPage::read);
  }

  private static Report read(Path file) {
    try (InputStream json = Files.newInputStream(file)) {
      return ReportFiles.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
