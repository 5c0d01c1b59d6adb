package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.model.Notice;
import java.util.function.Consumer;

/** Counts the rows that cannot be read and remembers where the first one is. */
final class Broken {

  private long count;
  private String first = "";

  /** {@code where} reads the same in French and in English: {@code l. 12}. */
  void add(String where) {
    if (count++ == 0) {
      first = where;
    }
  }

  long count() {
    return count;
  }

  void tell(Consumer<Notice> notices) {
    if (count > 0) {
      notices.accept(Notice.of(Notice.Code.ROWS_BROKEN, count, first));
    }
  }
}
