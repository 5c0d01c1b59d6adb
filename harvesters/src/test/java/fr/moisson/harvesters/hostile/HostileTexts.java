package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.CUT_OFF;
import static fr.moisson.harvesters.model.Notice.Code.LONG_CELL;
import static fr.moisson.harvesters.model.Notice.Code.MALFORMED;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static fr.moisson.harvesters.model.Notice.Code.TOO_MANY_COLUMNS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text tables, and other files with their names. */
final class HostileTexts {

  static final String HEADER = "nom;latitude;longitude\n";
  static final String OAK = "chêne;46.32;-0.46\n";
  static final String LIME = "tilleul;46.33;-0.45\n";

  static List<HostileFile> files() {
    return Stream.of(quotes(), shapes(), encodings(), values()).flatMap(List::stream).toList();
  }

  static HostileFile csv(String what, String content) {
    return HostileFile.of("CSV", what, "f.csv", content);
  }

  static HostileFile csv(String what, byte[] content) {
    return HostileFile.of("CSV", what, "f.csv", content);
  }

  private static List<HostileFile> quotes() {
    return List.of(
        csv("a quote never closed", HEADER + OAK + "\"érable;46.3;-0.4\n" + LIME + LIME)
            .gives(4, 0),
        csv("a quote never closed in the header", "\"" + HEADER + OAK + LIME).gives(2, 0),
        csv("a quote never closed before 6 MB", HEADER + OAK + "\"" + LIME.repeat(300_000))
            .gives(300_001, 0),
        csv("a quote never closed in each row", HEADER + ("\"" + LIME).repeat(100_000))
            .gives(100_000, 0),
        csv("a quote never closed in a row cut off", HEADER + OAK + "\"érable\n" + LIME)
            .gives(2, 1),
        csv("a cell in quotes that is cut off", HEADER + OAK + "\"érable\nvert").refused(CUT_OFF),
        csv("nothing but a quote", "\"").gives(0, 0),
        csv("nothing but quotes", "\"".repeat(100_001)),
        csv("quotes inside of cells", HEADER + "chê\"ne;46.32;-0.46\n" + LIME).gives(2, 0),
        csv("text behind a quote", HEADER + "\"chêne\" vert;46.32;-0.46\n" + LIME).gives(2, 0),
        csv("line breaks in quotes", HEADER + "\"chêne\n\n\nvert\";46.32;-0.46\n" + LIME)
            .gives(2, 0),
        csv("quotes of both kinds", HEADER + "'chêne';46.32;-0.46\n\"tilleul\";46.33;-0.45\n")
            .gives(2, 0));
  }

  private static List<HostileFile> shapes() {
    String cells = "x;".repeat(100_000);
    String names = IntStream.range(0, 5000).mapToObj(i -> "c" + i).collect(Collectors.joining(";"));
    return List.of(
        csv("no byte", "").gives(0, 0),
        csv("one line break", "\n").gives(0, 0),
        csv("blanks", " \t \n".repeat(10_000)).gives(0, 0),
        csv("a header alone", HEADER).gives(0, 0),
        csv("100,000 separators", ";".repeat(100_000) + "\n").refused(MALFORMED),
        csv("100,000 columns", cells + "\n" + cells + "\n").refused(MALFORMED),
        csv("30,000 columns", "x;".repeat(30_000) + "\n" + OAK).refused(TOO_MANY_COLUMNS),
        csv("5,000 columns of one name", "x;".repeat(5000) + "\n" + OAK).gives(1, 0),
        csv("5,000 columns", "latitude;longitude;" + names + "\n46.32;-0.46\n").gives(1, 0),
        csv("a cell, then 100,000", HEADER + OAK + cells + "\n" + LIME).gives(2, 1),
        csv("one cell, then as many columns", "a\nb\n" + cells + "\n"),
        csv("lines too long and too short", HEADER + OAK + "a;b;c;d\n" + "x\n" + LIME).gives(3, 1),
        csv("columns of one name", "nom;nom;NOM;latitude;longitude\na;b;c;46.32;-0.46\n")
            .gives(1, 0),
        csv("columns without names", ";;latitude;longitude\na;b;46.32;-0.46\n").gives(1, 0),
        csv("a separator that is stated", "sep=;\n" + HEADER + OAK).gives(1, 0),
        csv("a quote stated as separator", "sep=\"\n" + HEADER + OAK),
        csv("a line break stated as separator", "sep=\n\n" + HEADER + OAK + LIME),
        csv("a separator that is stated and wrong", "sep=,\n" + HEADER + OAK + LIME),
        csv("line breaks of three kinds", HEADER.strip() + "\r\n" + OAK.strip() + "\r" + LIME)
            .gives(2, 0),
        csv("a line of 5 MB", HEADER + OAK + "x".repeat(5_000_000) + ";46.3;-0.4\n")
            .refused(LONG_CELL),
        HostileFile.of("CSV", "a line of 64 MB", folder -> line(folder, 64)).refused(MALFORMED),
        csv("5 MB without a line break", "x".repeat(5_000_000)).refused(MALFORMED),
        csv("a line of 2 MB of cells", HEADER + OAK + ";".repeat(2_000_000) + "\n" + LIME)
            .refused(MALFORMED),
        csv("names of columns of 1 MB", "x".repeat(1_000_000) + ";latitude;longitude\n" + OAK)
            .refused(MALFORMED),
        csv("names of columns of control characters", "a\u0001\u0007;latitude;longitude\n" + OAK)
            .gives(1, 0),
        csv("names of columns of SQL", "a\"; DROP TABLE f; --;latitude;longitude\n" + OAK),
        csv(
                "names that formats keep for themselves",
                "fid;geom;ogc_fid;rowid;lat;lon\n1;2;3;4;46.3;-0.4\n")
            .gives(1, 0),
        csv("the same header within", HEADER + OAK + HEADER + LIME).gives(2, 0),
        csv("200,000 rows of nothing", HEADER + OAK + ";;\n".repeat(200_000)).gives(1, 0));
  }

  /** A line of this length, written in pieces since it may exceed the memory. */
  static Path line(Path folder, int megabytes) throws IOException {
    Path file = folder.resolve("f.csv");
    byte[] piece = new byte[1 << 20];
    Arrays.fill(piece, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(piece);
      }
    }
    return file;
  }

  private static List<HostileFile> encodings() {
    String both = HEADER + OAK + LIME;
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(both.getBytes(UTF_8));
    mixed.writeBytes("érable;46.34;-0.44\n".getBytes(ISO_8859_1));
    return List.of(
        csv("a byte-order mark in the middle", HEADER + OAK + "\uFEFF" + LIME).gives(2, 0),
        csv("three byte-order marks", "\uFEFF\uFEFF\uFEFF" + both).gives(2, 0),
        csv("NULs between characters", HEADER + "ch\0ê\0ne;46\0.32;-0.46\n" + LIME).gives(2, 0),
        csv("NULs alone", new byte[100_000]).refused(NOT_THE_FORMAT),
        csv("more NULs than text", both + "\0".repeat(5000)).refused(NOT_THE_FORMAT),
        csv("UTF-16 without a mark", both.getBytes(UTF_16LE)).gives(2, 0),
        csv("UTF-16, the other way, without a mark", both.getBytes(UTF_16BE)).gives(2, 0),
        csv("UTF-16 of an odd length", odd(("\uFEFF" + both).getBytes(UTF_16LE))).gives(3, 0),
        csv(
                "lone surrogates in UTF-16",
                ("\uFEFF" + HEADER + "\uD800;46.3;-0.4\n" + LIME).getBytes(UTF_16LE))
            .gives(2, 0),
        csv(
                "surrogates in UTF-8",
                bytes(HEADER, new int[] {0xED, 0xA0, 0x80}, ";46.3;-0.4\n" + LIME))
            .gives(2, 0),
        csv(
                "bytes of no UTF-8",
                bytes(HEADER, new int[] {0xC0, 0xAF, 0xFE, 0xFF}, ";46.3;-0.4\n" + LIME))
            .gives(2, 0),
        csv("two encodings", mixed.toByteArray()).gives(3, 0),
        csv("UTF-32", both.getBytes(Charset.forName("UTF-32LE"))),
        csv("EBCDIC", both.getBytes(Charset.forName("IBM037"))),
        csv("control characters in cells", HEADER + "a\u0001\u001b[31m;46.3;-0.4\n" + LIME)
            .gives(2, 0),
        csv("marks of writing direction", HEADER + "\u202Egpj.exe\u2066;46.3;-0.4\n" + LIME)
            .gives(2, 0),
        csv("10,000 accents on a letter", HEADER + "e" + "\u0301".repeat(10_000) + ";46.3;-0.4\n")
            .gives(1, 0));
  }

  private static byte[] odd(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  static byte[] bytes(String before, int[] between, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before.getBytes(UTF_8));
    for (int one : between) {
      out.write(one);
    }
    out.writeBytes(after.getBytes(UTF_8));
    return out.toByteArray();
  }

  private static List<HostileFile> values() {
    return List.of(
        places("NaN", "NaN;NaN"),
        places("infinite coordinates", "Infinity;-Infinity"),
        places("1e400", "1e400;-1e400"),
        places("coordinates beyond the Earth", "1e99;-1e99"),
        places("0, 0", "0;0"),
        places("coordinates of words", "nord;ouest"),
        csv("numbers beyond all types", typed("9223372036854775808", "1e400", "1e-400", "-0"))
            .gives(4, 0),
        csv("numbers of 10,000 digits", typed("9".repeat(10_000), "0." + "1".repeat(10_000)))
            .gives(2, 0),
        csv("huge exponents", typed("1E999999999", "1E-999999999", "-1e+2147483647")).gives(3, 0),
        csv("odd numbers", typed("0x1p3", "1f", "1d", "NaN", "+-1", "١٢", "1_000")).gives(7, 0),
        csv("dates that are none", typed("0000-01-01", "-0001-12-31", "9999-12-31", "2023-02-30"))
            .gives(4, 0),
        csv("years beyond", typed("+999999999-12-31", "10000-01-01", "31/12/0000")).gives(3, 0),
        csv("moments that are none", typed("2023-01-01T25:61:61", "2023-01-01T00:00:00+99:00"))
            .gives(2, 0),
        csv("dates of year 0 alone", typed("0000-01-01", "0000-12-31")).gives(2, 0),
        csv("formulas", typed("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1"))
            .gives(6, 0),
        csv("well-known text that nests 10,000 times", wkt("GEOMETRYCOLLECTION(".repeat(10_000))),
        csv("well-known text of nothing", wkt("POLYGON EMPTY")),
        csv("well-known binary that nests 10,000 times", wkt("010700000001000000".repeat(10_000)))
            .gives(2, 0),
        csv("well-known text that breaks off", wkt("POLYGON((0 0, 1")),
        csv("well-known text of NaN", wkt("POINT(NaN NaN)")),
        csv("well-known text of a ring of two", wkt("\"POLYGON((-0.4 46.3, -0.3 46.4))\"")),
        csv(
            "GeoJSON in a cell that nests 10,000 times",
            "nom;geo_shape\na;" + "[".repeat(10_000) + "\n"),
        csv(
                "Lambert-93 said to be degrees",
                "nom;latitude;longitude\na;6586000;434000\nb;6586001;434001\n")
            .gives(2, 0),
        csv("texts of 40,000 characters", HEADER + "x".repeat(40_000) + ";46.3;-0.4\n").gives(1, 0),
        csv("markup in cells", HEADER + "<script>alert(1)</script>]]>;46.3;-0.4\n").gives(1, 0),
        csv("10,000 rows, of which 3 are broken", many(10_000, 3)).gives(10_000, 3));
  }

  /** A row with an invalid place loses only its place. */
  private static HostileFile places(String what, String place) {
    return csv(what, HEADER + OAK + "érable;" + place + "\n" + LIME).gives(3, 0);
  }

  private static String typed(String... values) {
    return "valeur;latitude;longitude\n"
        + Stream.of(values).map(value -> value + ";46.32;-0.46\n").collect(Collectors.joining());
  }

  private static String wkt(String value) {
    return "nom;geometrie\na;" + value + "\nb;POINT(-0.46 46.32)\n";
  }

  private static String many(int good, int broken) {
    return HEADER + OAK.repeat(good / 2) + "a;b;c;d\n".repeat(broken) + LIME.repeat(good / 2);
  }

  private HostileTexts() {}
}
