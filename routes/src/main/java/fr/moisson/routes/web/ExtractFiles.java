package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Slug;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.FileAnswer;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Serves the files that Moisson made. Their paths are hashes, so they may be kept for ever. */
final class ExtractFiles {

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("geojson", "application/geo+json; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("jsonl", "application/x-ndjson; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("gml", "application/gml+xml; charset=utf-8"),
          Map.entry("gpkg", "application/geopackage+sqlite3"),
          Map.entry("parquet", "application/vnd.apache.parquet"),
          Map.entry("zip", "application/zip"),
          Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private static final int LONGEST_NAME = 80;

  private final ExtractFolder folder;

  ExtractFiles(ExtractFolder folder) {
    this.folder = folder;
  }

  void send(Context ctx) throws IOException {
    Path file = folder.find(ctx.pathParam("path")).orElseThrow(NotFoundResponse::new);
    String fileName = String.valueOf(file.getFileName());
    int dot = fileName.lastIndexOf('.');
    String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    String stem = dot < 0 ? fileName : fileName.substring(0, dot);
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("Content-Disposition", disposition(ctx, stem, extension));
    String type = MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
    new FileAnswer(file, type, stem, null).send(ctx);
  }

  /** Letters, digits and hyphens only: nothing in it can end the header or leave a folder. */
  private static String disposition(Context ctx, String stem, String extension) {
    String name =
        Optional.ofNullable(ctx.queryParam("name"))
            .map(ExtractFiles::plain)
            .filter(plain -> !plain.isEmpty())
            .orElseGet(() -> plain(stem));
    String suffix = extension.isEmpty() ? "" : "." + plain(extension);
    return "attachment; filename=\"" + name + suffix + "\"";
  }

  private static String plain(String text) {
    String slug = Slug.of(text);
    return slug.substring(0, Math.min(slug.length(), LONGEST_NAME)).replaceAll("-$", "");
  }
}
