package fr.moisson.routes.web.preview;

import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.ExtractView;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.map.Drawing;
import fr.moisson.routes.web.map.Sample;
import fr.moisson.routes.web.map.ScaleBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A piece as a map, and a description of it in words for those who do not see it.
 *
 * @param title of the file, which may hold fewer rows than the table beside it
 * @param bar length that the scale bar stands for, in words
 */
public record MapPreview(String title, Drawing drawing, String bar, List<String> sentences) {

  private static final Logger LOG = LoggerFactory.getLogger(MapPreview.class);
  private static final String FORMAT = "GEOJSON";
  private static final double KILOMETRE = 1000;

  /** Empty without GeoJSON, and if the file is missing or broken: the page then has no map. */
  public static Optional<MapPreview> of(
      ExtractView piece, ExtractFolder folder, WebSettings settings, Texts texts) {
    return piece
        .in(FORMAT)
        .flatMap(
            extract ->
                folder
                    .find(extract.file())
                    .flatMap(file -> drawing(file, extract, settings))
                    .map(drawing -> of(drawing, extract, settings, texts)));
  }

  private static Optional<Drawing> drawing(Path file, Extract extract, WebSettings settings) {
    try {
      return Drawing.of(
          Sample.of(file), settings.contours().apply(extract.territory()).orElse(null));
    } catch (IOException | UncheckedIOException e) {
      Notice why = Notice.of(Notice.Code.PREVIEW_FAILED, String.valueOf(e.getMessage()));
      LOG.warn("{}", LogLine.about(file.toString(), null, why));
      return Optional.empty();
    }
  }

  private static MapPreview of(
      Drawing drawing, Extract extract, WebSettings settings, Texts texts) {
    String bar = bar(drawing.bar(), texts);
    long rows = extract.receipt().rowsOut();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        drawing.shown() < rows
            ? texts.get("map.some", drawing.shown(), rows)
            : texts.get("map.all", drawing.shown()));
    if (!drawing.contour().isEmpty()) {
      sentences.add(texts.get("map.contour", settings.nameOf(extract.territory())));
    }
    sentences.add(box(drawing.extent(), texts));
    sentences.add(texts.get("map.bar", bar));
    return new MapPreview(extract.title(), drawing, bar, sentences);
  }

  private static String bar(ScaleBar bar, Texts texts) {
    return bar.metres() < KILOMETRE
        ? texts.get("length.m", bar.metres())
        : texts.get("length.km", bar.metres() / KILOMETRE);
  }

  private static String box(Envelope extent, Texts texts) {
    return texts.get(
        "map.box",
        latitude(extent.getMinY(), texts),
        latitude(extent.getMaxY(), texts),
        longitude(extent.getMinX(), texts),
        longitude(extent.getMaxX(), texts));
  }

  private static String latitude(double degrees, Texts texts) {
    return degrees < 0 ? texts.get("map.south", -degrees) : texts.get("map.north", degrees);
  }

  private static String longitude(double degrees, Texts texts) {
    return degrees < 0 ? texts.get("map.west", -degrees) : texts.get("map.east", degrees);
  }
}
