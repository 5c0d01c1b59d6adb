package fr.moisson.connectors.records;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.iso.OnlineResource;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The templates of links of a record, whose addresses are to be completed with values. */
final class LinkTemplates {

  /** So many addresses are shown, and so much of each; a record may have any number. */
  private static final int MOST = 20;

  private static final int LONGEST = 500;

  private final List<JsonNode> templates;

  /**
   * @param record a GeoJSON feature
   * @param wanted which templates
   */
  LinkTemplates(JsonNode record, Predicate<JsonNode> wanted) {
    templates =
        Stream.concat(
                record.path("linkTemplates").valueStream(),
                record.path("links").valueStream().filter(LinkTemplates::isTemplate))
            .filter(wanted)
            .toList();
  }

  /** Whether a link among the others is a template, as in OGC API – Common. */
  static boolean isTemplate(JsonNode link) {
    return link.path("templated").asBoolean();
  }

  /** The services that templates of their requests lead to. */
  Stream<OnlineResource> services() {
    return templates.stream().flatMap(template -> service(template).stream());
  }

  /** A service with the values that the template states. */
  private static Optional<OnlineResource> service(JsonNode template) {
    String address = address(template);
    String place = address.replaceFirst("\\?.*", "");
    List<String> stated =
        Stream.of(address.substring(place.length()).split("[?&]"))
            .filter(part -> !part.isEmpty() && !part.contains("{") && !isCalled("request", part))
            .toList();
    return place.contains("{") || stated.stream().noneMatch(part -> isCalled("service", part))
        ? Optional.empty()
        : WebAddress.read(place + "?" + String.join("&", stated))
            .map(
                url ->
                    OnlineResource.of(
                        url,
                        null,
                        "",
                        Objects.requireNonNullElse(JsonFields.text(template, "title"), ""),
                        "",
                        null,
                        null));
  }

  /**
   * The way to files whose addresses are to be completed, which only people can do: the page of the
   * record, or else what is certain of an address.
   */
  Optional<Link> files(@Nullable URI page) {
    List<JsonNode> files =
        templates.stream()
            .filter(template -> !address(template).isEmpty() && service(template).isEmpty())
            .toList();
    String addresses =
        files.stream()
            .limit(MOST)
            .map(template -> quoted(address(template)))
            .collect(Collectors.joining(", "));
    String titles =
        files.stream()
            .flatMap(template -> Stream.ofNullable(JsonFields.text(template, "title")))
            .distinct()
            .collect(Collectors.joining(", "));
    Stream<URI> places = files.stream().flatMap(template -> place(address(template)).stream());
    return (page == null || files.isEmpty() ? places : Stream.of(page))
        .findFirst()
        .map(
            place ->
                Link.to(titles, place).described(titles, "Adresses à compléter : " + addresses));
  }

  /** As code, since nobody can follow a template as a link. */
  private static String quoted(String template) {
    return "`" + Beginning.withEllipsis(template, LONGEST).replace("`", "%60") + "`";
  }

  /** The folder, or the program that is asked with parameters. */
  private static Optional<URI> place(String template) {
    String path = template.split("\\{?\\?", 2)[0];
    int variable = path.indexOf('{');
    return WebAddress.read(
        variable < 0 ? path : path.substring(0, path.lastIndexOf('/', variable) + 1));
  }

  private static String address(JsonNode template) {
    return Objects.requireNonNullElse(JsonFields.text(template, "uriTemplate", "href"), "");
  }

  private static boolean isCalled(String name, String parameter) {
    return parameter.toLowerCase(Locale.ROOT).startsWith(name + "=");
  }
}
