package fr.moisson.routes.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values for the environment variables used in presets and recordings. */
public final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  /** Values for the variables in all files of these folders. */
  public static Map<String, String> in(Path... folders) {
    return Stream.of(folders)
        .flatMap(Variables::files)
        .flatMap(file -> VARIABLE.matcher(text(file)).results())
        .map(found -> found.group(1))
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> "essai-" + name));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Variables() {}
}
