package fr.moisson.harvesters.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Builds zips in which every field may be false, and which no library would write. */
final class RawZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int members;

  /** Adds a correct, stored member. */
  RawZip with(String name, byte[] bytes) {
    return with(name, bytes, 0, 0, bytes.length, content.size());
  }

  /**
   * Adds a stored member.
   *
   * @param flags 1 for an encrypted member
   * @param mode Unix mode, such as that of a link
   * @param size the size stated in the central directory
   * @param offset the offset stated in the central directory; unless it is the current end, only
   *     the directory entry is written
   */
  RawZip with(String name, byte[] bytes, int flags, int mode, int size, int offset) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    byte[] named = name.getBytes(UTF_8);
    if (offset == content.size()) {
      ByteBuffer local = little(30).putInt(LOCAL).putShort((short) 20).putShort((short) flags);
      local.putInt(14, (int) crc.getValue()).putInt(18, bytes.length).putInt(22, bytes.length);
      content.writeBytes(local.putShort(26, (short) named.length).array());
      content.writeBytes(named);
      content.writeBytes(bytes);
    }
    ByteBuffer central = little(46).putInt(CENTRAL).putShort((short) (3 << 8 | 20));
    central.putShort(6, (short) 20).putShort(8, (short) flags).putInt(16, (int) crc.getValue());
    central.putInt(20, size).putInt(24, size).putShort(28, (short) named.length);
    central.putInt(38, mode << 16).putInt(42, offset);
    directory.writeBytes(central.array());
    directory.writeBytes(named);
    members++;
    return this;
  }

  byte[] bytes() {
    return bytes(members);
  }

  /**
   * The file.
   *
   * @param claimed the number of members stated in the end record
   */
  byte[] bytes(int claimed) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content.toByteArray());
    all.writeBytes(directory.toByteArray());
    ByteBuffer end = little(22).putInt(END).putShort(8, (short) claimed);
    end.putShort(10, (short) claimed).putInt(12, directory.size()).putInt(16, content.size());
    all.writeBytes(end.array());
    return all.toByteArray();
  }

  /** The file with the end records of ZIP64, whose usual end record is ignored. */
  byte[] bytes64() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content.toByteArray());
    all.writeBytes(directory.toByteArray());
    long end = all.size();
    ByteBuffer record = little(56).putInt(END_64).putLong(44).putLong(32, members);
    all.writeBytes(record.putLong(40, directory.size()).putLong(48, content.size()).array());
    all.writeBytes(little(20).putInt(LOCATOR_64).putLong(8, end).putInt(16, 1).array());
    all.writeBytes(little(22).putInt(END).putShort(8, (short) 1).putShort(10, (short) 1).array());
    return all.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
