package fr.moisson.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration folder for tests. Its territories use a contour file of their own with two square
 * communes, Niort (79191) and Chauray (79081).
 */
public final class SmallConfiguration {

  /** Only the embedded portal. */
  public static final String EMBEDDED = "portals:\n  catalogue: { type: embedded }\n";

  private static final String CONTOURS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code_insee":"79191","nom":"Niort","region":"75"},"geometry":
        {"type":"Polygon","coordinates":[[[-0.6,46.2],[-0.4,46.2],[-0.4,46.4],[-0.6,46.4],[-0.6,46.2]]]}},
      {"type":"Feature","properties":{"code_insee":"79081","nom":"Chauray","region":"75"},"geometry":
        {"type":"Polygon","coordinates":[[[-0.4,46.2],[-0.3,46.2],[-0.3,46.4],[-0.4,46.4],[-0.4,46.2]]]}}
      ]}
      """;

  private static final String PLACE =
      """
      territory: { epci: "200041317" }
      contour: { file: contours.geojson, name: Le Niortais, vintage: "2026" }
      """;

  private static final String TREES_PRESET =
      """
      source: files
      title: Arbres
      producer: une association
      options:
        path: arbres.csv
        id: arbres
        dataset:
          title: Arbres – {territoire}
          description: Les arbres.
          publisher: { name: Arbres et Marais }
          licence: lov2
      """;

  private final Path folder;

  /**
   * Writes settings for fast harvests of this machine, in which vanished datasets are withdrawn
   * without delay.
   */
  public SmallConfiguration(Path folder) {
    this.folder = folder;
    write(
        "moisson.yaml",
        """
        http: { allowPrivateNetworks: true, attempts: 1, perHostRequestsPerSecond: 100000 }
        safety: { graceDays: 0 }
        """);
    write("territories/contours.geojson", CONTOURS);
    write("sources/arbres.yaml", TREES_PRESET);
    trees(3);
  }

  /**
   * With a territory that publishes the trees in our own catalogue.
   *
   * @param folder gets one subfolder for the configuration and one for the program's data
   */
  public static SmallConfiguration ofTrees(Path folder) {
    return new SmallConfiguration(folder.resolve("config"))
        .territory("niortais", "sources: [arbres]\n" + EMBEDDED);
  }

  public Path folder() {
    return folder;
  }

  /**
   * These words as a command line, with options for this configuration and a data folder beside it.
   */
  public String[] typed(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--config", folder.toString()));
    all.addAll(List.of("--data", folder.resolveSibling("data").toString()));
    return all.toArray(String[]::new);
  }

  /**
   * Writes this many rows to the file that the preset {@code arbres} reads; for 0, only the header.
   */
  public SmallConfiguration trees(int count) {
    StringBuilder csv = new StringBuilder("nom;longitude;latitude\n");
    for (int i = 0; i < count; i++) {
      csv.append("arbre %d;-0.%d;46.3\n".formatted(i, 45 + i % 5));
    }
    return write("arbres.csv", csv.toString());
  }

  /**
   * @param rest {@code sources} and {@code portals}
   */
  public SmallConfiguration territory(String name, String rest) {
    return write("territories/" + name + ".yaml", PLACE + rest);
  }

  /**
   * With a territory that publishes the trees and another source to a CKAN, without rate limits,
   * and withdraws vanished datasets at once. The CKAN's token is in {@code CKAN_TOKEN}.
   *
   * @param water the other source, in YAML
   */
  public SmallConfiguration publishing(String water, URI ckan) {
    return write(
            "moisson.yaml",
            """
            http: { allowPrivateNetworks: true, perHostRequestsPerSecond: 100000 }
            safety: { graceDays: 0, fullListingDays: 0 }
            """)
        .write("sources/eau.yaml", water)
        .territory(
            "niortais",
            """
            sources: [arbres, eau]
            portals:
              ville:
                type: ckan
                perSecond: 100000
                options: { url: "%s", token: "${CKAN_TOKEN}", organisation: niort }
            """
                .formatted(ckan));
  }

  public SmallConfiguration write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
