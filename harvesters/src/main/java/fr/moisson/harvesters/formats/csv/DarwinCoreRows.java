package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One of the tables of a <a href="https://dwc.tdwg.org/text/">Darwin Core archive</a>, as described
 * by its {@code meta.xml}: the core, unless the table names an extension, by its type ({@code
 * MeasurementOrFact}) or its file.
 */
public final class DarwinCoreRows {

  private static final String META = "meta.xml";
  private static final String SPACE = "rs.tdwg.org/dwc/text";
  private static final String OBSERVATIONS = "Occurrence";
  private static final int HEAD = 8192;

  public static boolean is(Zip zip) throws IOException {
    Optional<String> meta = meta(zip);
    if (meta.isEmpty()) {
      return false;
    }
    try (InputStream in = zip.read(meta.get())) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(SPACE);
    }
  }

  private static Optional<String> meta(Archive archive) {
    return archive.members().stream()
        .filter(MemberNames::isContent)
        .filter(name -> MemberNames.baseName(name).equals(META))
        .findFirst();
  }

  /**
   * @param zip closed with the rows, or if they cannot be opened
   */
  public static RowReader open(Table table, Zip zip, Consumer<Notice> notices) throws IOException {
    return Owned.by(zip, () -> opened(table, zip, notices));
  }

  private static RowReader opened(Table table, Zip zip, Consumer<Notice> notices)
      throws IOException {
    String meta = meta(zip).orElseThrow();
    List<DarwinCoreTable> tables;
    try (XmlWalk xml = XmlWalk.open(table, zip.read(meta))) {
      tables = DarwinCoreTable.read(xml);
    }
    if (tables.isEmpty()) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), META + ": 0"));
    }
    DarwinCoreTable chosen =
        table.layer() == null
            ? tables.get(0)
            : tables.stream()
                .filter(one -> one.isNamed(table.layer()))
                .findFirst()
                .orElseThrow(() -> unknown(table, tables));
    if (!chosen.layout().isReadable()) {
      String fault = META + ": fieldsTerminatedBy, fieldsEnclosedBy";
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), fault));
    }
    // If the core is events, the species that were observed are in another table.
    boolean hasOthers =
        !chosen.name().equals(OBSERVATIONS)
            && tables.stream().anyMatch(one -> one.name().equals(OBSERVATIONS));
    if (table.layer() == null && hasOthers) {
      notices.accept(
          Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), names(tables), chosen.name()));
    }
    String folder = meta.substring(0, meta.length() - META.length());
    Table copy =
        new Table(
            zip.copy(folder + chosen.file()),
            table.format(),
            chosen.encoding(),
            table.place(),
            table.origin(),
            chosen.name());
    return CsvRows.described(copy, chosen.layout(), chosen.defaults(), zip, notices);
  }

  private static String names(List<DarwinCoreTable> tables) {
    return String.join(", ", tables.stream().map(DarwinCoreTable::name).toList());
  }

  private static BadItem unknown(Table table, List<DarwinCoreTable> tables) {
    String names = names(tables);
    return new BadItem(
        Notice.of(Notice.Code.NO_SUCH_LAYER, table.origin(), String.valueOf(table.layer()), names));
  }

  private DarwinCoreRows() {}
}
