package fr.moisson.harvesters.formats.file;

import java.io.Closeable;
import java.io.IOException;

/** Opens resources that are based on another one, and close it when they are closed. */
public final class Owned {

  /** Opens a resource that will close its base. */
  public interface Opening<T> {
    T open() throws IOException;
  }

  /** Opens a resource; if that fails, its base is closed. */
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
