package fr.moisson.connectors.csw;

import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links to services, by the names of the datasets that they provide. Only the service's own record
 * states these, and it may come after those of the datasets, so the services, of which there are
 * few, are read first.
 */
final class Services {

  private final Run run;
  private final Map<String, Set<Link>> links = new HashMap<>();

  private Services(Run run) {
    this.run = run;
  }

  /** The services that the server's filter finds; none if the server does not support it. */
  static Services of(CswSource source, URI address, Run run) {
    Services services = new Services(run);
    if (source.services() == null) {
      return services;
    }
    // A server that does not support the filter answers with an error, which ends the listing.
    CswListing listing = CswListing.perhapsEmpty(source.ofServices(), address, run, services);
    try {
      listing.forEachRemaining(services::learn);
    } finally {
      listing.closePage();
    }
    return services;
  }

  private void learn(RawItem item) {
    String record = item.body().path(CswRecords.RECORD).asText();
    try {
      Map<String, String> layers = IsoReading.head(record).serves();
      List<Distribution> given =
          IsoReading.dataset(new DatasetId("", "", item.remoteId()), record).distributions();
      layers.forEach(
          (name, layer) ->
              given.forEach(
                  one -> {
                    if (one instanceof Link link && link.service() != null) {
                      links
                          .computeIfAbsent(name, any -> new LinkedHashSet<>())
                          .add(at(link, link.service(), layer));
                    }
                  }));
    } catch (BadItem e) {
      run.tell(e.notice());
    }
  }

  private static Link at(Link link, Service service, String layer) {
    return layer.isEmpty()
        ? link
        : link.through(new Service(service.endpoint(), service.protocol(), layer));
  }

  /**
   * The links of a dataset with these names. Records may tell a layer under one of the names only:
   * GeoNetwork's have it beside the identifier of the data, and not beside that of the record.
   */
  List<Link> giving(Collection<String> names) {
    List<Link> given =
        names.stream()
            .flatMap(name -> links.getOrDefault(name, Set.of()).stream())
            .distinct()
            .toList();
    return given.stream()
        .filter(link -> given.stream().noneMatch(other -> tellsTheLayerOf(link, other)))
        .toList();
  }

  /** One address may be that of several protocols, as in GeoServer. */
  private static boolean tellsTheLayerOf(Link link, Link other) {
    Service bare = link.service();
    Service told = other.service();
    return bare != null
        && told != null
        && bare.layer() == null
        && told.layer() != null
        && told.protocol().equals(bare.protocol())
        && other.url().equals(link.url());
  }
}
