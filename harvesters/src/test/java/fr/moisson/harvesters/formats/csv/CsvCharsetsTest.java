package fr.moisson.harvesters.formats.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The charset of a CSV file. */
class CsvCharsetsTest {

  @TempDir Path folder;

  @Test
  void aDeclaredCharsetIsBelievedWhenTheFileCanBeReadWithIt() {
    Path file = Reading.written(folder, "f.csv", "a;b\né;1\n".getBytes(ISO_8859_1));
    Table table =
        new Table(file, Table.Format.CSV, "iso-8859-1", Table.Place.GUESSED, Reading.ORIGIN);

    Reading reading = Reading.of(table);

    assertThat(reading.values(0)).containsEntry("a", "é");
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  void theFileIsBelievedBeforeItsServer() {
    Path file = Reading.written(folder, "f.csv", "a;b\né;1\n".getBytes(UTF_8));
    Table table =
        new Table(file, Table.Format.CSV, "iso-8859-1", Table.Place.GUESSED, Reading.ORIGIN);

    assertThat(Reading.of(table).values(0)).containsEntry("a", "é");
  }

  @Test
  void ligaturesTellLatinNineFromWindows() {
    Reading reading = Reading.csv(folder, "a;b\ncœur;1\n", Charset.forName("ISO-8859-15"));

    assertThat(reading.values(0)).containsEntry("a", "cœur");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "IBM850", "x-MacRoman"})
  void accentsTellTheCharsetsOfWindowsDosAndMacintosh(String charset) {
    Reading reading =
        Reading.csv(
            folder,
            "nom;note\nHêtre pourpré;à tailler\nÉrable;abattu l’été\n",
            Charset.forName(charset));

    assertThat(reading.values(0))
        .containsEntry("nom", "Hêtre pourpré")
        .containsEntry("note", "à tailler");
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.ENCODING_GUESSED, charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "IBM850", "x-MacRoman"})
  void wordsBeginWithOneAccentMostly(String charset) {
    Reading reading =
        Reading.csv(folder, "nom\nÉglise\nÉcole\nChâteau d'Échiré\n", Charset.forName(charset));

    assertThat(reading.values(0)).containsEntry("nom", "Église");
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.ENCODING_GUESSED, charset));
  }

  @Test
  void oneWrongByteDoesNotSpoilTheOtherAccents() {
    byte[] text = ("nom;lieu\n" + "Écluse;Échiré\n".repeat(50) + "Ab;x\n").getBytes(UTF_8);
    text[text.length - 4] = (byte) 0xFF;
    Path file = Reading.written(folder, "f.csv", text);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED));

    assertThat(reading.values(0)).containsEntry("lieu", "Échiré");
  }

  @Test
  void marksOfByteOrderAreNoPartOfTheHeader() {
    assertThat(Reading.csv(folder, "\uFEFFnom,n\na,1\n", UTF_8).columns())
        .containsExactly("nom", "n");
    assertThat(Reading.csv(folder, "\uFEFFnom,n\né,1\n", UTF_16LE).values(0))
        .containsEntry("nom", "é");
    assertThat(Reading.csv(folder, "nom,n\né,1\n", UTF_16LE).values(0)).containsEntry("nom", "é");
  }

  @Test
  void aFileHalfInLatinAndHalfInUtf8KeepsItsPlaces() {
    byte[] utf8 = "nom;position\nSource;46°19'23\"N 0°27'40\"W\n".getBytes(UTF_8);
    byte[] latin = "Lavoir à l'étang;46°19'48\"N 0°27'07\"W\n".getBytes(ISO_8859_1);
    byte[] both = Arrays.copyOf(utf8, utf8.length + latin.length);
    System.arraycopy(latin, 0, both, utf8.length, latin.length);
    Path file = Reading.written(folder, "f.csv", both);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED));

    assertThat(reading.values(1)).containsEntry("nom", "Lavoir à l'étang");
    assertThat(reading.rows()).allMatch(row -> row.geometry() != null);
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.ENCODING_MIXED, "UTF-8", "windows-1252").at(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"« LA CITÉ »", "MARCHÉ\u00a0: halles", "LIBERTÉ…"})
  void capitalsBeforeSignsAreNotUtf8(String name) {
    String text = "nom;rue\n" + name + ";Allée des Tilleuls\nÉcole;Place de l’Église\n";
    Path file = Reading.written(folder, "f.csv", text.getBytes(Charset.forName("windows-1252")));

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED));

    assertThat(reading.values(0)).containsEntry("nom", name);
  }
}
