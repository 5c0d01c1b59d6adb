package fr.moisson.routes.cli;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.PullingPortal;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredPortal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the public address, through which readers of portals reach our files and pages. If none is
 * configured it is that of this machine, and links from portals lead nowhere.
 */
final class PublicAddress {

  private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

  /** Warns of the portals that would be sent links that lead nowhere. */
  static void check(Configuration configuration, CommandTexts words) {
    if (isUnknown(configuration)) {
      List<String> misled =
          configuration.territories().stream()
              .flatMap(
                  territory ->
                      territory.portals().stream()
                          .filter(PublicAddress::isElsewhere)
                          .map(portal -> territory.name() + "/" + portal.name()))
              .toList();
      if (!misled.isEmpty()) {
        LOG.warn(
            "{}", words.of("address.portals", configuration.baseUrl(), String.join(", ", misled)));
      }
    }
  }

  /** Warns of a site whose own links would lead nowhere. */
  static void checkSite(Configuration configuration, CommandTexts words) {
    if (isUnknown(configuration)) {
      LOG.warn("{}", words.of("address.site", configuration.baseUrl()));
    }
  }

  private static boolean isUnknown(Configuration configuration) {
    return RequestUris.isOnThisMachine(configuration.baseUrl());
  }

  private static boolean isElsewhere(ConfiguredPortal configured) {
    return configured.portal() instanceof PullingPortal known
        ? !RequestUris.isOnThisMachine(known.url())
        : configured.portal() != null;
  }

  private PublicAddress() {}
}
