package fr.moisson.routes.config;

import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the class of a connector by naming convention, without a registry: {@code udata} is {@code
 * connectors.udata.UdataSource} as a source and {@code connectors.udata.UdataPortal} as a portal.
 */
final class Connectors {

  private static final String PACKAGE = "fr.moisson.connectors.";

  static Optional<Class<? extends Source>> source(String name) {
    return find(name, "Source", Source.class);
  }

  static Optional<Class<? extends Portal>> portal(String name) {
    return find(name, "Portal", Portal.class);
  }

  /** The valid names of sources in presets. */
  static SortedSet<String> sources() {
    return packages().filter(name -> source(name).isPresent()).collect(sorted());
  }

  /** The valid types of portals, besides the embedded one. */
  static SortedSet<String> portals() {
    return packages().filter(name -> portal(name).isPresent()).collect(sorted());
  }

  private static Collector<String, ?, SortedSet<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }

  private static <T> Optional<Class<? extends T>> find(String name, String role, Class<T> port) {
    if (!name.matches("[a-z]{2,30}")) {
      return Optional.empty();
    }
    String simpleName = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + role;
    try {
      return Optional.of(Class.forName(PACKAGE + name + "." + simpleName).asSubclass(port));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The packages next to that of a class which certainly exists, in the same folder or jar. */
  private static Stream<String> packages() {
    Class<?> known = HttpSettings.class;
    URI file = URI.create(String.valueOf(known.getResource(known.getSimpleName() + ".class")));
    try {
      if (!file.getScheme().equals("jar")) {
        return beside(Path.of(file));
      }
      try (FileSystem jar = FileSystems.newFileSystem(file, Map.of())) {
        return beside(jar.getPath("/" + known.getName().replace('.', '/')));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> beside(Path file) throws IOException {
    try (Stream<Path> packages = Files.list(file.resolve("../..").normalize())) {
      return packages.map(path -> path.getFileName().toString()).toList().stream();
    }
  }

  private Connectors() {}
}
