package fr.moisson.connectors.arcgis;

import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The account that writes to an ArcGIS organisation: a token, or an application that requests one.
 *
 * @param url address of the portal
 */
record ArcgisLogin(
    URI url, @Nullable Secret token, @Nullable String clientId, @Nullable Secret clientSecret) {

  boolean canRenew() {
    return token == null;
  }

  boolean isComplete() {
    return token != null || clientId != null && clientSecret != null;
  }
}
