package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The first words of an error page, which often name the cause better than the status does. */
final class ErrorQuote {

  private static final int READ = 16 * 1024;
  private static final int LONGEST = 200;

  static String of(Request request, Content content, HttpAnswer answer) {
    try {
      String text = readable(new String(content.open(answer).readNBytes(READ), UTF_8));
      // Masked before it is cut: half a token would not be recognised.
      return cut(Masking.masked(request, text));
    } catch (TryAgain | HarvestException e) {
      // The status alone must do.
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of an answer that is in memory. */
  static String of(String text) {
    return cut(Secret.mask(readable(Beginning.of(text, READ))));
  }

  private static String readable(String text) {
    Document page = Jsoup.parse(text);
    // A heading that repeats the title adds nothing.
    String body = page.body().text();
    return (body.startsWith(page.title()) ? body : page.text()).strip();
  }

  private static String cut(String text) {
    return Beginning.withEllipsis(text, LONGEST);
  }

  private ErrorQuote() {}
}
