package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression and archive formats other than the usual zip. */
class CompressedTablesTest {

  private static final byte[] TABLE = "a;b\n1;2\n".getBytes(UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"bzip2, bz2", "xz, xz", "gz, gz"})
  void aFileIsReadHoweverItIsCompressed(String kind, String ending) throws Exception {
    byte[] twice =
        Zipped.joined(compressed(kind, TABLE), compressed(kind, "3;4\n".getBytes(UTF_8)));
    Path file = Reading.written(folder, "arbres.csv." + ending, twice);
    Path tar = Reading.written(folder, "f.tar." + ending, compressed(kind, tar("d/a.csv", TABLE)));

    assertThat(unwrapped(file).name()).isEqualTo("arbres.csv");
    assertThat(unwrapped(file).file()).hasContent("a;b\n1;2\n3;4\n");
    assertThat(unwrapped(tar).name()).isEqualTo("a.csv");
    assertThat(unwrapped(tar).file()).hasBinaryContent(TABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bzip2", "xz"})
  void whatGrowsBeyondMeasureOrIsDamagedIsRefused(String kind) throws Exception {
    byte[] bomb = compressed(kind, new byte[60 << 20]);
    byte[] whole = compressed(kind, TABLE);

    refused(Reading.written(folder, "bomb", bomb), Notice.Code.COMPRESSION_BOMB);
    refused(
        Reading.written(folder, "short", Arrays.copyOf(whole, whole.length - 5)),
        Notice.Code.DAMAGED_ARCHIVE);
  }

  @Test
  void aTarOfTooManyMembersOrThatBreaksOffIsRefused() throws Exception {
    String[] names = new String[Archive.MOST_MEMBERS + 1];
    Arrays.setAll(names, i -> i + ".csv");
    byte[] tar = tar("a.csv", new byte[5000]);

    refused(Reading.written(folder, "many", tar(names)), Notice.Code.TOO_MANY_MEMBERS);
    refused(
        Reading.written(folder, "short", Arrays.copyOf(tar, 3000)), Notice.Code.DAMAGED_ARCHIVE);
  }

  @Test
  void aTarThatBeginsWithDozensOfEmptyTablesIsReadByNameAlone() throws Exception {
    String[] names = new String[60];
    Arrays.setAll(names, i -> i + ".csv");
    Path file = Reading.written(folder, "f.tar", tar(names));

    refused(file, Notice.Code.EMPTY_MEMBERS);
    assertThat(UnpackedFile.of(file, "f.tar", Reading.ORIGIN, "59", folder, notice -> {}).name())
        .isEqualTo("59.csv");
  }

  @Test
  void deflate64IsReadAndWhatIsNotIsCalledByItsName() throws IOException {
    ByteBuffer stored = ByteBuffer.allocate(5 + TABLE.length).order(ByteOrder.LITTLE_ENDIAN);
    stored.put((byte) 1).putShort((short) TABLE.length).putShort((short) ~TABLE.length);

    assertThat(unwrapped(zip(9, false, stored.put(TABLE).array())).file()).hasBinaryContent(TABLE);
    assertThatThrownBy(() -> unwrapped(zip(14, false, TABLE)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("a.csv")
        .hasMessageContaining("LZMA");
    assertThatThrownBy(() -> unwrapped(zip(93, false, TABLE)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("a.csv")
        .hasMessageContaining("ZSTD");
  }

  @Test
  void aZipWithAPasswordSaysSo() throws IOException {
    refused(zip(8, true, TABLE), Notice.Code.PASSWORD_PROTECTED);
    refused(zip(99, true, TABLE), Notice.Code.PASSWORD_PROTECTED);
  }

  /** A zip with one member that uses this method, or a password. */
  private Path zip(int method, boolean isEncrypted, byte[] packed) throws IOException {
    Path file = folder.resolve("f-" + method + ".zip");
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry entry = new ZipArchiveEntry("a.csv");
      CRC32 crc = new CRC32();
      crc.update(TABLE);
      entry.setMethod(method);
      entry.setSize(TABLE.length);
      entry.setCompressedSize(packed.length);
      entry.setCrc(crc.getValue());
      entry.getGeneralPurposeBit().useEncryption(isEncrypted);
      out.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }
    if (isEncrypted) {
      encrypt(file);
    }
    return file;
  }

  /** Sets the encryption flag, which the library cannot write. */
  private static void encrypt(Path file) throws IOException {
    byte[] zip = Files.readAllBytes(file);
    for (int i = 0; i + 10 < zip.length; i++) {
      boolean isEntry = zip[i] == 'P' && zip[i + 1] == 'K';
      if (isEntry && zip[i + 2] == 3) {
        zip[i + 6] |= 1;
      } else if (isEntry && zip[i + 2] == 1) {
        zip[i + 8] |= 1;
      }
    }
    Files.write(file, zip);
  }

  @Test
  void xzIsReadInAZipToo() throws Exception {
    assertThat(unwrapped(zip(95, false, compressed("xz", TABLE))).file()).hasBinaryContent(TABLE);
  }

  private static byte[] compressed(String kind, byte[] content)
      throws IOException, CompressorException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new CompressorStreamFactory().createCompressorOutputStream(kind, bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      for (String name : names) {
        out.putArchiveEntry(new TarArchiveEntry(name));
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void refused(Path file, Notice.Code code) {
    assertThatThrownBy(() -> unwrapped(file))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(code));
  }

  private UnpackedFile unwrapped(Path file) {
    String name = file.getFileName().toString();
    return UnpackedFile.of(file, name, Reading.ORIGIN, null, folder, notice -> {});
  }
}
