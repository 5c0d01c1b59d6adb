package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.reading.AccessLevels;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may have the files of a package, and the services behind them. */
record CkanFileRights(List<JsonNode> files) {

  /** The least open access right of the files, if all state one, as for DCAT feeds. */
  Optional<String> access() {
    List<String> stated = files.stream().flatMap(file -> access(file).stream()).toList();
    return stated.size() == files.size()
        ? AccessLevels.leastOpen(stated.stream())
        : Optional.empty();
  }

  /**
   * Rights, except licences, which are those of the file, and the files to which fewer people have
   * access than to the dataset.
   */
  Stream<String> statements(Optional<String> whole) {
    Stream<String> rights =
        files.stream()
            .flatMap(CkanFileRights::withServices)
            .flatMap(node -> JsonFields.texts(node.path("rights")).stream())
            .filter(text -> !DcatReading.isAccessCode(text))
            .filter(text -> CkanResourceReading.licenceAmong(text).isEmpty());
    return Stream.concat(rights, AccessLevels.lessOpen(whole, this::names));
  }

  private Stream<String> names(String access) {
    return files.stream()
        .filter(file -> access(file).equals(Optional.of(access)))
        .flatMap(file -> Stream.ofNullable(JsonFields.text(file, "name", "title", "url")));
  }

  private static Optional<String> access(JsonNode file) {
    Stream<String> codes =
        withServices(file)
            .flatMap(node -> JsonFields.texts(node.path("access_rights")).stream())
            .flatMap(stated -> DcatReading.access(stated).stream());
    return AccessLevels.leastOpen(Stream.concat(guarded(file).stream(), codes));
  }

  /** By ckanext-restricted, whose levels are {@code public}, {@code registered}… */
  private static Optional<String> guarded(JsonNode file) {
    return Optional.ofNullable(
            JsonFields.text(JsonFields.written(file.path("restricted")), "level"))
        .map(level -> level.equals("public") ? "PUBLIC" : "RESTRICTED");
  }

  private static Stream<JsonNode> withServices(JsonNode file) {
    return Stream.concat(Stream.of(file), CkanService.stated(file));
  }
}
