package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table to correct that its producer sends back. */
class CorrectionColumnsTest {

  @TempDir private Path folder;

  @Test
  void theRowsThatItNeverHadAreTold() throws Exception {
    Reading reading = read(";2;1\n« 0 » est trop petit;3;2\n;;9\n;6;5\n;5;4\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("id"))
        .containsExactly("1", "2", "9", "5", "4");
    assertThat(reading.notices()).containsExactly(Notice.of(Code.ROWS_NOT_SENT_BACK, 1, "4"));
  }

  @Test
  void ofManyTheFirstOnesAreNamed() throws Exception {
    assertThat(read(";2;1\n;12;11\n").notices())
        .containsExactly(Notice.of(Code.ROWS_NOT_SENT_BACK, 9, "3, 4, 5, 6, 7…"));
  }

  @Test
  void nothingIsToldOfAWholeTableOrOfOneWithoutNumbers() throws Exception {
    assertThat(read(";3;2\n;2;1\n;99999999;1\n;x;1\n").notices()).isEmpty();
    assertThat(read(";;2\n;;1\n").notices()).isEmpty();
  }

  private Reading read(String lines) throws Exception {
    Path file = Reading.written(folder, "f.csv", ("erreurs;ligne;id\n" + lines).getBytes(UTF_8));
    return Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED));
  }
}
