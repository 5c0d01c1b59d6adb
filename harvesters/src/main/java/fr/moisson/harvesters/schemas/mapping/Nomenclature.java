package fr.moisson.harvesters.schemas.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A code list, such as Corine Land Cover's. */
public record Nomenclature(String name, Map<String, Entry> entries) {

  private static final Pattern CODE =
      Pattern.compile(
          "(?:\\p{L}{2,5}[ _-])?([\\p{Lu}\\d][\\p{Lu}\\d.]{0,7}?)(?:\\.0)?(?:\\s*[-–:]\\s.*)?");

  private static final Pattern POINTED = Pattern.compile("\\d(?:\\.\\d){2,3}\\.?");

  /** A list without codes. */
  static final Nomenclature NONE = new Nomenclature("", Map.of());

  public Nomenclature {
    entries = Map.copyOf(entries);
  }

  /** The meaning of a code. */
  public record Entry(String code, String label) {}

  /**
   * Reads a list, whose name is that of the file without extension.
   *
   * @param csv with the columns {@code code} and {@code label}, and optionally {@code alias},
   *     another spelling of the code; UTF-8, commas
   */
  public static Nomenclature read(Path csv) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        String code = row.getField("code");
        Entry entry = new Entry(code, row.getField("label"));
        entries.put(code, entry);
        row.findField("alias")
            .filter(said -> !said.isEmpty())
            .ifPresent(a -> entries.put(a, entry));
      }
    }
    return new Nomenclature(csv.getFileName().toString().replaceFirst("\\.csv$", ""), entries);
  }

  /**
   * Ignores blanks, the decimals that spreadsheets add to codes, and words around the code: « LCZ D
   * », « 112 - Tissu urbain discontinu »; and points between the digits of a code that has none: «
   * 1.1.2 ».
   */
  public Optional<Entry> find(String code) {
    Matcher bare = CODE.matcher(code.strip());
    Entry exactly = entries.get(code.strip());
    if (exactly != null || !bare.matches()) {
      return Optional.ofNullable(exactly);
    }
    String alone = bare.group(1);
    return Optional.ofNullable(entries.get(alone))
        .or(
            () ->
                POINTED.matcher(alone).matches()
                    ? Optional.ofNullable(entries.get(alone.replace(".", "")))
                    : Optional.empty());
  }
}
