package fr.moisson.harvesters.formats.row;

import java.io.Closeable;
import java.io.IOException;

/** Writes rows in one format; equal rows give equal bytes on every machine. */
public interface RowWriter extends Closeable {

  void write(Row row) throws IOException;
}
