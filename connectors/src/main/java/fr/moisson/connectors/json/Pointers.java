package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonPointer;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901) that an officer writes. */
public final class Pointers {

  /**
   * Refuses what is no pointer, for want of the slash in most cases.
   *
   * @param key of the option that has it
   * @throws Misconfigured if it is none; nothing written is all right
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
