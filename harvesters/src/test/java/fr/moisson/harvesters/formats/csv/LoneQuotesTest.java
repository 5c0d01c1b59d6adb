package fr.moisson.harvesters.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoneQuotesTest {

  private static final long LENGTH = 3_000_000;
  private static final int LONGEST = 10_000;
  private static final int MOST_AHEAD = 1 << 17;

  /** One line repeated without end, given in pieces of some thousand characters like a file. */
  private static final class Lines extends Reader {
    private final String line;
    private long given;

    private Lines(String line) {
      this.line = line;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      int count = (int) Math.min(Math.min(length, 8192), LENGTH - given);
      for (int i = 0; i < count; i++) {
        into[offset + i] = line.charAt((int) (given++ % line.length()));
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "un,deux,trois\n",
        "\"un\",\"deux, et plus\",\"trois\"\n",
        "1, \"deux\", \"trois\"\n",
        "1,\"{\"type\": \"Point\"}\"\n",
        "1,\"deux,trois\n"
      })
  void whatIsReadAheadDoesNotGrowWithTheText(String line) throws IOException {
    Lines lines = new Lines(line);
    char[] some = new char[4096];
    long given = 0;
    long ahead = 0;

    try (LoneQuotes text = new LoneQuotes(lines, ',', '"', LONGEST, true)) {
      for (int count = text.read(some, 0, some.length);
          count > 0;
          count = text.read(some, 0, some.length)) {
        for (int i = 0; i < count; i++) {
          given += some[i] == '\n' ? line.length() : 0;
        }
        ahead = Math.max(ahead, lines.given - given);
      }
    }

    assertThat(ahead).isLessThan(MOST_AHEAD);
  }
}
