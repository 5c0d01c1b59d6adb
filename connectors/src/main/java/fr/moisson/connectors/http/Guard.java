package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps Moisson away from private networks, whatever address a source, a redirect or a name server
 * gives (server-side request forgery, <a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP</a>).
 *
 * <p>It is the name resolver of the connection pool: connections are opened to exactly the
 * addresses that were checked, so that a name cannot resolve differently between check and
 * connection.
 *
 * <p>A proxy resolves names again on its side. The target is still checked here first. A name that
 * only the proxy can resolve is left to the proxy's own rules: networks with a proxy often resolve
 * no outside names for other machines.
 */
final class Guard implements DnsResolver {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final boolean allowPrivateNetworks;
  private final Set<String> proxies;
  private final DnsResolver names;

  /**
   * @param proxies hosts configured by the administrator, which may be private
   */
  Guard(boolean allowPrivateNetworks, Set<String> proxies, DnsResolver names) {
    this.allowPrivateNetworks = allowPrivateNetworks;
    this.proxies = proxies;
    this.names = names;
  }

  /** Refuses an address before anything is sent. */
  void check(URI uri) {
    RequestUris.refuseLong(uri.getHost(), uri.toString());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
      // With user information, the address itself is a secret.
      String shown = uri.getHost() == null ? scheme + ":…" : scheme + "://" + Masking.shown(uri);
      throw new Misconfigured(Notice.of(Notice.Code.BAD_URL, shown));
    }
    try {
      refuse(uri.getHost(), names.resolve(uri.getHost()));
    } catch (UnknownHostException e) {
      // The connection will fail as well, unless a proxy knows the name.
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (!proxies.contains(host.toLowerCase(Locale.ROOT))) {
      refuse(host, addresses);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  private void refuse(String host, InetAddress... addresses) {
    for (InetAddress address : addresses) {
      if (PublicInternet.givesCredentials(address)) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CLOUD_ADDRESS, host, address.getHostAddress()));
      }
      if (!allowPrivateNetworks && !PublicInternet.contains(address)) {
        throw new Misconfigured(
            Notice.of(Notice.Code.PRIVATE_ADDRESS, host, address.getHostAddress()));
      }
    }
  }
}
