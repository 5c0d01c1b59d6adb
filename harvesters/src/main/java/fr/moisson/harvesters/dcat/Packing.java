package fr.moisson.harvesters.dcat;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a file is packed: as stated, or as its address tells where its media type does not. */
public final class Packing {

  private static final Map<String, String> TYPES =
      Map.of(
          "application/gzip", "application/gzip",
          "application/x-gzip", "application/gzip",
          "application/zip", "application/zip",
          "application/x-zip-compressed", "application/zip",
          "application/zstd", "application/zstd");

  /**
   * @param stated a media type, or its address with IANA
   * @return the media type, if IANA knows it and files are packed as it
   */
  public static Optional<String> known(String stated) {
    String media = stated.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(media.replaceFirst("^https?://\\S+/media-types/", "")));
  }

  /**
   * @param mediaType of the file
   * @return a media type
   */
  public static Optional<String> compression(URI file, @Nullable String mediaType) {
    return told(file, mediaType, ".gz", "gzip");
  }

  /**
   * @param mediaType of the file
   * @return a media type
   */
  public static Optional<String> archive(URI file, @Nullable String mediaType) {
    return told(file, mediaType, ".zip", "zip");
  }

  private static Optional<String> told(
      URI file, @Nullable String mediaType, String ending, String name) {
    String path = String.valueOf(file.getPath()).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(mediaType)
        .filter(media -> path.endsWith(ending) && media.contains("/") && !media.contains(name))
        .map(media -> "application/" + name);
  }

  private Packing() {}
}
