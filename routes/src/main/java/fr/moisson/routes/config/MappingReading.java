package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.schemas.Schemas;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Nomenclature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code config/schemas}, and users' own mapping files. */
public final class MappingReading {

  private final Path folder;
  private final Collection<ConfigurationProblem> problems;
  private final Binding binding;

  private MappingReading(Path folder, Collection<ConfigurationProblem> problems) {
    this.folder = folder;
    this.problems = problems;
    this.binding = new Binding(Map.of(), folder, problems);
  }

  /**
   * The mappings that come with Moisson.
   *
   * @param folder with a {@code <name>.yaml} for each mapping, a {@code <name>.json} for each
   *     schema, and the code lists in {@code nomenclatures/*.csv}
   * @throws ConfigurationFault with every problem of every file
   */
  public static Mappings load(Path folder) {
    MappingReading reading = new MappingReading(folder, new LinkedHashSet<>());
    return reading.orFault(reading.mappings());
  }

  /** The mappings that come with Moisson, as part of a whole configuration. */
  static Mappings load(Path folder, Collection<ConfigurationProblem> problems) {
    return new MappingReading(folder, problems).mappings();
  }

  /** The names of the schemas of a folder, and of the mappings to them. */
  static SchemaNames names(Path folder, Collection<ConfigurationProblem> problems) {
    MappingReading reading = new MappingReading(folder, problems);
    Map<String, Path> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Path json : reading.files(folder, ".json")) {
      reading
          .attempt(json, Schemas::names)
          .ifPresent(names -> names.forEach(name -> schemas.put(name, json)));
    }
    Set<String> names = new TreeSet<>(schemas.keySet());
    reading.files(folder, ".yaml").forEach(mapping -> names.add(YamlFile.name(mapping)));
    // Few files mention columns: only their schemas are read.
    return new SchemaNames(
        names,
        name ->
            Optional.ofNullable(schemas.get(name))
                .flatMap(json -> reading.attempt(json, MappingReading::schema))
                .map(TableSchema::names)
                .orElse(List.of()));
  }

  /**
   * One mapping file that a user wrote for one source.
   *
   * @param schemas folder of the schemas that it may refer to
   * @param stated its schema, if it does not state one itself
   * @throws ConfigurationFault with every problem in it
   */
  public static MappingFile read(Path file, Path schemas, @Nullable String stated) {
    MappingReading reading = new MappingReading(file.resolveSibling(""), new LinkedHashSet<>());
    SchemaNames names = names(schemas, reading.problems);
    return reading.orFault(
        reading
            .file(file, (read, top) -> names.check(read, stated, top, reading.problems))
            .orElse(MappingFile.EMPTY));
  }

  private <T> T orFault(T read) {
    if (problems.isEmpty()) {
      return read;
    }
    throw new ConfigurationFault(problems);
  }

  private Optional<MappingFile> file(Path path) {
    return file(path, (read, top) -> {});
  }

  private Optional<MappingFile> file(Path path, BiConsumer<MappingFile, Spot> check) {
    return new YamlReading(path, problems)
        .readSomething(Map.of())
        .flatMap(
            yaml -> {
              Optional<MappingFile> read =
                  binding.bind(yaml.content(), MappingFile.class, yaml.top()::below);
              read.ifPresent(mapping -> check.accept(mapping, yaml.top()));
              return read;
            });
  }

  private Mappings mappings() {
    Map<String, Nomenclature> nomenclatures = new TreeMap<>();
    for (Path csv : files(folder.resolve("nomenclatures"), ".csv")) {
      attempt(csv, Nomenclature::read).ifPresent(list -> nomenclatures.put(list.name(), list));
    }
    List<Mapping> all = new ArrayList<>();
    for (Path path : files(folder, ".yaml")) {
      file(path)
          .ifPresent(
              file -> {
                String name = YamlFile.name(path);
                Path json =
                    folder.resolve((file.schema() == null ? name : file.schema()) + ".json");
                attempt(json, MappingReading::schema)
                    .ifPresent(schema -> all.add(new Mapping(name, file, schema, nomenclatures)));
              });
    }
    return new Mappings(all);
  }

  private static TableSchema schema(Path path) throws IOException {
    try (InputStream json = Files.newInputStream(path)) {
      return TableSchema.read(json, path.toString());
    }
  }

  private interface Reading<T> {
    T read(Path path) throws IOException;
  }

  private <T> Optional<T> attempt(Path path, Reading<T> reading) {
    try {
      return Optional.of(reading.read(path));
    } catch (Misconfigured e) {
      problems.add(new ConfigurationProblem(path, 0, "", e.notice()));
    } catch (IOException e) {
      problems.add(new ConfigurationProblem(path, 0, "", Notice.of(Code.NO_SUCH_FILE, path)));
    }
    return Optional.empty();
  }

  private List<Path> files(Path in, String ending) {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      problems.add(new ConfigurationProblem(in, 0, "", Notice.of(Code.NO_SUCH_FILE, in)));
      return List.of();
    }
  }
}
