package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.crs.FranceExtent;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.place.Ordinate;
import fr.moisson.harvesters.formats.place.PairText;
import fr.moisson.harvesters.formats.place.PlaceText;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;

/**
 * Finds the columns with positions by their values, if no name tells: a header may be missing, or
 * read « champ5 ». A column is accepted if its values can hardly be anything else in all of the
 * first rows: shapes, or numbers with four decimals in degrees, or with some in metres of a legal
 * system, that lie on French land. Columns whose names differ in nothing but a last « x » and « y
 * », or « lat » and « lon », need fewer decimals, as in {@code OBSE_LAT}. If several columns or
 * pairs qualify, none is taken.
 */
final class PlaceGuess {

  private static final Set<Format> OF_CELLS =
      Set.of(Format.CSV, Format.XLSX, Format.XLS, Format.ODS, Format.JSON, Format.JSON_LINES);
  private static final int SAMPLE = 200;
  private static final int FEWEST = 2;

  /** With more columns of numbers, some pair would look like positions by mere chance. */
  private static final int MOST_NUMBERS = 64;

  /** Share of rows that must be placed, and of numbers that must be precise. */
  private static final double MOST = 0.75;

  private static final Pattern FOUR_DECIMALS = Pattern.compile("\\d[.,]\\d{4}|\\d\\s?['′’]");
  private static final Pattern DECIMALS = Pattern.compile("\\d[.,]\\d");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** « obse_lon », « Site.X »: what comes before the axis, and the axis. */
  private static final Pattern EAST = axis("(?<letter>x)|lon|lng|long");

  private static final Pattern NORTH = axis("(?<letter>y)|lat");

  private static final Pattern TWICE =
      Pattern.compile("(?:%1$s).*(?:%1$s)".formatted(FOUR_DECIMALS.pattern()));

  private static Pattern axis(String names) {
    return Pattern.compile("(?i)(?<whose>.+[_ .-])(?:" + names + ")");
  }

  private final List<Map<String, String>> rows = new ArrayList<>();

  /**
   * The columns that hold positions.
   *
   * @param columns one, or x and y
   * @param longitudeFirst if in one column
   */
  private record Found(List<String> columns, boolean longitudeFirst) {

    static Found inOne(String column) {
      return new Found(List.of(column), false);
    }

    static Found inTwo(String x, String y) {
      return new Found(List.of(x, y), false);
    }

    /** Whether the names say what the values confirm. */
    boolean isNamed() {
      return columns.size() == 2 && areAxes(columns.get(0), columns.get(1));
    }

    Positions positions() {
      return columns.size() == 1
          ? Positions.inOne(columns.get(0), longitudeFirst)
          : Positions.inTwo(columns.get(0), columns.get(1));
    }
  }

  /** Empty if the values show no positions. */
  static Optional<Positions> of(Table table, List<String> columns, Consumer<Notice> notices)
      throws IOException {
    if (!OF_CELLS.contains(table.format())) {
      return Optional.empty();
    }
    PlaceGuess guess = new PlaceGuess();
    guess.sample(table);
    Optional<Found> found = guess.find(columns);
    found
        .filter(place -> !place.isNamed())
        .ifPresent(place -> notices.accept(Notice.of(Notice.Code.PLACE_GUESSED, place.columns())));
    return found.map(Found::positions);
  }

  private void sample(Table table) throws IOException {
    try (RowReader reader = Readers.open(table, null, notice -> {})) {
      Row row = reader.read();
      while (row != null && row.geometry() == null && rows.size() < SAMPLE) {
        rows.add(row.values());
        row = reader.read();
      }
      if (row != null && row.geometry() != null) {
        rows.clear();
      }
    } catch (BadItem | JsonProcessingException e) {
      rows.clear(); // the reader of the rows meets the fault
    }
  }

  private Optional<Found> find(List<String> columns) {
    return Stream.of(
            columns.stream().filter(this::isShape).map(Found::inOne).toList(),
            columns.stream().flatMap(this::inOne).toList(),
            onAxes(columns).toList(),
            inTwo(columns, FOUR_DECIMALS, FranceExtent::isLand).toList(),
            inMetres(columns, DECIMALS).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .filter(found -> found.size() == 1)
        .map(found -> found.get(0));
  }

  private boolean isShape(String column) {
    return isMost(cells(column).map(PlaceText::read).filter(place -> place != null).count());
  }

  private Stream<Found> inOne(String column) {
    boolean isPrecise = isMost(cells(column).filter(cell -> TWICE.matcher(cell).find()).count());
    return Stream.of(false, true)
        .filter(first -> isPrecise)
        .filter(first -> cells(column).allMatch(cell -> isOnLand(PairText.read(cell, first))))
        .map(first -> new Found(List.of(column), first))
        .limit(1);
  }

  private static boolean isOnLand(@Nullable Coordinate place) {
    return place != null && FranceExtent.isLand(place);
  }

  private Stream<Found> inTwo(List<String> columns, Pattern precise, Predicate<Coordinate> isHome) {
    List<Ordinates> numbers =
        columns.stream()
            .filter(one -> isNumber(one, precise))
            .limit(MOST_NUMBERS + 1)
            .map(this::ordinates)
            .toList();
    return numbers.size() > MOST_NUMBERS
        ? Stream.empty()
        : numbers.stream()
            .flatMap(
                x ->
                    numbers.stream()
                        .filter(y -> isPair(x, y, isHome))
                        .map(y -> Found.inTwo(x.column(), y.column())));
  }

  private Stream<Found> inMetres(List<String> columns, Pattern precise) {
    return MetricSystem.usual().stream()
        .filter(MetricSystem::isLegal)
        .flatMap(system -> inTwo(columns, precise, system::isHome))
        .distinct();
  }

  private Stream<Found> onAxes(List<String> columns) {
    List<String> axes =
        columns.stream()
            .filter(name -> EAST.matcher(name).matches() || NORTH.matcher(name).matches())
            .toList();
    return Stream.concat(inTwo(axes, DECIMALS, FranceExtent::isLand), inMetres(axes, DIGIT))
        .filter(found -> areAxes(found.columns().get(0), found.columns().get(1)));
  }

  /** Whether two names are those of the two axes of one place. */
  private static boolean areAxes(String x, String y) {
    Matcher east = EAST.matcher(x);
    Matcher north = NORTH.matcher(y);
    return east.matches()
        && north.matches()
        && east.group("whose").equalsIgnoreCase(north.group("whose"))
        && (east.group("letter") == null) == (north.group("letter") == null);
  }

  private boolean isNumber(String column, Pattern precise) {
    return isMost(cells(column).filter(cell -> precise.matcher(cell).find()).count())
        && cells(column).allMatch(cell -> Ordinate.read(cell).isPresent());
  }

  /**
   * A column of numbers.
   *
   * @param values of each row; NaN if it has none
   */
  private record Ordinates(String column, List<Double> values) {}

  private Ordinates ordinates(String column) {
    return new Ordinates(
        column,
        rows.stream()
            .map(row -> Ordinate.read(row.getOrDefault(column, "")))
            .map(cell -> cell.map(Ordinate::value).orElse(Double.NaN))
            .toList());
  }

  private boolean isPair(Ordinates x, Ordinates y, Predicate<Coordinate> isHome) {
    int placed = 0;
    for (int i = 0; i < rows.size(); i++) {
      Coordinate place = new CoordinateXY(x.values().get(i), y.values().get(i));
      if (place.isValid()) {
        if (!isHome.test(place)) {
          return false;
        }
        placed++;
      }
    }
    return x != y && isMost(placed);
  }

  private Stream<String> cells(String column) {
    return rows.stream().map(row -> row.getOrDefault(column, "")).filter(cell -> !cell.isEmpty());
  }

  private boolean isMost(long count) {
    return count >= FEWEST && count >= MOST * rows.size();
  }
}
