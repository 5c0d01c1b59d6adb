package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;

/**
 * The proxies of the environment: {@code http_proxy}, {@code https_proxy} and {@code no_proxy}, in
 * either case, read as <a href="https://everything.curl.dev/usingcurl/proxies/env.html">curl</a>
 * does. {@code no_proxy} lists hosts, domains (with or without a leading dot), blocks of addresses,
 * or {@code *}.
 */
record Proxies(Map<String, URI> byScheme, List<String> direct) {

  static Proxies of(Map<String, String> environment) {
    Map<String, URI> byScheme = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      variable(environment, scheme + "_proxy")
          .map(value -> URI.create(value.contains("://") ? value : "http://" + value))
          .filter(proxy -> proxy.getHost() != null)
          .ifPresent(proxy -> byScheme.put(scheme, proxy));
    }
    List<String> direct =
        variable(environment, "no_proxy").stream()
            .flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
            .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^(\\*?\\.)", ""))
            .filter(entry -> !entry.isEmpty())
            .toList();
    return new Proxies(Map.copyOf(byScheme), direct);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(key -> environment.getOrDefault(key, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The proxy for a host, if any. */
  Optional<HttpHost> forTarget(HttpHost target) {
    URI proxy = byScheme.get(target.getSchemeName().toLowerCase(Locale.ROOT));
    return proxy == null || isDirect(target) ? Optional.empty() : Optional.of(host(proxy));
  }

  Set<String> hosts() {
    return byScheme.values().stream()
        .map(proxy -> proxy.getHost().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The proxies' passwords, which are only sent to the proxies. */
  Optional<CredentialsProvider> credentials() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    boolean any = false;
    for (URI proxy : byScheme.values()) {
      if (proxy.getUserInfo() != null) {
        String[] login = proxy.getUserInfo().split(":", 2);
        Secret password = new Secret(login.length == 2 ? login[1] : "");
        provider.setCredentials(
            new AuthScope(host(proxy)),
            new UsernamePasswordCredentials(login[0], password.reveal().toCharArray()));
        any = true;
      }
    }
    return any ? Optional.of(provider) : Optional.empty();
  }

  private static HttpHost host(URI proxy) {
    int port =
        proxy.getPort() >= 0 ? proxy.getPort() : proxy.getScheme().equals("https") ? 443 : 80;
    return new HttpHost(proxy.getScheme(), proxy.getHost(), port);
  }

  private boolean isDirect(HttpHost target) {
    String host = target.getHostName().toLowerCase(Locale.ROOT);
    int port =
        target.getPort() >= 0
            ? target.getPort()
            : target.getSchemeName().equals("https") ? 443 : 80;
    return direct.stream()
        .anyMatch(
            entry ->
                entry.equals("*")
                    || covers(entry, host)
                    || (entry.endsWith(":" + port)
                        && covers(entry.substring(0, entry.lastIndexOf(':')), host)));
  }

  private static boolean covers(String entry, String host) {
    return host.equals(entry)
        || host.endsWith("." + entry)
        || Block.literal(host)
            .flatMap(address -> Block.parse(entry).map(block -> block.contains(address)))
            .orElse(false);
  }
}
