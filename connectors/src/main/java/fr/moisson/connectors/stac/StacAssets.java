package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.paging.Globs;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of items as links.
 *
 * @param wanted keys, with {@code *} for any characters; if empty, the data files are taken
 * @param access what is needed to download them
 */
record StacAssets(List<String> wanted, @Nullable String access) {

  /** Roles of accessory files; in old versions without roles, their keys. */
  private static final Set<String> BESIDE = Set.of("thumbnail", "overview", "metadata", "visual");

  private static final Pattern BESIDE_MEDIA =
      Pattern.compile("(?:image/(?:jpe?g|png|gif|webp)|text/(?!csv)|application/(?:json|xml)).*");

  /** <a href="https://multiformats.io/multihash/">Multihash</a>: function and length. */
  private static final Map<String, String> MULTIHASH =
      Map.of("1114", "sha1:", "1220", "sha256:", "d50110", "md5:");

  private static final Pattern SIZE = Pattern.compile("File size: (\\d{1,18}) bytes");
  private static final Pattern MD5 = Pattern.compile("Checksum MD5: ([0-9a-fA-F]{32})\\b");

  /** The links of one item; a link to the item itself if none of its files is on the web. */
  List<Link> of(StacItem item) {
    List<Link> links = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    chosen(item)
        .forEach(
            asset ->
                way(item, asset.getValue())
                    .ifPresentOrElse(
                        way -> links.add(link(item, asset.getKey(), asset.getValue(), way)),
                        () -> elsewhere.add(asset.getValue().path("href").asText())));
    if (links.isEmpty() && !elsewhere.isEmpty()) {
      self(item).ifPresent(url -> links.add(record(item, url, elsewhere)));
    }
    return links;
  }

  private Stream<Map.Entry<String, JsonNode>> chosen(StacItem item) {
    JsonNode assets = item.json().path("assets");
    return assets.properties().stream()
        .filter(
            wanted.isEmpty()
                ? isData(assets)
                : asset -> wanted.stream().anyMatch(glob -> Globs.matches(glob, asset.getKey())));
  }

  /** The finest resolution of the chosen files, in metres; null if unknown. */
  @Nullable Double resolution(List<StacItem> items) {
    return items.stream()
        .flatMap(
            item ->
                chosen(item)
                    .map(asset -> asset.getValue().path("gsd"))
                    .map(own -> own.isNumber() ? own : item.properties().path("gsd")))
        .filter(gsd -> gsd.isNumber() && gsd.asDouble() > 0)
        .map(JsonNode::asDouble)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The coordinate systems of the chosen files, which may each state their own. */
  Stream<Standard> systems(List<StacItem> items) {
    return items.stream()
        .flatMap(
            item ->
                chosen(item)
                    .map(
                        asset ->
                            StacItem.statesProjection(asset.getValue())
                                ? asset.getValue()
                                : item.properties()))
        .flatMap(described -> StacItem.referenceSystem(described).stream())
        .distinct()
        .sorted(Comparator.comparing(Standard::title));
  }

  private static Predicate<Map.Entry<String, JsonNode>> isData(JsonNode assets) {
    boolean hasRoles = assets.valueStream().anyMatch(asset -> has(asset, "data"));
    return hasRoles
        ? asset -> has(asset.getValue(), "data")
        : asset ->
            BESIDE.stream()
                    .noneMatch(role -> asset.getKey().equals(role) || has(asset.getValue(), role))
                && !BESIDE_MEDIA.matcher(asset.getValue().path("type").asText("")).matches();
  }

  private static boolean has(JsonNode asset, String role) {
    return asset.path("roles").valueStream().anyMatch(one -> one.asText().equals(role));
  }

  /**
   * The address of a file.
   *
   * @param byAccount whether an account is required
   */
  private record Way(URI url, boolean byAccount) {

    static Way of(URI url, JsonNode stated) {
      return new Way(url, !stated.path("auth:refs").isEmpty());
    }
  }

  /** The asset's own address, or the first alternate that is on the web. */
  private static Optional<Way> way(StacItem item, JsonNode asset) {
    return address(item, asset.path("href").asText(""))
        .map(own -> Way.of(own, asset))
        .or(
            () ->
                asset
                    .path("alternate")
                    .valueStream()
                    .flatMap(
                        other ->
                            WebAddress.read(other.path("href").asText(""))
                                .map(url -> Way.of(url, other))
                                .stream())
                    .findFirst());
  }

  private static Optional<URI> address(StacItem item, String href) {
    Optional<URI> whole = WebAddress.read(href);
    return whole.isPresent() || href.isBlank()
        ? whole
        : self(item)
            .flatMap(self -> Iris.parse(href).map(self::resolve))
            .flatMap(address -> WebAddress.read(address.toString()));
  }

  private static Optional<URI> self(StacItem item) {
    return item.json()
        .path("links")
        .valueStream()
        .filter(link -> link.path("rel").asText().matches("self|canonical"))
        .flatMap(link -> WebAddress.read(link.path("href").asText("")).stream())
        .findFirst();
  }

  private Link link(StacItem item, String key, JsonNode asset, Way way) {
    String media = asset.path("type").asText(null);
    String title = Objects.requireNonNullElse(JsonFields.text(asset, "title"), key);
    return new Link(
            item.id() + "/" + key,
            item.day().isEmpty() ? title : title + " – " + item.day(),
            description(item, said(asset), way.byAccount(), List.of()),
            way.url(),
            media != null && media.contains("geotiff") ? "GEOTIFF" : null,
            media,
            bytes(asset),
            checksum(asset),
            JsonFields.text(asset, "updated") == null
                ? item.text("updated")
                : JsonFields.text(asset, "updated"),
            null)
        .licensed(StacDataset.ownLicence(item.properties()).orElse(null));
  }

  /** The description of the file, unless it only holds the values that we extract. */
  private static String said(JsonNode asset) {
    String text = asset.path("description").asText("").strip();
    return SIZE.matcher(text).find() || MD5.matcher(text).find() ? "" : text;
  }

  private Link record(StacItem item, URI url, List<String> elsewhere) {
    return Link.to(item.day().isEmpty() ? item.id() : item.id() + " – " + item.day(), url)
        .named(item.id(), description(item, "", false, elsewhere))
        .typed("JSON", "application/geo+json")
        .dated(item.text("updated"));
  }

  private String description(
      StacItem item, String said, boolean byAccount, List<String> elsewhere) {
    List<String> sentences = new ArrayList<>();
    if (!said.isEmpty()) {
      sentences.add(said.matches("(?s).*[.!?…]") ? said : said + ".");
    }
    sentences.add("Produit " + item.id() + ".");
    if (item.cloudCover() >= 0) {
      sentences.add(
          String.format(Locale.FRENCH, "Couverture nuageuse : %.0f %%.", item.cloudCover()));
    }
    if (access != null) {
      sentences.add(access);
    } else if (byAccount) {
      sentences.add("Téléchargement avec un compte.");
    }
    if (!elsewhere.isEmpty()) {
      sentences.add(
          elsewhere.stream().collect(Collectors.joining(" ; ", "Fichiers hors du web : ", ".")));
    }
    return String.join(" ", sentences);
  }

  private static @Nullable Long bytes(JsonNode asset) {
    if (asset.path("file:size").isIntegralNumber()) {
      return asset.path("file:size").asLong();
    }
    Matcher said = SIZE.matcher(asset.path("description").asText(""));
    return said.find() ? Long.valueOf(said.group(1)) : null;
  }

  private static @Nullable String checksum(JsonNode asset) {
    String multihash = asset.path("file:checksum").asText("").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> known : MULTIHASH.entrySet()) {
      if (multihash.startsWith(known.getKey())) {
        return known.getValue() + multihash.substring(known.getKey().length());
      }
    }
    Matcher said = MD5.matcher(asset.path("description").asText(""));
    return said.find() ? "md5:" + said.group(1).toLowerCase(Locale.ROOT) : null;
  }
}
