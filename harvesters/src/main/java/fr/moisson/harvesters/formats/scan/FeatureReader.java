package fr.moisson.harvesters.formats.scan;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Reads features that a walk over bytes cannot handle. */
@FunctionalInterface
public interface FeatureReader<S extends FeatureReader.Seen> {

  /** Reads the feature at a position; empty if it is none. */
  Optional<S> read(byte[] bytes, int from, int to) throws IOException;

  /** A feature that was read. */
  interface Seen {

    /** The position after its last brace. */
    int end();

    /** Its columns, in order. */
    Collection<String> columns();

    /** Columns whose value here is a JSON string. */
    Collection<String> texts();
  }
}
