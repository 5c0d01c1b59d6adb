package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.reading.AccessLevels;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.UrlName;
import java.net.URI;
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
    Stream<JsonNode> opened =
        files.stream().filter(file -> access(file).equals(Optional.of(access)));
    Stream<JsonNode> beside =
        files.stream()
            .flatMap(file -> CkanEndpoint.stated(file).filter(service -> !isOf(file, service)))
            .filter(service -> codes(service).anyMatch(access::equals));
    return Stream.concat(opened, beside)
        .flatMap(
            node ->
                Stream.concat(
                        Stream.ofNullable(JsonFields.text(node, "name", "title", "url")),
                        JsonFields.texts(node.path("endpoint_url")).stream())
                    .limit(1));
  }

  private static Optional<String> access(JsonNode file) {
    Stream<JsonNode> services = CkanEndpoint.stated(file).filter(service -> isOf(file, service));
    return AccessLevels.leastOpen(
        Stream.concat(
            guarded(file).stream(),
            Stream.concat(Stream.of(file), services).flatMap(CkanFileRights::codes)));
  }

  /** Whether people go through a service; open files have interfaces beside that ask for a key. */
  private static boolean isOf(JsonNode resource, JsonNode service) {
    URI url = CkanResourceReading.address(resource);
    boolean isFile =
        Optional.ofNullable(JsonFields.text(resource, "format"))
            .flatMap(FileType::named)
            .or(() -> Optional.ofNullable(url).flatMap(UrlName::type))
            .filter(FileType::isFile)
            .isPresent();
    return !isFile || url == null || CkanEndpoint.isAt(service, url);
  }

  private static Stream<String> codes(JsonNode node) {
    return JsonFields.texts(node.path("access_rights")).stream()
        .flatMap(stated -> DcatReading.access(stated).stream());
  }

  /** By ckanext-restricted, whose levels are {@code public}, {@code registered}… */
  private static Optional<String> guarded(JsonNode file) {
    return Optional.ofNullable(
            JsonFields.text(JsonFields.written(file.path("restricted")), "level"))
        .map(level -> level.equals("public") ? "PUBLIC" : "RESTRICTED");
  }

  private static Stream<JsonNode> withServices(JsonNode file) {
    return Stream.concat(Stream.of(file), CkanEndpoint.stated(file));
  }
}
