package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the real command line in a process of its own. */
public final class Program {

  private static final int PATIENCE_SECONDS = 90;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder the working directory of the program, which also gets its output
   */
  public Program(Path folder) {
    this(folder, Map.of());
  }

  private Program(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The same program with this environment variable set. */
  public Program with(String name, String value) {
    return new Program(folder, Map.of(name, value));
  }

  /** The exit code and output of a command. */
  public record Ended(int code, String out, String err) {}

  /** Runs a command to its end. */
  public Ended run(String... args) {
    Process process = start(args);
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Ended(process.exitValue(), read("out"), read("err"));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts a command; its output goes to the files {@code out} and {@code err} of the folder. */
  public Process start(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + jvmOptions());
    command.add("fr.moisson.routes.cli.Main");
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    // The language of the build machine must not matter; the start script sets the encoding.
    List.of("LANGUAGE", "JAVA_TOOL_OPTIONS").forEach(builder.environment()::remove);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with the JVM's options, since a class path can be longer than a command line may be. */
  private Path jvmOptions() {
    String home = Path.of("..").toAbsolutePath().normalize().toString();
    String options =
        """
        -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto
        -Dfile.encoding=UTF-8
        "-Dmoisson.home=%s"
        -cp "%s"
        """
            .formatted(escaped(home), escaped(System.getProperty("java.class.path")));
    try {
      return Files.writeString(folder.resolve("jvm-options"), options).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String path) {
    return path.replace("\\", "\\\\");
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
