package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.FileAnswer;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Serves the files that Moisson made. Content never changes under a path, so they may be cached
 * forever. A download has the name that its path ends with, which tells apart the files of a
 * dataset.
 */
final class ExtractFiles {

  private final ExtractFolder folder;

  ExtractFiles(ExtractFolder folder) {
    this.folder = folder;
  }

  void send(Context ctx) throws IOException {
    Path file = folder.find(ctx.pathParam("path")).orElseThrow(NotFoundResponse::new);
    String name = String.valueOf(file.getFileName());
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    // Nothing in a name may end the header.
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "-") + "\"");
    String hash = Hashes.sha256(folder.root().relativize(file).toString());
    new FileAnswer(file, contentType(name), hash, null).send(ctx);
  }

  private static String contentType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String media =
        FileType.named(extension).map(FileType::media).orElse("application/octet-stream");
    boolean isText = media.matches("text/.*|.*json|.*xml");
    return isText ? media + "; charset=utf-8" : media;
  }
}
