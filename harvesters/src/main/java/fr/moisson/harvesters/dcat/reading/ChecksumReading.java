package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.values.Remembered;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/** Reads the hash of a distribution, with its algorithm. */
final class ChecksumReading {

  /** {@code checksumAlgorithm_sha256}, {@code SHA-256}, {@code sha2-256}, {@code sha/256}. */
  private static final Remembered<Optional<String>> ALGORITHM =
      Remembered.matching(
          "(?i).*?(?:(md)[-/]?(5)|(sha)(?:[-/]?(1)|2?[-/]?(224|256|384|512)))",
          name -> name.replaceFirst("$1$2$3$4$5:"));

  static Optional<String> checksum(Resource node) {
    return Loose.nodes(node, "checksum").stream()
        .flatMap(
            checksum ->
                Loose.text(checksum, "checksumValue")
                    .flatMap(hash -> checksum(Loose.values(checksum, "algorithm"), hash.strip()))
                    .stream())
        .findFirst()
        // As schema.org has it.
        .or(() -> Loose.text(node, "sha256").map(hash -> "sha256:" + hash.strip()));
  }

  /** Without an algorithm, the rules derive it from the length of the hash. */
  private static Optional<String> checksum(List<RDFNode> algorithm, String hash) {
    if (algorithm.isEmpty()) {
      return Optional.of(hash);
    }
    return algorithm.stream()
        .flatMap(value -> Loose.words(value).stream())
        .flatMap(name -> ALGORITHM.of(name).stream())
        .map(name -> name + hash)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private ChecksumReading() {}
}
