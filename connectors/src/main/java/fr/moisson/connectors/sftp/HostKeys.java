package fr.moisson.connectors.sftp;

import fr.moisson.harvesters.model.Hashes;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fingerprints of server keys, as {@code ssh-keygen -l} prints them. */
final class HostKeys {

  private static final String SHA_256 = "SHA256:";
  private static final Pattern PRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");
  private static final Pattern LINE =
      Pattern.compile("(?:\\S+ )?(?:ssh|ecdsa|sk)-[\\w@.-]+ ([A-Za-z0-9+/]{30,}={0,2})(?: .*)?");

  /** The fingerprint of a key, given as a line of {@code known_hosts} or as a fingerprint. */
  static Optional<String> print(String key) {
    String text = key.strip();
    if (PRINT.matcher(text).matches()) {
      return Optional.of(text.replace("=", ""));
    }
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getDecoder().decode(line.group(1));
      byte[] digest = Hashes.sha256().digest(content);
      return Optional.of(SHA_256 + Base64.getEncoder().withoutPadding().encodeToString(digest));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean know(List<String> keys, String print) {
    return keys.stream().anyMatch(key -> print(key).filter(print::equals).isPresent());
  }

  private HostKeys() {}
}
