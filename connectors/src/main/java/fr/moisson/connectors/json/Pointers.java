package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonPointer;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import org.jspecify.annotations.Nullable;

/** Checks of JSON pointers (RFC 6901) in the configuration. */
public final class Pointers {

  /**
   * Refuses an invalid pointer, which usually lacks its leading slash.
   *
   * @param key of the option
   * @throws Misconfigured if it is invalid; an absent pointer is valid
   */
  public static void check(String key, @Nullable String pointer) {
    if (pointer == null) {
      return;
    }
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, key, pointer, "/" + pointer), e);
    }
  }

  private Pointers() {}
}
