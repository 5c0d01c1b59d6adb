package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.rules.FileType;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.FileAnswer;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Serves the files that Moisson made. Their paths are hashes, so they may be cached forever. */
final class ExtractFiles {

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
    new FileAnswer(file, contentType(extension), stem, null).send(ctx);
  }

  private static String contentType(String extension) {
    String media =
        FileType.named(extension).map(FileType::media).orElse("application/octet-stream");
    boolean isText = media.matches("text/.*|.*json|.*xml");
    return isText ? media + "; charset=utf-8" : media;
  }

  /** Letters, digits and hyphens only, so that the name cannot end the header or leave a folder. */
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
