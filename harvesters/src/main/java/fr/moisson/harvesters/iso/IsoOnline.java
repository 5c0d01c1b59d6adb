package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.dcat.writing.ReceiptText;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.ResourceIds;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes how to get the data: one block per file or service, and one per page. */
final class IsoOnline {

  private static final String DOWNLOAD = "WWW:DOWNLOAD-1.0-http--download";
  private static final String PAGE = "WWW:LINK-1.0-http--link";

  /** Decimals of a size in bytes when it is given in megabytes. */
  private static final int MEGABYTE = 6;

  private static final int HASH_LENGTH = 12;

  private static final Map<String, String> PROTOCOLS =
      Map.of(
          "WMS", "OGC:WMS",
          "WFS", "OGC:WFS",
          "WMTS", "OGC:WMTS",
          "WCS", "OGC:WCS",
          "CSW", "OGC:CSW",
          "ATOM", "INSPIRE Atom");

  private final Dataset dataset;
  private final URI files;
  private final ResourceIds ids = new ResourceIds();

  IsoOnline(Dataset dataset, URI files) {
    this.dataset = dataset;
    this.files = files;
  }

  void write(IsoPen record) {
    URI page = dataset.landingPage();
    boolean hasPages = page != null || !dataset.references().isEmpty();
    if (dataset.distributions().isEmpty() && !hasPages) {
      return;
    }
    IsoPen distribution = record.in("gmd:distributionInfo", "gmd:MD_Distribution");
    for (String format : formats()) {
      distribution
          .in("gmd:distributionFormat", "gmd:MD_Format")
          .text("gmd:name", format)
          .nothing("gmd:version", "unknown");
    }
    if (page != null) {
      page(distribution, "page", page, "Page du jeu de données");
    }
    for (Reference other : dataset.references()) {
      String id = "page-" + Hashes.sha256(other.address().toString()).substring(0, HASH_LENGTH);
      page(distribution, id, other.address(), name(other));
    }
    for (Distribution each : dataset.distributions()) {
      String id = ids.of(each);
      if (each instanceof Link link && link.service() != null) {
        service(distribution, id, link, link.service());
      } else {
        file(distribution, each, id, each.either(IsoOnline::description, IsoOnline::description));
      }
    }
  }

  private static void page(IsoPen distribution, String id, URI address, String name) {
    resource(options(distribution), id, address, PAGE)
        .text("gmd:name", name)
        .code("gmd:function", "gmd:CI_OnLineFunctionCode", "information");
  }

  private static String name(Reference reference) {
    return reference.title() == null
        ? switch (reference.part()) {
          case DOCUMENTATION -> "Documentation";
          case RELATED -> "Ressource liée";
          case REFERENCED_BY -> "Cite ces données";
        }
        : reference.title();
  }

  private Set<String> formats() {
    Set<String> formats = new TreeSet<>();
    for (Distribution each : dataset.distributions()) {
      if (each.format() != null && each.service() == null && !isPage(each)) {
        formats.add(each.format());
      }
    }
    return formats;
  }

  private static boolean isPage(Distribution each) {
    return each.format() == null ? each.bytes() == null : each.format().equals("HTML");
  }

  private static void service(IsoPen distribution, String id, Link link, Service service) {
    // Catalogues and their maps expect the name of the layer as name, and the title as description.
    boolean layered = service.layer() != null;
    String text = description(link);
    String described = text.isEmpty() ? link.title() : link.title() + "\n\n" + text;
    resource(options(distribution), id, link.url(), protocol(service))
        .text("gmd:name", layered ? service.layer() : link.title())
        .text("gmd:description", layered ? described : text);
  }

  private static String protocol(Service service) {
    String known = PROTOCOLS.get(service.protocol());
    boolean isArcgis = service.endpoint().toString().contains("/rest/services/");
    return known != null
        ? known
        : Protocols.isName(service.protocol())
            ? service.protocol()
            : isArcgis ? "ESRI:REST" : "OpenAPI";
  }

  private void file(IsoPen distribution, Distribution each, String id, String description) {
    boolean isPage = isPage(each);
    IsoPen options = options(distribution);
    if (each.bytes() != null) {
      BigDecimal size = BigDecimal.valueOf(each.bytes(), MEGABYTE).stripTrailingZeros();
      options
          .text("gmd:unitsOfDistribution", "Mo")
          .value("gmd:transferSize", "gco:Real", size.toPlainString());
    }
    IsoPen resource = resource(options, id, each.address(files), isPage ? PAGE : DOWNLOAD);
    if (each.mediaType() == null) {
      resource.text("gmd:name", each.title());
    } else {
      resource.in("gmd:name", "gmx:MimeFileType").with("type", each.mediaType()).says(each.title());
    }
    resource
        .text("gmd:description", description)
        .code("gmd:function", "gmd:CI_OnLineFunctionCode", isPage ? "information" : "download");
  }

  private static IsoPen options(IsoPen distribution) {
    return distribution.in("gmd:transferOptions", "gmd:MD_DigitalTransferOptions");
  }

  private static IsoPen resource(IsoPen options, String id, URI url, String protocol) {
    return options
        .in("gmd:onLine", "gmd:CI_OnlineResource")
        .with("id", IsoWriting.MARK + id)
        .value("gmd:linkage", "gmd:URL", url.toString())
        .text("gmd:protocol", protocol);
  }

  private static String description(Link link) {
    List<String> sentences = new ArrayList<>();
    if (link.description() != null) {
      sentences.add(link.description());
    }
    if (link.schema() != null) {
      sentences.add("Schéma : " + link.schema());
    }
    sentences.addAll(licence(link.licence()));
    return String.join("\n\n", sentences);
  }

  private static List<String> licence(@Nullable Licence own) {
    if (own == null) {
      return List.of();
    }
    String address = own.uri() == null ? "" : " (" + own.uri() + ")";
    return List.of("Licence : " + own.label() + address);
  }

  /** In French, because citizens read it on the portal. */
  private static String description(Extract extract) {
    return ReceiptText.counts(extract) + " Source : " + extract.derivedFrom();
  }
}
