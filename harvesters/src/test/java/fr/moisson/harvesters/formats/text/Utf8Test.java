package fr.moisson.harvesters.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  private static final String XML = "<?xml version=\"1.0\" encoding='%s'?>\n<a>forêt</a>";

  @TempDir Path folder;

  private Path file(String text, String charset) throws IOException {
    return Files.write(folder.resolve("a.xml"), text.getBytes(Charset.forName(charset)));
  }

  /** UTF-8 that is declared as UTF-16 is what the XML writers of .NET make of a string. */
  @ParameterizedTest
  @CsvSource({
    "utf-16, UTF-8",
    "utf-16, UTF-16",
    "ISO-8859-1, UTF-8",
    "UTF-8, ISO-8859-1",
    "utf8, ISO-8859-1"
  })
  void aCopyDeclaresWhatItIs(String declared, String charset) throws IOException {
    Path file = file(XML.formatted(declared), charset);

    Path copy = Utf8.of(file, null, folder.resolve("work"), notice -> {});

    assertThat(Files.readString(copy, UTF_8)).isEqualTo(XML.formatted("UTF-8"));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-8", "utf8, UTF-8", "ISO-8859-1, ISO-8859-1"})
  void aFileThatIsWhatItDeclaresIsLeftAsItIs(String declared, String charset) throws IOException {
    Path file = file(XML.formatted(declared), charset);

    assertThat(Utf8.of(file, null, folder, notice -> {})).isEqualTo(file);
  }

  @Test
  void aTextThatIsNoXmlIsOnlyDecoded() throws IOException {
    String text = "<https://x.example/a> <urn:p> \"forêt\" .";

    Path copy = Utf8.of(file(text, "ISO-8859-1"), "ISO-8859-1", folder, notice -> {});

    assertThat(Files.readString(copy, UTF_8)).isEqualTo(text);
  }
}
