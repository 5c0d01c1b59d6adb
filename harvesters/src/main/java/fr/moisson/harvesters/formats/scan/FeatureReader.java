package fr.moisson.harvesters.formats.scan;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Reads features that a walk over bytes cannot judge. */
@FunctionalInterface
public interface FeatureReader<S extends FeatureReader.Seen> {

  /** What begins at a place; empty if it is no feature. */
  Optional<S> read(byte[] bytes, int from, int to) throws IOException;

  /** A feature. */
  interface Seen {

    /** The place behind its last brace. */
    int end();

    /** In order. */
    Collection<String> columns();

    /** The columns whose value here is a JSON text. */
    Collection<String> texts();
  }
}
