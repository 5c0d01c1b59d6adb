package fr.moisson.connectors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.InetAddressUtils;

/** A block of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Block(InetAddress network, int bits) {

  // InetAddressUtils.isIPv4 does not know 0.0.0.0.
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?=.)|$)){4}");

  /** Empty if the text is not one, or names a host: nothing is ever looked up. */
  static Optional<Block> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return literal(address)
        .flatMap(
            network -> {
              int most = network.getAddress().length * 8;
              String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
              return length.matches("\\d{1,3}") && Integer.parseInt(length) <= most
                  ? Optional.of(new Block(network, Integer.parseInt(length)))
                  : Optional.empty();
            });
  }

  /** The address that a text spells out; empty for a host name. */
  static Optional<InetAddress> literal(String text) {
    if (!FOUR_NUMBERS.matcher(text).matches() && !InetAddressUtils.isIPv6(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
