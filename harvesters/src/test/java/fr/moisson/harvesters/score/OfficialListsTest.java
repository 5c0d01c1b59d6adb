package fr.moisson.harvesters.score;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares our lists of formats with those of the EU Publications Office and of IANA. */
@Tag("shared")
class OfficialListsTest {

  @Test
  void everyFormatIsACodeOfItsList() throws IOException {
    assertThat(codes("file-type")).containsAll(FileFormats.OPEN);
    assertThat(codes("file-type")).containsAll(FileFormats.MACHINE_READABLE);
    assertThat(codes("iana-media-types")).containsAll(FileFormats.REGISTERED);
  }

  private static List<String> codes(String list) throws IOException {
    return Files.readAllLines(Shared.path("standards/vocabularies/" + list + ".csv")).stream()
        .map(line -> line.split(",")[1])
        .toList();
  }
}
