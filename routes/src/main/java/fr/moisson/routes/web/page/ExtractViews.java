package fr.moisson.routes.web.page;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.ExtractView;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.preview.MapPreview;
import fr.moisson.routes.web.preview.TablePreview;
import fr.moisson.routes.web.report.ReportPage;
import fr.moisson.routes.web.report.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pieces of a dataset as its page shows them. */
record ExtractViews(Texts texts, WebSettings settings, ExtractFolder folder) {

  /**
   * Further pieces are only files to download, since a page of many would take seconds to render.
   */
  private static final int MOST_PREVIEWS = 6;

  List<View> of(Entry entry) {
    List<ExtractView> pieces = ExtractView.of(entry.dataset());
    return pieces.stream()
        .map(piece -> view(entry, piece, pieces.indexOf(piece) < MOST_PREVIEWS))
        .toList();
  }

  private View view(Entry entry, ExtractView piece, boolean previewed) {
    Downloads downloads = new Downloads(texts, settings);
    Optional<Assessment> assessment = piece.assessment();
    return new View(
        piece.title(),
        piece.files().stream()
            .map(file -> downloads.of(file, entry.dataset().textLanguage()))
            .toList(),
        assessment.map(one -> Verdict.of(one, texts)).orElse(null),
        assessment
            .filter(one -> one.report() != null)
            .map(one -> texts.language().address(ReportPage.address(entry, piece)))
            .orElse(""),
        previewed ? MapPreview.of(piece, folder, settings, texts).orElse(null) : null,
        previewed ? TablePreview.of(piece, folder, settings, texts).orElse(null) : null,
        downloads.receipt(piece.files().get(0)),
        downloads.descriptor(piece.files().get(0)));
  }

  /**
   * A piece; null values are not available.
   *
   * @param reportHref empty if no report was kept
   * @param descriptorHref empty if there is no descriptor
   */
  record View(
      String title,
      List<Downloads.Download> downloads,
      @Nullable Verdict verdict,
      String reportHref,
      @Nullable MapPreview map,
      @Nullable TablePreview table,
      Downloads.Account receipt,
      String descriptorHref) {}
}
