package fr.moisson.connectors.files;

import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.values.UrlName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of files. */
final class FileNames {

  /** RFC 6266; the extended form states its charset, and is preferred. */
  private static final Pattern EXTENDED =
      Pattern.compile("filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN =
      Pattern.compile("filename\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s\"]+))", Pattern.CASE_INSENSITIVE);

  private static final String UNNAMED = "fichier";

  /** The last step of an address. */
  static String of(URI url) {
    return last(String.valueOf(url.getPath()));
  }

  /** The file name in the server's answer. */
  static Optional<String> sent(Door.Body body) {
    String header =
        body.headers().entrySet().stream()
            .filter(one -> one.getKey().equalsIgnoreCase("content-disposition"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    Matcher extended = EXTENDED.matcher(header);
    Matcher plain = PLAIN.matcher(header);
    if (extended.find()) {
      return Optional.of(last(UrlName.decoded(extended.group(1))));
    }
    return plain.find()
        ? Optional.of(last(plain.group(1) == null ? plain.group(2) : plain.group(1)))
        : Optional.empty();
  }

  private static String last(String path) {
    String name = MemberNames.baseName(path);
    return name.isBlank() ? UNNAMED : name;
  }

  private FileNames() {}
}
