package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.hostile.HostileTexts.HEADER;
import static fr.moisson.harvesters.hostile.HostileTexts.LIME;
import static fr.moisson.harvesters.hostile.HostileTexts.OAK;
import static fr.moisson.harvesters.hostile.HostileTexts.bytes;
import static fr.moisson.harvesters.hostile.HostileTexts.csv;
import static fr.moisson.harvesters.model.Notice.Code.COMPRESSION_BOMB;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static fr.moisson.harvesters.model.Notice.Code.NO_SUCH_FILE;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.file.Zipped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files that only have the name of a table, and tables inside other files. */
final class HostileDisguises {

  static List<HostileFile> files() {
    return List.of(
        csv("an HTML page", "<!DOCTYPE html><html><body>Erreur 404</body></html>")
            .refused(NOT_THE_FORMAT),
        csv("an error in XML", "<?xml version=\"1.0\"?><ExceptionReport/>").refused(NOT_THE_FORMAT),
        csv("an error in JSON", "{\"error\": \"Not Found\"}").refused(NOT_THE_FORMAT),
        csv("thousands of comments", "<!--a-->".repeat(1000) + "x").refused(NOT_THE_FORMAT),
        csv("thousands of declarations", "<!a>".repeat(2000) + "x").refused(NOT_THE_FORMAT),
        csv("a comment without end", "<!--".repeat(2000)).refused(NOT_THE_FORMAT),
        csv("a PDF", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<<>>endobj").refused(NOT_THE_FORMAT),
        csv(
                "a PNG",
                bytes("", new int[] {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, "IHDR"))
            .refused(NOT_THE_FORMAT),
        csv(
                "a program",
                bytes("", new int[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0}, ""))
            .refused(NOT_THE_FORMAT),
        csv(
            "a private key",
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n"),
        HostileFile.of("CSV", "a folder", folder -> Files.createDirectory(folder.resolve("f.csv")))
            .refused(NO_SUCH_FILE),
        HostileFile.of(
                "CSV", "a name of control characters", "a\u0007\u001b[31m\n.csv", HEADER + OAK)
            .gives(1, 0),
        HostileFile.of("CSV", "a name of 200 characters", "n".repeat(200) + ".csv", HEADER + OAK)
            .gives(1, 0),
        HostileFile.of("gz", "256 MB of one letter", folder -> bomb(folder, 'x'))
            .refused(COMPRESSION_BOMB),
        HostileFile.of("gz", "256 MB of NULs", folder -> bomb(folder, 0)).refused(COMPRESSION_BOMB),
        HostileFile.of(
                "gz",
                "a gzip of a gzip of a gzip",
                "f.csv.gz.gz.gz",
                Zipped.gzip(Zipped.gzip(Zipped.gzip((HEADER + OAK).getBytes(UTF_8)))))
            .gives(1, 0),
        HostileFile.of(
                "gz",
                "five gzips in one another",
                "f.csv.gz",
                Zipped.gzip(
                    Zipped.gzip(Zipped.gzip(Zipped.gzip(Zipped.gzip(HEADER.getBytes(UTF_8)))))))
            .refused(NOT_THE_FORMAT),
        HostileFile.of(
                "gz",
                "two gzips one after the other",
                "f.csv.gz",
                Zipped.joined(
                    Zipped.gzip((HEADER + OAK).getBytes(UTF_8)), Zipped.gzip(LIME.getBytes(UTF_8))))
            .gives(2, 0),
        HostileFile.of(
            "gz",
            "words behind its end",
            "f.csv.gz",
            Zipped.joined(
                Zipped.gzip((HEADER + OAK).getBytes(UTF_8)), "et la suite".getBytes(UTF_8))),
        HostileFile.of(
            "gz",
            "NULs behind its end",
            "f.csv.gz",
            Zipped.joined(Zipped.gzip((HEADER + OAK).getBytes(UTF_8)), new byte[1000])));
  }

  private static Path bomb(Path folder, int letter) throws IOException {
    Path file = folder.resolve("f.csv.gz");
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) letter);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int i = 0; i < 256; i++) {
        out.write(block);
      }
    }
    return file;
  }

  private HostileDisguises() {}
}
