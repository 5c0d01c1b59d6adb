package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Period;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the places and the period that the data cover, as one extent. */
final class IsoPlaces {

  private final Dataset dataset;

  IsoPlaces(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * @param property {@code gmd:extent}, or {@code srv:extent} of a service
   */
  void write(IsoPen data, String property) {
    List<Box> boxes = dataset.coverage().boxes();
    Period period = dataset.temporal();
    if (boxes.isEmpty() && dataset.coverage().zones().isEmpty() && period == null) {
      return;
    }
    IsoPen extent = data.in(property, "gmd:EX_Extent");
    boxes.forEach(box -> box(extent, box));
    dataset.coverage().zones().forEach(zone -> zone(extent, zone));
    if (period != null) {
      IsoPen time =
          extent
              .in("gmd:temporalElement", "gmd:EX_TemporalExtent", "gmd:extent", "gml:TimePeriod")
              .with("gml:id", IsoWriting.MARK + "period");
      moment(time, "gml:beginPosition", period.start(), "unknown");
      moment(time, "gml:endPosition", period.end(), "now");
    }
  }

  private static void box(IsoPen extent, Box box) {
    extent
        .in("gmd:geographicElement", "gmd:EX_GeographicBoundingBox")
        .value("gmd:westBoundLongitude", "gco:Decimal", degrees(box.west()))
        .value("gmd:eastBoundLongitude", "gco:Decimal", degrees(box.east()))
        .value("gmd:southBoundLatitude", "gco:Decimal", degrees(box.south()))
        .value("gmd:northBoundLatitude", "gco:Decimal", degrees(box.north()));
  }

  /** An XML decimal has no exponent. */
  private static String degrees(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private void zone(IsoPen extent, String zone) {
    extent
        .in(
            "gmd:geographicElement",
            "gmd:EX_GeographicDescription",
            "gmd:geographicIdentifier",
            "gmd:MD_Identifier")
        .anchor(
            "gmd:code",
            Zones.name(zone, dataset).orElseGet(() -> zone.substring(zone.indexOf(':') + 1)),
            Zones.iri(zone).map(URI::create).orElse(null));
  }

  private static void moment(IsoPen time, String property, @Nullable String at, String without) {
    if (at == null) {
      time.in(property).with("indeterminatePosition", without);
    } else {
      time.in(property).says(at);
    }
  }
}
