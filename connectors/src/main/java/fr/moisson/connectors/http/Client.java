package fr.moisson.connectors.http;

import java.util.Optional;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Configures the Apache HttpClient that camel-http uses. Everything that it would decide by itself
 * (redirects, retries, decompression, cookies) is turned off: the doors decide.
 */
final class Client implements HttpClientConfigurer {

  private static final int MOST_CONNECTIONS = 200;
  private static final int LONGEST_HEADER = 64 * 1024;
  private static final int MOST_HEADERS = 200;

  private final HttpSettings settings;
  private final Proxies proxies;
  private final Deadline deadline;

  Client(HttpSettings settings, Proxies proxies, Deadline deadline) {
    this.settings = settings;
    this.proxies = proxies;
    this.deadline = deadline;
  }

  PoolingHttpClientConnectionManager pool(Guard guard) {
    Timeout silence = Timeout.of(settings.firstByteTimeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(guard)
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(settings.perHostConnections())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(silence)
                // Writes are never repeated here, so a dead connection must be noticed before each
                // use; checking costs a millisecond.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(TimeValue.ofMinutes(2))
                .build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(LONGEST_HEADER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build())
        .build();
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    Optional<?> credentials = proxies.credentials().map(builder::setDefaultCredentialsProvider);
    builder
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.wholeTimeout()))
                .setResponseTimeout(Timeout.of(settings.firstByteTimeout()))
                .setAuthenticationEnabled(credentials.isPresent())
                // Otherwise "Upgrade: TLS/1.2" is sent with plain requests to a proxy.
                .setProtocolUpgradeEnabled(false)
                .build())
        .setRoutePlanner(routes())
        .addExecInterceptorFirst("deadline", deadline)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching();
  }

  private DefaultRoutePlanner routes() {
    return new DefaultRoutePlanner(null) {
      @Override
      protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxies.forTarget(target).orElse(null);
      }
    };
  }
}
