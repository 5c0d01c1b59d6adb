package fr.moisson.routes.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real CKAN or udata started by {@code lab/up}.
 *
 * @param hasForms whether ckanext-scheming holds the DCAT-AP fields; otherwise they are in extras
 * @param commands the start of its command line
 * @param editor the editor's name or identifier
 */
record Lab(
    String name,
    boolean hasForms,
    URI url,
    List<String> commands,
    String editor,
    String editorToken,
    String sysadminToken) {

  private static final Path HOME =
      Path.of(Optional.ofNullable(System.getenv("LAB_HOME")).orElse("../lab/target"));

  /** All running sites of one software, {@code ckan} or {@code udata}. */
  static Stream<Lab> sites(String software) throws IOException {
    Path folder = HOME.resolve("sites");
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(file -> file.getFileName().toString().matches(software + "\\b.*\\.json"))
            .sorted()
            .forEach(files::add);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("no " + software + " is running: start one with lab/up");
    }
    return files.stream().map(file -> read(file, software));
  }

  private static Lab read(Path file, String software) {
    try {
      JsonNode site = new ObjectMapper().readTree(file.toFile());
      return new Lab(
          site.path("name").asText(),
          site.path("variant").asText().equals("scheming"),
          URI.create(site.path("url").asText()),
          site.path(software).valueStream().map(JsonNode::asText).toList(),
          site.path("editor").path("name").asText(),
          site.path("editor").path("token").asText(),
          site.path("sysadmin").path("token").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the web server with everything it is doing. */
  void kill() {
    script("down", "--kill", name);
  }

  /** Starts the web server again. */
  void start() {
    script("up", name);
  }

  /** Runs a script of the folder {@code lab} to its end; returns its output. */
  static String script(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Path.of("../lab", name).toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs a command of the software itself; returns its output. */
  String command(String... arguments) {
    List<String> command = new ArrayList<>(commands);
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) {
    try {
      Path said = Files.createTempFile("lab", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int code = process.waitFor();
      String text = Files.readString(said);
      Files.delete(said);
      if (code != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
