package fr.moisson.harvesters.formats.csv;

import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One of the tables of a <a href="https://gtfs.org/documentation/schedule/reference/">GTFS</a>
 * feed: its stops, unless the table names another.
 */
public final class GtfsRows {

  private static final String STOPS = "stops";
  private static final String ENDING = ".txt";

  /** A feed has at least one of these; stops alone are a mere table. */
  private static final Set<String> OTHERS = Set.of("routes", "trips", "stop_times");

  public static boolean is(Archive archive) {
    List<String> names = members(archive).stream().map(MemberNames::stem).toList();
    return names.contains(STOPS) && names.stream().anyMatch(OTHERS::contains);
  }

  private static List<String> members(Archive archive) {
    return archive.members().stream()
        .filter(MemberNames::isContent)
        .filter(name -> name.endsWith(ENDING))
        .sorted()
        .toList();
  }

  /**
   * @param zip closed with the rows, or if they cannot be opened
   */
  public static RowReader open(Table table, Zip zip, Consumer<Notice> notices) throws IOException {
    return Owned.by(
        zip,
        () -> {
          List<String> members = members(zip);
          String wanted = table.layer() == null ? STOPS : table.layer();
          String member =
              members.stream()
                  .filter(name -> MemberNames.isNamed(name, wanted))
                  .findFirst()
                  .orElseThrow(() -> unknown(table, wanted, members));
          Table copy = table.ofLayer(MemberNames.stem(member)).in(zip.copy(member));
          return CsvRows.open(copy, null, zip, notices);
        });
  }

  private static BadItem unknown(Table table, String wanted, List<String> members) {
    List<String> names = members.stream().map(MemberNames::stem).toList();
    return new BadItem(Notice.of(Notice.Code.NO_SUCH_LAYER, table.origin(), wanted, names));
  }

  private GtfsRows() {}
}
