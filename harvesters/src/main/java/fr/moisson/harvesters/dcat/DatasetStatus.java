package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of a dataset, as its producer states it ({@code adms:status}, {@code status}). */
public final class DatasetStatus {

  private static final String WITHDRAWN = "WITHDRAWN";

  /** The default state, which we do not mention. */
  private static final String COMPLETED = "COMPLETED";

  /** Codes of ISO 19115 to those of the European list; being archived does not change the state. */
  private static final Map<String, String> PROGRESS =
      Map.of(
          "underDevelopment", "DEVELOP",
          "obsolete", "DEPRECATED",
          "superseded", "DEPRECATED",
          "retired", "DISCONT");

  /**
   * French sentences on the states that users have to know about.
   *
   * @param stated codes or addresses from any list
   * @throws BadItem if the dataset is withdrawn
   */
  public static List<String> sentences(String title, Stream<String> stated) {
    List<String> codes = stated.flatMap(one -> code(one).stream()).distinct().toList();
    if (codes.contains(WITHDRAWN)) {
      throw new BadItem(Notice.of(Notice.Code.NOT_PUBLIC, title));
    }
    return codes.stream()
        .filter(code -> !code.equals(COMPLETED))
        .flatMap(code -> DistributionCodes.STATUS.label(code).stream())
        .map(label -> "Statut : " + label + ".")
        .toList();
  }

  private static Optional<String> code(String stated) {
    return DistributionCodes.STATUS.code(PROGRESS.getOrDefault(Iris.lastName(stated), stated));
  }

  private DatasetStatus() {}
}
