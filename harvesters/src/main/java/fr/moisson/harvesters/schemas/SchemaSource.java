package fr.moisson.harvesters.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Where published schemas are read from. */
@FunctionalInterface
public interface SchemaSource {

  /**
   * Opens what stands at an https address; closed by the caller.
   *
   * @throws IOException if it cannot be had
   * @throws fr.moisson.harvesters.model.Unavailable if it cannot be had now
   */
  InputStream open(URI address) throws IOException;
}
