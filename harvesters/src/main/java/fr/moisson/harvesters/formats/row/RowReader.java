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

  /** The same as the file writes them: several may be alike, and an empty one is no name. */
  default List<String> labels() {
    return columns();
  }

  /** Columns whose values are never text: each value is itself JSON. */
  default Set<String> jsonColumns() {
    return Set.of();
  }

  /**
   * Whether the file tells numbers from texts; of one that does not, as CSV, all values of a column
   * have to be seen before anyone can.
   */
  default boolean statesTypes() {
    return false;
  }

  /** What is known of the file before its first row is read, its coordinate system if it says. */
  FileFacts facts();

  BrokenRows broken();

  /** Tells what was left out, once the last row was read. */
  default void tell(Consumer<Notice> notices) {
    broken().tell(notices);
  }

  /** How many rows were passed over, because they lie outside of the area for certain. */
  default long elsewhere() {
    return 0;
  }

  /** The next readable row; null at the end. */
  @Nullable Row read() throws IOException;
}
