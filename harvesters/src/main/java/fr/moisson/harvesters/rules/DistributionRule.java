package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Checksum;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.PlainText;
import fr.moisson.harvesters.values.UrlName;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps links that can be followed, without duplicates and in the source's order, with formats of
 * the European file-type list and media types that agree with them. Our extracts are kept.
 */
final class DistributionRule implements Rule {

  /** Former names of media types, which give way to the registered ones. */
  private static final Map<String, String> CANONICAL =
      Map.of(
          "application/vnd.geo+json", "application/geo+json",
          "application/x-zip", "application/zip",
          "application/x-zip-compressed", "application/zip",
          "application/x-gzip", "application/gzip");

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    List<Link> kept = new ArrayList<>();
    Map<Access, Integer> places = new HashMap<>();
    for (Link link : dataset.links().toList()) {
      URI url = WebAddress.followed(link.url(), notices);
      if (url == null) {
        continue;
      }
      Link settled = at(url, link);
      Access access = Access.of(settled);
      Access address = new Access(url, null, null);
      Integer place = places.get(access);
      if (place == null) {
        // What is known of the address alone may be said of whatever it leads to.
        Integer first = places.get(address);
        place = first == null || kept.get(first).service() != null ? kept.size() : first;
      }
      places.put(access, place);
      places.putIfAbsent(address, place);
      if (place == kept.size()) {
        kept.add(settled);
      } else {
        kept.set(place, completed(kept.get(place), settled));
      }
    }
    return dataset.with(
        draft -> draft.distributions(dataset.extracts().toList()).andDistributions(kept));
  }

  /**
   * Services of several protocols, and their layers, share an address, but are distinct; if the
   * layer is not stated, the title tells it.
   */
  private record Access(URI url, @Nullable String protocol, @Nullable String layer) {

    static Access of(Link link) {
      Service service = link.service();
      return service == null
          ? new Access(link.url(), null, null)
          : new Access(
              link.url(),
              service.protocol(),
              service.layer() == null ? link.title() : service.layer());
    }
  }

  private static @Nullable Service service(@Nullable Service service) {
    return service == null
        ? null
        : WebAddress.usable(service.endpoint())
            .map(
                endpoint ->
                    new Service(
                        endpoint,
                        service.protocol(),
                        service.layer(),
                        Optional.ofNullable(service.title())
                            .map(title -> PlainText.line(title).text())
                            .filter(title -> !title.isEmpty())
                            .orElse(null),
                        followed(service.descriptions()),
                        followed(service.documentation()),
                        service.standards()))
            .orElse(null);
  }

  private static Link at(URI url, Link link) {
    return settled(
        new Link(
            WebAddress.withoutLogin(link.id()),
            PlainText.line(link.title()).text(),
            link.description(),
            url,
            blankless(link.format()),
            blankless(link.mediaType()),
            link.bytes() == null || link.bytes() <= 0 ? null : link.bytes(),
            link.checksum() == null ? null : Checksum.read(link.checksum()).orElse(null),
            link.modified(),
            link.schema() == null ? null : WebAddress.usable(link.schema()).orElse(null),
            service(link.service()),
            link.licence(),
            details(link.more())));
  }

  /** The first of two links, completed with what only the other states. */
  private static Link completed(Link first, Link other) {
    return settled(
        new Link(
            first.id(),
            first.title(),
            first.description() == null ? other.description() : first.description(),
            first.url(),
            first.format() == null ? other.format() : first.format(),
            first.mediaType() == null ? other.mediaType() : first.mediaType(),
            first.bytes() == null ? other.bytes() : first.bytes(),
            first.checksum() == null ? other.checksum() : first.checksum(),
            first.modified() == null ? other.modified() : first.modified(),
            first.schema() == null ? other.schema() : first.schema(),
            first.service() == null ? other.service() : first.service(),
            first.licence() == null ? other.licence() : first.licence(),
            first.more().or(other.more())));
  }

  private static LinkDetails details(LinkDetails stated) {
    return stated
        .reachedFrom(followed(stated.access()))
        .documentedBy(followed(stated.documentation()));
  }

  private static List<URI> followed(List<URI> addresses) {
    return addresses.stream().flatMap(one -> WebAddress.usable(one).stream()).toList();
  }

  private static Link settled(Link link) {
    Optional<String> media =
        Optional.ofNullable(link.mediaType())
            .flatMap(FileType::media)
            .map(stated -> CANONICAL.getOrDefault(stated, stated));
    Optional<FileType> type = type(link, media);
    String mediaType =
        type.map(known -> media.filter(one -> isKept(one, known)).orElse(known.media()))
            .or(() -> media)
            .orElse(null);
    String format = type.map(FileType::code).orElse(null);
    String title = link.title().isEmpty() ? UrlName.title(link.url(), format) : link.title();
    return link.described(title, link.description()).typed(format, mediaType);
  }

  /**
   * The type as the source states it; else that of the address if the media type admits it, that of
   * the media type, that of the address, an unknown format name, or that of the title. Of JSON and
   * XML, the address or the title may say more.
   */
  private static Optional<FileType> type(Link link, Optional<String> media) {
    Optional<FileType> ofTitle = UrlName.ofTitle(link.title());
    return said(link, media)
        .map(
            type ->
                Stream.concat(UrlName.type(link.url()).stream(), ofTitle.stream())
                    .filter(shown -> shown.isFile() && type.isWiderThan(shown))
                    .findFirst()
                    .orElse(type))
        .or(() -> ofTitle.map(type -> type.isPackage() ? packed(link).orElse(type) : type));
  }

  private static Optional<FileType> said(Link link, Optional<String> media) {
    Optional<String> stated = Optional.ofNullable(link.format());
    Optional<FileType> ofMedia = media.flatMap(FileType::ofMedia);
    Optional<FileType> ofUrl = UrlName.type(link.url());
    return stated
        .flatMap(FileType::named)
        .map(named -> ofMedia.filter(named::isWiderThan).orElse(named))
        .map(named -> named.isPackage() ? packed(link).orElse(named) : named)
        .or(() -> ofUrl.filter(type -> !type.isPackage() && media.filter(type::admits).isPresent()))
        .or(() -> ofMedia)
        .or(() -> ofUrl.filter(type -> !type.isPackage()))
        .or(() -> stated.flatMap(FileType::unheardOf))
        .or(() -> media.flatMap(FileType::ofPackage).map(type -> packed(link).orElse(type)))
        .or(() -> ofUrl.map(type -> packed(link).orElse(type)));
  }

  /** What is in a package, by its address or its title: « Shapefile » of ArcGIS Hub is a ZIP. */
  private static Optional<FileType> packed(Link link) {
    return Stream.of(UrlName.type(link.url()), FileType.named(link.title()))
        .flatMap(Optional::stream)
        .filter(type -> !type.isPackage() && type.isFile())
        .findFirst();
  }

  /** Whether a stated media type says what that of the type does not; a package always does. */
  private static boolean isKept(String media, FileType type) {
    return type.admits(media)
        && (FileType.isRegistered(media) || FileType.ofPackage(media).isPresent());
  }

  private static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
