package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.model.Notice;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of one file format, with geometries still in the coordinates of the file. */
public interface RowReader extends Closeable {

  /** All columns, in order; known before the first row is read. */
  List<String> columns();

  /**
   * The columns as the file names them, possibly with duplicate or empty names; without those at
   * the end that are made of what it has beside its cells.
   */
  default List<String> labels() {
    return columns();
  }

  /** Columns whose values are never text: each value is itself JSON. */
  default Set<String> jsonColumns() {
    return Set.of();
  }

  /**
   * What is known of the file before its first row is read, including the coordinate system if it
   * states one.
   */
  FileFacts facts();

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
