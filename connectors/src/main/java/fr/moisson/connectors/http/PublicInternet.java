package fr.moisson.connectors.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Distinguishes public Internet addresses from all others. Follows the IANA registries of special
 * purpose addresses (<a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>, <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>).
 */
final class PublicInternet {

  private static final List<Block> SPECIAL =
      Stream.of(
              "0.0.0.0/8", // this network; Linux routes it to itself
              "10.0.0.0/8", // private
              "100.64.0.0/10", // carrier-grade NAT
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // what a host of Azure asks of its cloud, whoever else may see it
              "169.254.0.0/16", // link-local, and the metadata of cloud hosts
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "::/96", // unspecified, loopback, and IPv4-compatible
              "::ffff:0:0:0/96", // IPv4-translated
              "64:ff9b:1::/48", // local NAT64
              "100::/64", // discarded
              "2001::/23", // protocol assignments, among them Teredo
              "2001:db8::/32", // documentation
              "3fff::/20", // documentation
              "5f00::/16", // segment routing
              "fc00::/7", // unique local
              "fe80::/10", // link-local
              "fec0::/10", // site-local
              "ff00::/8") // multicast
          .map(text -> Block.parse(text).orElseThrow())
          .toList();

  /**
   * Where a cloud host gives the credentials of a machine to whoever asks on it. No source and no
   * portal is there.
   */
  private static final List<Block> CREDENTIALS =
      Stream.of(
              "100.100.100.200/32", // Alibaba
              "168.63.129.16/32", // Azure
              "169.254.0.0/16", // all others
              "fd00:ec2::/32", // Amazon
              "fe80::/10") // link-local
          .map(text -> Block.parse(text).orElseThrow())
          .toList();

  /** IPv6 blocks that embed an IPv4 address, and where it starts. */
  private static final Block NAT64 = Block.parse("64:ff9b::/96").orElseThrow();

  private static final int NAT64_START = 12;
  private static final Block SIX_TO_FOUR = Block.parse("2002::/16").orElseThrow();
  private static final int SIX_TO_FOUR_START = 2;

  // Java itself turns an IPv4-mapped address (::ffff:10.0.0.1) into the IPv4 one.
  static boolean contains(InetAddress address) {
    if (SPECIAL.stream().anyMatch(block -> block.contains(address))) {
      return false;
    }
    return embedded(address).map(PublicInternet::contains).orElse(true);
  }

  /** Whether it is refused even to those who may call private networks. */
  static boolean givesCredentials(InetAddress address) {
    return CREDENTIALS.stream().anyMatch(block -> block.contains(address))
        || embedded(address).map(PublicInternet::givesCredentials).orElse(false);
  }

  private static Optional<InetAddress> embedded(InetAddress address) {
    if (NAT64.contains(address)) {
      return Optional.of(embedded(address, NAT64_START));
    }
    return SIX_TO_FOUR.contains(address)
        ? Optional.of(embedded(address, SIX_TO_FOUR_START))
        : Optional.empty();
  }

  private static InetAddress embedded(InetAddress address, int start) {
    try {
      return Inet4Address.getByAddress(Arrays.copyOfRange(address.getAddress(), start, start + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an IPv4 address", e);
    }
  }

  private PublicInternet() {}
}
