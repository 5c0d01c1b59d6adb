package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files made by Moisson that the catalogue and the embedded portal refer to. */
public final class Extracts {

  /** Paths under the files folder that are still referred to, including by tombstones. */
  public static Set<String> inUse(Database database) {
    Set<String> paths = new HashSet<>();
    database.reading(
        handle ->
            handle
                .createQuery(
                    "SELECT content FROM dataset WHERE content LIKE '%\"extract\"%'"
                        + " UNION ALL SELECT content FROM shelf WHERE content LIKE '%\"extract\"%'")
                .setFetchSize(500)
                .mapTo(String.class)
                .useStream(contents -> contents.flatMap(Extracts::files).forEach(paths::add)));
    return paths;
  }

  static Stream<String> files(String content) {
    return files(Stored.read(content, Dataset.class));
  }

  /** Paths that a dataset refers to. */
  public static Stream<String> files(Dataset dataset) {
    return dataset.extracts().flatMap(Extracts::files);
  }

  private static Stream<String> files(Extract extract) {
    Assessment assessment = extract.assessment();
    Stream<String> own = Stream.of(extract.file(), extract.descriptor());
    Stream<String> ofAssessment =
        assessment == null ? Stream.of() : Stream.of(assessment.report(), assessment.corrections());
    return Stream.concat(own, ofAssessment).filter(Objects::nonNull);
  }

  private Extracts() {}
}
