package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/?token=aB3%2Bx&page=2, https://a.example/?token=***&page=2",
    "https://a.example/?page=2&API_KEY=abcd, https://a.example/?page=2&API_KEY=***",
    "https://a.example/?keyword=eau#top, https://a.example/?keyword=eau#top",
    "file:/data/a.csv, /data/a.csv"
  })
  void anAddressIsToldWithoutItsSecrets(URI address, String told) {
    assertThat(Notice.of(Notice.Code.BAD_URL, address).args()).containsExactly(told);
  }

  @Test
  void aLongArgumentIsNotCutThroughACharacter() {
    Notice notice = Notice.of(Notice.Code.BAD_URL, "a" + "🌳".repeat(200));

    assertThat(notice.args().get(0)).endsWith("🌳…");
  }

  @Test
  void aLongListIsCutAfterAWholeNameAndSaysHowManyMore() {
    List<String> columns =
        IntStream.rangeClosed(1, 100).mapToObj(i -> "colonne_" + (100 + i)).toList();

    String told = Notice.of(Notice.Code.PERSONAL_COLUMNS, columns).args().get(0);

    assertThat(told).startsWith("colonne_101, colonne_102, ").endsWith(", colonne_122… (+ 78)");
    assertThat(told.length()).isLessThanOrEqualTo(300);
  }

  @Test
  void aListOfOneLongNameIsCutAsAText() {
    String told = Notice.of(Notice.Code.PERSONAL_COLUMNS, List.of("a".repeat(400))).args().get(0);

    assertThat(told).hasSize(300).endsWith("a…");
  }
}
