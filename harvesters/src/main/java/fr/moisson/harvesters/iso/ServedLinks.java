package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.values.FileType;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the services behind links of catalogues that took them, or may have, from ISO records. */
public final class ServedLinks {

  private static final Optional<String> WFS = Optional.of("WFS_SRVC");

  private static final Pattern TECHNICAL = Pattern.compile("[^\\s_:]*+[_:]\\S*+");

  /** Parameters, in lower case, that limit the number of features. */
  private static final Set<String> LIMITS = Set.of("maxfeatures", "count");

  /**
   * The same link with its service; empty if it leads to a file or a page.
   *
   * @param stated the protocol or format in the catalogue's words, if any
   * @param name of the link, which may be that of a layer; empty if it certainly is not
   */
  public static Optional<Link> of(Link link, @Nullable String stated, String name) {
    return OnlineResource.of(link.url(), stated, name, "", "", link.mediaType(), link.bytes())
        .links()
        .filter(known -> known.service() != null)
        .findFirst()
        .map(
            known -> {
              String format = known.format() == null ? link.format() : known.format();
              boolean isPart = asksForPart(link.url(), stated);
              return link.at(isPart ? capabilities(known) : known.url())
                  .typed(format, isPart ? null : known.mediaType())
                  .through(known.service());
            });
  }

  /**
   * Whether a link that is stated as one to a WFS asks for only some of its features, as
   * GeoServer's preview does, or for no file of a certain format.
   */
  private static boolean asksForPart(URI url, @Nullable String stated) {
    Map<String, String> asked = EndpointAddress.parameters(url);
    boolean isWhole =
        asked.containsKey("outputformat") && LIMITS.stream().noneMatch(asked::containsKey);
    return !isWhole
        && "GetFeature".equalsIgnoreCase(asked.get("request"))
        && Optional.ofNullable(stated).flatMap(FileType::named).map(FileType::code).equals(WFS);
  }

  private static URI capabilities(Link known) {
    Service service = Objects.requireNonNull(known.service());
    return Protocol.completed(service.endpoint(), service.protocol());
  }

  /** The same dataset, whose links have the services that their formats and addresses reveal. */
  static Dataset through(Dataset dataset) {
    return dataset.with(
        draft ->
            draft.eachLink(
                link ->
                    link.service() == null
                        ? of(link, link.format(), layer(link.title())).orElse(link)
                        : link));
  }

  /** The same link with an interface; what that answers with is not the format of a file. */
  public static Link api(Link link) {
    URI url = link.url();
    String protocol = Protocol.ofInterface(url);
    return (Protocol.isEntrance(url, protocol) ? link.typed("REST", null) : link)
        .through(new Service(EndpointAddress.endpoint(url), protocol, null));
  }

  /** Whether a link leads to a collection of an OGC API, by its address and media type. */
  public static boolean isCollection(Link link) {
    return link.mediaType() != null && Protocol.isFirstPage(link.url(), link.mediaType());
  }

  /** A name that looks technical, such as {@code ms:CAVITE_LOCALISEE}; else empty. */
  public static String layer(@Nullable String title) {
    return title != null && TECHNICAL.matcher(title).matches() ? title : "";
  }

  private ServedLinks() {}
}
