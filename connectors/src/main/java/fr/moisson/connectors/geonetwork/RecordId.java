package fr.moisson.connectors.geonetwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * UUIDs of records, derived from names: version 5 of <a
 * href="https://www.rfc-editor.org/rfc/rfc9562#section-5.5">RFC 9562</a>, the same on every
 * machine.
 */
final class RecordId {

  /** The namespace of names that are URLs. */
  private static final UUID ADDRESSES = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private static final String PREFIX = "urn:moisson:";

  static String of(String name) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(ADDRESSES.getMostSignificantBits())
            .putLong(ADDRESSES.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest((PREFIX + name).getBytes(UTF_8)));
    long most = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
    long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private RecordId() {}
}
