package fr.moisson.harvesters.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Source from which published schemas are read. */
@FunctionalInterface
public interface SchemaSource {

  /**
   * Opens an https address; the stream is closed by the caller.
   *
   * @throws IOException if the address cannot be read
   * @throws fr.moisson.harvesters.model.Unavailable if it cannot be read at the moment
   */
  InputStream open(URI address) throws IOException;
}
