package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.crs.CrsText;
import fr.moisson.harvesters.formats.crs.MetricSystem;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.place.Positions;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.FileFacts.CrsFrom;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Converts the places of one table to WGS 84: from the system that the officer states, else from
 * the one that the file declares, else from the one that many of its values indicate. Whatever is
 * declared, degrees are read as degrees, and metres as metres; if metres lead far from the zone of
 * the declared system, the system is deduced from the values as well.
 */
final class Placement {

  private static final String DEGREES = "EPSG:4326";

  /** Rows may each state their own system, for mainland France and overseas; a lookup is slow. */
  private static final int MOST_SYSTEMS = 16;

  private final FileFacts facts;
  private final ToWgs84 known;
  private final Map<Integer, ToWgs84> others = new HashMap<>();
  private final @Nullable Envelope territory;
  private final Supplier<MetricSample> sample;
  private final Consumer<Notice> notices;
  private @Nullable ToWgs84 deduced;
  private @Nullable Boolean isContradicted;
  private @Nullable String crs;
  private long inDegrees;
  private boolean isNowhere;
  private @Nullable String doubtful;
  private boolean isDoubted;
  private long placedRows;
  private long unplaced;
  private @Nullable Envelope tried;
  private boolean isUnknown;
  private long unknown;
  private String firstUnplaced = "";

  private Placement(
      FileFacts facts,
      ToWgs84 known,
      @Nullable Envelope territory,
      Supplier<MetricSample> sample,
      Consumer<Notice> notices) {
    this.facts = facts;
    this.known = known;
    this.territory = territory;
    this.sample = sample;
    this.notices = notices;
  }

  /**
   * @param facts of the file
   * @param territory in degrees, where rows are expected; null if unknown
   * @param sample positions in metres of many rows, only read if needed
   * @throws Misconfigured if the stated system is unknown
   */
  static Placement of(
      Table table,
      FileFacts facts,
      @Nullable Envelope territory,
      Supplier<MetricSample> sample,
      Consumer<Notice> notices) {
    String stated = table.place().crs();
    FileFacts said = stated == null ? facts : facts.withCrs(stated, CrsFrom.STATED);
    ToWgs84 known = stated == null ? ToWgs84.declared(facts.crs()) : ToWgs84.configured(stated);
    return new Placement(said, known, territory, sample, notices);
  }

  /** The place of a row, by its own geometry or its columns; null if there is none. */
  @Nullable Geometry of(Row row, Positions positions) {
    tried = null;
    isUnknown = false;
    Geometry place = Rows.place(row, positions, this::place);
    if (place != null) {
      placedRows++;
      return place;
    }
    unknown += tried == null && isUnknown ? 1 : 0;
    isDoubted |= tried != null && doubtful != null; // another column may place the row
    if (tried != null && (isNowhere || !isOfAnotherSystem(tried))) {
      firstUnplaced =
          unplaced == 0 ? digits(tried.getMinX()) + ", " + digits(tried.getMinY()) : firstUnplaced;
      unplaced++;
    }
    return null;
  }

  /** National files have metres of mainland France, and overseas those of other systems. */
  private static boolean isOfAnotherSystem(Envelope extent) {
    Coordinate centre = extent.centre();
    return MetricSystem.isMetric(extent)
        && MetricSystem.usual().stream().anyMatch(system -> system.isHome(centre));
  }

  private @Nullable Geometry place(Geometry raw) {
    Envelope extent = raw.getEnvelopeInternal();
    isUnknown |= isUnknown(extent);
    boolean isTold = !extent.isNull() && Double.isFinite(extent.getArea()) && !isUnknown(extent);
    tried = tried == null && isTold ? extent : tried;
    return transformed(raw, extent);
  }

  /** « 0, 0 » stands for a place that nobody knows. */
  private static boolean isUnknown(Envelope extent) {
    return extent.contains(0, 0) && extent.getDiameter() == 0;
  }

  /** In metres, an ordinate of exactly 0 stands for one that nobody knows. */
  private static boolean isHalfKnown(Envelope extent) {
    return extent.getDiameter() == 0 && (extent.getMinX() == 0 || extent.getMinY() == 0);
  }

  /**
   * The geometry itself, transformed; null if it lies nowhere on Earth, or its system is unknown.
   * Rows with their own systems are only placed for the first 16 of these.
   */
  private @Nullable Geometry transformed(Geometry raw, Envelope extent) {
    int own = raw.getSRID();
    if (own != GeoJsonGeometry.FACTORY.getSRID() && own != 0 && facts.crsFrom() != CrsFrom.STATED) {
      crs = crs == null && facts.crs() == null ? "EPSG:" + own : crs;
      return others.containsKey(own) || others.size() < MOST_SYSTEMS
          ? others.computeIfAbsent(own, epsg -> ToWgs84.declared("EPSG:" + epsg)).apply(raw)
          : null;
    }
    boolean metric = MetricSystem.isMetric(extent);
    if (metric && isHalfKnown(extent)) {
      return null;
    }
    if (metric && (!known.isMetric() || isContradicted(raw))) {
      deduced = deduced == null ? deduced() : deduced;
      return deduced.apply(raw);
    }
    Geometry placed = known.apply(raw);
    inDegrees += placed == null || metric ? 0 : 1;
    return placed;
  }

  private static String orDash(@Nullable String crs) {
    return Objects.requireNonNullElse(crs, "–");
  }

  private static String digits(double ordinate) {
    return Double.isFinite(ordinate)
        ? new BigDecimal(String.valueOf(ordinate)).stripTrailingZeros().toPlainString()
        : String.valueOf(ordinate);
  }

  /** Decided once for the whole table: a single place may be mistyped. */
  private boolean isContradicted(Geometry first) {
    if (isContradicted == null) {
      MetricSystem declared = MetricSystem.declared(String.valueOf(facts.crs()), known);
      isContradicted =
          !declared.reaches(first.getEnvelopeInternal().centre())
              && DeducedCrs.isFar(sample.get().positions(), declared);
    }
    return isContradicted;
  }

  private ToWgs84 deduced() {
    MetricSample metres = sample.get();
    DeducedCrs found =
        isForeign() ? DeducedCrs.near(metres, territory) : DeducedCrs.of(metres, territory);
    if (found.best().isEmpty()) {
      isNowhere = found.fitting().isEmpty();
      doubtful = isNowhere ? null : found.codes();
      return ToWgs84.declared(null);
    }
    DeducedCrs.Fit fit = found.best().get();
    crs = fit.system().crs();
    notices.accept(told(found, fit));
    return fit.toWgs84();
  }

  /** Whether the file names a system without a known code, which is hardly a French one. */
  private boolean isForeign() {
    return facts.crs() != null && !CrsText.isCode(facts.crs());
  }

  private Notice told(DeducedCrs found, DeducedCrs.Fit fit) {
    String crs = fit.system().crs();
    if (facts.crs() != null && facts.crsFrom() != null && !isForeign()) {
      return Notice.of(Notice.Code.CRS_CONTRADICTED, facts.crs(), crs);
    }
    if (found.isSupposed()) {
      return Notice.of(Notice.Code.CRS_SUPPOSED, found.codes(), crs);
    }
    List<String> codes = fit.codes(found.positions());
    return codes.size() > 1
        ? Notice.of(Notice.Code.CRS_SUPPOSED, codes, crs)
        : Notice.of(Notice.Code.CRS_DEDUCED, crs, found.positions().size());
  }

  /**
   * The facts known so far.
   *
   * @param passed number of further places found to be in degrees, and passed over
   */
  FileFacts facts(long passed) {
    if (crs != null) {
      return facts.withCrs(crs, CrsFrom.VALUES);
    }
    return facts.crs() == null && inDegrees + passed > 0
        ? facts.withCrs(DEGREES, CrsFrom.VALUES)
        : facts;
  }

  /** Number of rows so far whose only place is « 0, 0 ». */
  long unknown() {
    return unknown;
  }

  /** Number of rows so far whose axes were swapped back; read once per row. */
  long swapped() {
    long swapped = known.swapped() + (deduced == null ? 0 : deduced.swapped());
    for (ToWgs84 other : others.values()) {
      swapped += other.swapped();
    }
    return swapped;
  }

  /**
   * Reports, at the end, what was corrected and what could not be placed.
   *
   * @param passed as above
   */
  void tell(long passed) {
    if (isDoubted) {
      notices.accept(Notice.of(Notice.Code.CRS_DOUBTFUL, String.valueOf(doubtful)));
    }
    if (placedRows + passed >= unplaced && unplaced > 0 && doubtful == null) {
      notices.accept(
          Notice.of(
              Notice.Code.COORDINATES_NOWHERE,
              unplaced,
              firstUnplaced,
              orDash(facts(passed).crs())));
    } else if (isNowhere && unplaced > 0) {
      notices.accept(Notice.of(Notice.Code.CRS_NOT_FOUND, orDash(facts.crs())));
    }
    if (swapped() > 0) {
      notices.accept(Notice.of(Notice.Code.AXES_SWAPPED, swapped()));
    }
    if (known.isMetric() && inDegrees > 0) {
      notices.accept(Notice.of(Notice.Code.CRS_CONTRADICTED, String.valueOf(facts.crs()), DEGREES));
    }
  }
}
