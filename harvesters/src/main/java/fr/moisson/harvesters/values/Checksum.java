package fr.moisson.harvesters.values;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalises checksums to {@code sha256:…}, from {@code SHA-256:…}, bare hexadecimal, SPDX
 * algorithm IRIs and the multihashes of STAC.
 */
public final class Checksum {

  private static final Map<Integer, String> BY_LENGTH =
      Map.of(32, "md5", 40, "sha1", 56, "sha224", 64, "sha256", 96, "sha384", 128, "sha512");
  private static final Pattern STATED =
      Pattern.compile("(?:.*[_/:#-])?(md5|sha-?(?:1|2|224|256|384|512))[:=, -]+([0-9a-f]+)");
  private static final Pattern BARE = Pattern.compile("[0-9a-f]+");

  /** Multihash prefixes: function and length, see https://multiformats.io/multihash/. */
  private static final Pattern MULTIHASH =
      Pattern.compile("(?:1220([0-9a-f]{64})|1114([0-9a-f]{40}))");

  public static Optional<String> read(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher multihash = MULTIHASH.matcher(lower);
    if (multihash.matches()) {
      return Optional.of(
          multihash.group(1) == null
              ? "sha1:" + multihash.group(2)
              : "sha256:" + multihash.group(1));
    }
    Matcher stated = STATED.matcher(lower);
    if (stated.matches()) {
      String algorithm = stated.group(1).replace("-", "").replaceFirst("^sha2$", "sha256");
      String hex = stated.group(2);
      return algorithm.equals(BY_LENGTH.get(hex.length()))
          ? Optional.of(algorithm + ":" + hex)
          : Optional.empty();
    }
    String algorithm = BARE.matcher(lower).matches() ? BY_LENGTH.get(lower.length()) : null;
    return Optional.ofNullable(algorithm).map(name -> name + ":" + lower);
  }

  private Checksum() {}
}
