package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.values.UrlName;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.NamedEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of the environment: {@code http_proxy}, {@code https_proxy} and {@code no_proxy}, in
 * either case, read as <a href="https://everything.curl.dev/usingcurl/proxies/env.html">curl</a>
 * does. {@code no_proxy} lists hosts, domains (with or without a leading dot), blocks of addresses,
 * or {@code *}.
 */
record Proxies(Map<String, Proxies.Proxy> byScheme, List<String> direct) {

  private static final String EXAMPLE = "http://proxy.example.org:3128";
  private static final int MOST_PORTS = 65_535;

  /**
   * The address of a proxy. A password may contain any character, so that everything up to the last
   * {@code @} belongs to it; a host may contain an underscore, which addresses may not.
   */
  private static final Pattern PROXY =
      Pattern.compile(
          "(?:(?<scheme>https?)://)?(?!\\w+://)"
              + "(?:(?<user>[^:@]*)(?::(?<password>.*))?@)?"
              + "(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@/\\s]+)(?::(?<port>\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  /** A proxy, and what it is told about us. */
  record Proxy(HttpHost host, @Nullable String user, @Nullable Secret password) {}

  /**
   * @throws Misconfigured if a variable is no address of a proxy; its value, which may contain a
   *     password, is not quoted
   */
  static Proxies of(Map<String, String> environment) {
    Map<String, Proxy> byScheme = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      String name = scheme + "_proxy";
      variable(environment, name).ifPresent(value -> byScheme.put(scheme, proxy(name, value)));
    }
    List<String> direct =
        variable(environment, "no_proxy").stream()
            .flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
            .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^(\\*?\\.)", ""))
            .filter(entry -> !entry.isEmpty())
            .toList();
    return new Proxies(Map.copyOf(byScheme), direct);
  }

  private static Proxy proxy(String variable, String value) {
    Matcher parts = PROXY.matcher(value);
    if (parts.matches()) {
      String scheme = parts.group("scheme") == null ? "http" : lower(parts.group("scheme"));
      boolean isStandard = parts.group("port") == null;
      int port =
          isStandard ? scheme.equals("https") ? 443 : 80 : Integer.parseInt(parts.group("port"));
      if (port <= MOST_PORTS) {
        return new Proxy(
            new HttpHost(scheme, parts.group("host"), port),
            Optional.ofNullable(parts.group("user")).map(UrlName::decoded).orElse(null),
            Optional.ofNullable(parts.group("password"))
                .map(UrlName::decoded)
                .map(Secret::new)
                .orElse(null));
      }
    }
    throw new Misconfigured(Notice.of(Code.PROXY_UNUSABLE, variable, EXAMPLE));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(key -> environment.getOrDefault(key, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The proxy for a host, if any. */
  Optional<HttpHost> forTarget(HttpHost target) {
    Proxy proxy = byScheme.get(lower(target.getSchemeName()));
    return proxy == null || isDirect(target) ? Optional.empty() : Optional.of(proxy.host());
  }

  /** The proxy to which no connection was made, if a failure says that of one. */
  Optional<HttpHost> unreached(IOException failure) {
    return byScheme.values().stream()
        .map(Proxy::host)
        .filter(host -> isTo(host, failure))
        .findFirst();
  }

  private static boolean isTo(HttpHost host, IOException failure) {
    NamedEndpoint tried =
        failure instanceof HttpHostConnectException refused
            ? refused.getHost()
            : failure instanceof ConnectTimeoutException late ? late.getHost() : null;
    return tried == null
        ? failure instanceof UnknownHostException && isNamed(host, failure)
        : tried.getHostName().equals(host.getHostName()) && tried.getPort() == host.getPort();
  }

  /** Whether a message such as « proxy.example: Name or service not known » is about a host. */
  private static boolean isNamed(HttpHost host, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return host.getHostName().equalsIgnoreCase(message.replaceFirst(": .*", ""));
  }

  Set<String> hosts() {
    return byScheme.values().stream()
        .map(proxy -> lower(proxy.host().getHostName()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The proxies' passwords, which are only sent to the proxies. */
  Optional<CredentialsProvider> credentials() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    boolean any = false;
    for (Proxy proxy : byScheme.values()) {
      if (proxy.user() != null) {
        String password = proxy.password() == null ? "" : proxy.password().reveal();
        provider.setCredentials(
            new AuthScope(proxy.host()),
            new UsernamePasswordCredentials(proxy.user(), password.toCharArray()));
        any = true;
      }
    }
    return any ? Optional.of(provider) : Optional.empty();
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
