package fr.moisson.harvesters.formats.file;

import java.io.Closeable;
import java.io.IOException;

/** What is opened on something else, and closes that in its turn. */
public final class Owned {

  /** Opens what closes its base later. */
  public interface Opening<T> {
    T open() throws IOException;
  }

  /** What is opened; if that cannot be, its base is closed. */
  public static <T> T by(Closeable base, Opening<T> opening) throws IOException {
    boolean opened = false;
    try {
      T owner = opening.open();
      opened = true;
      return owner;
    } finally {
      if (!opened) {
        base.close();
      }
    }
  }

  private Owned() {}
}
