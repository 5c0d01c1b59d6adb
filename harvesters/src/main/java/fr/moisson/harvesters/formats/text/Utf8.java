package fr.moisson.harvesters.formats.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts texts for readers that only know UTF-8, or trust the declared charset: those of XML and
 * RDF. Servers may declare UTF-8 and send Latin-1; programs for .NET declare UTF-16 and send UTF-8.
 */
public final class Utf8 {

  private static final Pattern PROLOG =
      Pattern.compile("(?s)(\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'])([^\"']+)([\"'].*)");
  private static final int LONGEST_PROLOG = 200;

  /**
   * The file itself if it is UTF-8, or XML in another charset that it declares; otherwise a copy in
   * UTF-8, which declares no other.
   *
   * @param declared by the server
   * @param folder for the copy
   * @param notices receives a notice if the charset had to be guessed
   */
  public static Path of(
      Path file, @Nullable String declared, Path folder, Consumer<Notice> notices) {
    try {
      if (isAsItSays(file)) {
        return file;
      }
      Charset charset = Encoding.of(file, declared, notices);
      Path copy = Files.createTempFile(Files.createDirectories(folder), "utf-8-", "");
      try (Reader in = new Text(file, charset).open();
          Writer out = Files.newBufferedWriter(copy)) {
        out.write(PROLOG.matcher(Text.next(in, LONGEST_PROLOG)).replaceFirst("$1UTF-8$3"));
        in.transferTo(out);
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file is UTF-8 that declares nothing else, or XML in another charset. */
  public static boolean isAsItSays(Path file) throws IOException {
    return Encoding.isIn(file, UTF_8) != saysOtherwise(file);
  }

  private static boolean saysOtherwise(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      Matcher prolog = PROLOG.matcher(new String(content.readNBytes(LONGEST_PROLOG), ISO_8859_1));
      return prolog.matches() && !isUtf8(prolog.group(2).strip());
    }
  }

  /** Whether it is a name of UTF-8, such as « utf8 ». */
  private static boolean isUtf8(String name) {
    return UTF_8.name().equalsIgnoreCase(name)
        || UTF_8.aliases().stream().anyMatch(name::equalsIgnoreCase);
  }

  private Utf8() {}
}
