package fr.moisson.connectors.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.slf4j.LoggerFactory;

/** An {@link Http} that does not wait, with an environment set by the test. */
final class TestHttp {

  static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static {
    // At level DEBUG, HttpClient would print every byte of every test.
    ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
  }

  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  final MemoryArchive archive = new MemoryArchive();
  final Map<String, String> environment = new HashMap<>();
  DnsResolver names = SystemDefaultDnsResolver.INSTANCE;
  boolean allowPrivateNetworks = true;
  Duration firstByteTimeout = Duration.ofSeconds(5);
  Duration wholeTimeout = Duration.ofSeconds(20);
  int attempts = 4;
  long maxCompressedBytes;
  long maxBytes;
  int maxRatio;
  long maxBytesPerRun;
  Duration maxTimePerRun = Duration.ZERO;
  int perHostConnections;

  static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(WireMockConfiguration.options().dynamicPort().gzipDisabled(true))
        .build();
  }

  Http open(Path bodies) {
    HttpSettings settings =
        new HttpSettings(
            "https://town.example/data",
            allowPrivateNetworks,
            Duration.ofSeconds(2),
            firstByteTimeout,
            wholeTimeout,
            attempts,
            maxCompressedBytes,
            maxBytes,
            maxRatio,
            maxBytesPerRun,
            maxTimePerRun,
            perHostConnections,
            1e6);
    return new Http(
        settings,
        archive,
        bodies,
        CLOCK,
        "1.2.3",
        new Http.Surroundings(environment, names, pauses::add));
  }

  /** A resolver that answers from a table; each host's answers are given in turn. */
  static DnsResolver names(Map<String, List<String>> table) {
    Map<String, Integer> asked = new HashMap<>();
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        List<String> answers = table.getOrDefault(host, List.of(host));
        int turn = asked.merge(host, 1, Integer::sum) - 1;
        return new InetAddress[] {
          Block.literal(answers.get(Math.min(turn, answers.size() - 1)))
              .orElseThrow(() -> new UnknownHostException(host))
        };
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
