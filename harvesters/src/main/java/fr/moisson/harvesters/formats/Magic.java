package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the first bytes of a file say of it. */
enum Magic {
  ZIP("PK\u0003\u0004", "ZIP"),
  EMPTY_ZIP("PK\u0005\u0006", "ZIP (0)"),
  GZIP("\u001f\u008b\b", "GZIP"),
  SQLITE("SQLite format 3\u0000", "SQLite"),
  /** Compound file of Microsoft: workbooks of before 2007, and those with a password. */
  COMPOUND("\u00d0\u00cf\u0011\u00e0", "XLS (Excel 97-2003)"),
  PDF("%PDF", "PDF"),
  OTHER("", "");

  private static final int LONGEST = 16;

  private final String start;
  private final String label;

  Magic(String start, String label) {
    this.start = start;
    this.label = label;
  }

  /** How such files are called, in any language. */
  String label() {
    return label;
  }

  static Magic of(Path file) throws IOException {
    String head;
    try (InputStream in = Files.newInputStream(file)) {
      head = new String(in.readNBytes(LONGEST), ISO_8859_1);
    }
    for (Magic magic : values()) {
      if (head.startsWith(magic.start)) {
        return magic;
      }
    }
    return OTHER;
  }
}
