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
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One of the tables of a <a href="https://dwc.tdwg.org/text/">Darwin Core archive</a>, as described
 * by its {@code meta.xml}: the core, unless the table names an extension, by its type ({@code
 * MeasurementOrFact}) or its file. If the core is sampling events, it is the occurrences, which
 * have no place and no day without their event.
 */
public final class DarwinCoreRows {

  private static final String META = "meta.xml";
  private static final String SPACE = "rs.tdwg.org/dwc/text";
  private static final String EVENTS = "Event";
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
    DarwinCoreTable core = tables.get(0);
    DarwinCoreTable chosen =
        table.layer() == null
            ? ofEvents(tables).orElse(core)
            : tables.stream()
                .filter(one -> one.isNamed(table.layer()))
                .findFirst()
                .orElseThrow(() -> unknown(table, tables));
    // Told even where the occurrences are read, since events without any are left out.
    boolean hasOthers = tables.stream().skip(1).anyMatch(one -> one.name().equals(OBSERVATIONS));
    if (table.layer() == null && hasOthers) {
      notices.accept(
          Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), names(tables), chosen.name()));
    }
    String folder = meta.substring(0, meta.length() - META.length());
    if (ofEvents(tables).filter(chosen::equals).isEmpty()) {
      return rows(table, chosen, zip, folder, zip, notices);
    }
    CsvRows events = rows(table, core, zip, folder, () -> {}, notices);
    return Owned.by(
        events,
        () -> {
          CsvRows rows = rows(table, chosen, zip, folder, zip, notices);
          String coreKey = events.columns().get(core.key());
          return new ExtensionRows(rows, rows.columns().get(chosen.key()), events, coreKey);
        });
  }

  /** The occurrences that were observed at the events of the core. */
  private static Optional<DarwinCoreTable> ofEvents(List<DarwinCoreTable> tables) {
    DarwinCoreTable core = tables.get(0);
    return core.name().equals(EVENTS) && core.key() >= 0
        ? tables.stream()
            .skip(1)
            .filter(one -> one.name().equals(OBSERVATIONS) && one.key() >= 0)
            .findFirst()
        : Optional.empty();
  }

  private static CsvRows rows(
      Table table,
      DarwinCoreTable one,
      Zip zip,
      String folder,
      Closeable owner,
      Consumer<Notice> notices)
      throws IOException {
    if (!one.layout().isReadable()) {
      String fault = META + ": fieldsTerminatedBy, fieldsEnclosedBy";
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), fault));
    }
    Table copy =
        new Table(
            zip.copy(folder + one.file()),
            table.format(),
            one.encoding(),
            table.place(),
            table.origin(),
            one.name());
    return CsvRows.described(copy, one.layout(), one.defaults(), owner, notices);
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
