package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.model.Notice;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of one file format, with geometries still in the coordinates of the file. */
public interface RowReader extends Closeable {

  TableHead head();

  /** All columns, in order. */
  default List<String> columns() {
    return head().columns();
  }

  BrokenRows broken();

  /** Reports what was left out, once the last row was read. */
  default void tell(Consumer<Notice> notices) {
    broken().tell(notices);
  }

  /** Number of rows skipped because they certainly lie outside of the area. */
  default long elsewhere() {
    return 0;
  }

  /** The next readable row; null at the end. */
  @Nullable Row read() throws IOException;
}
