package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.Jsoup;

/** The first words of an error page, which often name the cause better than the status does. */
final class Quote {

  private static final int READ = 16 * 1024;
  private static final int LONGEST = 200;

  static String of(Request request, Content content, Answer answer) {
    try {
      String text =
          Jsoup.parse(new String(content.open(answer).readNBytes(READ), UTF_8)).text().strip();
      // Masked before it is cut: half a token would not be recognised.
      String masked = Masking.masked(request, text);
      return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
    } catch (TryAgain | HarvestException e) {
      // The status says enough.
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Quote() {}
}
