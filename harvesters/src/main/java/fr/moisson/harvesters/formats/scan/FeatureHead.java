package fr.moisson.harvesters.formats.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the features of a file begin, and how.
 *
 * @param inArray whether they are those of a collection
 * @param start position of the first one in the file
 * @param lead their first bytes, to the end of a text
 */
public record FeatureHead(boolean inArray, long start, byte[] lead) {

  private static final byte[] FEATURES = JsonBytes.quoted("features");
  private static final byte[] TYPE = JsonBytes.quoted("type");

  /** Empty if there is no feature, or none in the first bytes. */
  public static Optional<FeatureHead> of(Path file) throws IOException {
    JsonBytes json = new JsonBytes();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Chunk.SIZE);
      json.bytes = Arrays.copyOf(bytes, bytes.length + 1);
    }
    json.at = Utf8Bytes.isMark(json.bytes, 0) ? Utf8Bytes.MARK_LENGTH : 0;
    try {
      json.next();
      int root = json.at;
      boolean inArray = goToFeatures(json);
      json.at = inArray ? json.at : root;
      json.next();
      return Optional.of(new FeatureHead(inArray, json.at, lead(json)));
    } catch (UnexpectedBytes e) {
      return Optional.empty();
    }
  }

  /** Whether there is a member {@code features}; the position is then after its bracket. */
  private static boolean goToFeatures(JsonBytes json) {
    json.expect('{');
    do {
      json.next();
      boolean isWanted = name(json, FEATURES);
      json.expect(':');
      if (json.next() == '[' && isWanted) {
        json.at++;
        return true;
      }
      json.value();
    } while (json.more('}'));
    return false;
  }

  private static byte[] lead(JsonBytes json) {
    int start = json.at;
    json.expect('{');
    json.next();
    boolean isType = name(json, TYPE);
    int end = json.at;
    if (isType) {
      json.expect(':');
      json.next();
      json.string();
      end = json.at;
    }
    return Arrays.copyOfRange(json.bytes, start, end);
  }

  /** Moves past the name of a member; returns whether it is the wanted one. */
  private static boolean name(JsonBytes json, byte[] wanted) {
    boolean isWanted = json.skip(wanted);
    if (!isWanted) {
      json.string();
    }
    return isWanted;
  }
}
