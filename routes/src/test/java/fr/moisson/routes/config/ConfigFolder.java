package fr.moisson.routes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A small valid configuration, until a test rewrites one of its files. */
final class ConfigFolder {

  private static final String PRESET =
      """
      source: udata
      title: Un portail
      producer: Un producteur
      options:
        url: https://portail.example.org
        searches: [ { q: "{nom}" } ]
      """;

  private static final String TERRITORY =
      """
      territory: { commune: "79191" }
      sources: [ portail ]
      portals:
        catalogue: { type: embedded }
      """;

  private static final String SCHEMA =
      """
      { "name": "arbres-urbains", "aliases": ["schema-arbre"], "fields": [{ "name": "essence" }] }
      """;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  ConfigFolder(Path folder) {
    this.folder = folder;
    write("moisson.yaml", "language: fr\n");
    write("sources/portail.yaml", PRESET);
    write("territories/niort.yaml", TERRITORY);
    write("schemas/arbres-urbains.json", SCHEMA);
  }

  ConfigFolder write(String file, String text) {
    return write(file, text, StandardCharsets.UTF_8);
  }

  ConfigFolder write(String file, String text, Charset charset) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text, charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ConfigFolder environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Configuration read() {
    return ConfigurationReader.read(
        new ConfigurationReader.Origin(
            folder, folder.resolve("territories"), environment, Map.of()));
  }

  /** The problems as {@code moisson check} would print them, with paths relative to this folder. */
  List<String> problems(Locale locale) {
    return faults().stream().map(problem -> problem.in(locale).replace(folder + "/", "")).toList();
  }

  List<String> problems() {
    return problems(Locale.FRENCH);
  }

  /** The places of the problems, without their descriptions. */
  List<String> places() {
    return faults().stream()
        .map(fault -> folder.relativize(fault.file()) + ":" + fault.line() + ": " + fault.key())
        .toList();
  }

  private List<ConfigurationProblem> faults() {
    try {
      read().whole();
      return List.of();
    } catch (ConfigurationFault fault) {
      return fault.problems();
    }
  }

  /** A preset that reads a file, whose dataset has this title, given in YAML. */
  static String files(String title) {
    return """
        source: files
        title: t
        producer: p
        options:
          path: arbres.csv
          dataset: { title: %s, description: d, licence: lov2, publisher: { name: A } }
        """
        .formatted(title);
  }

  /** A territory with one portal, {@code catalogue}; all parts are given in YAML. */
  static String territory(String place, String sources, String portal) {
    return "territory: { %s }\nsources:%s\nportals:\n  catalogue: { %s }\n"
        .formatted(place, sources, portal);
  }
}
