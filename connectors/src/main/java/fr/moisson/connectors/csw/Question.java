package fr.moisson.connectors.csw;

import fr.moisson.connectors.csw.CswSource.Axes;
import fr.moisson.connectors.csw.CswSource.Method;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/** A GetRecords request, but for the page that it asks for. */
record Question(CswSource source, URI service, Envelope territory, Schema schema) {

  /**
   * A schema of records.
   *
   * @param types what to query for it
   */
  record Schema(String name, String types) {

    private static final String GMD = "http://www.isotc211.org/2005/gmd";
    private static final String MDB = "http://standards.iso.org/iso/19115/-3/mdb/2.0";
    private static final String CSW = "http://www.opengis.net/cat/csw/2.0.2";

    private static final Schema ISO_19139 = new Schema(GMD, "gmd:MD_Metadata");
    private static final Schema ISO_19115_3 = new Schema(MDB, "mdb:MD_Metadata");

    /** Those to try, the richest first. */
    static List<Schema> of(CswSource source) {
      List<Schema> known = List.of(ISO_19139, ISO_19115_3, new Schema(CSW, "csw:Record"));
      List<Schema> wanted =
          source.outputSchema() == null
              ? known
              : List.of(
                  known.stream()
                      .filter(schema -> schema.name.equals(source.outputSchema()))
                      .findFirst()
                      .orElse(new Schema(source.outputSchema(), "csw:Record")));
      String types = source.typeNames();
      return types == null
          ? wanted
          : wanted.stream().map(schema -> new Schema(schema.name, types)).toList();
    }
  }

  /**
   * @param start of the first record, counted from 1
   */
  Request page(long start, int count) {
    return source.method() == Method.GET ? get(start, count) : post(start, count);
  }

  private Request get(long start, int count) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("service", "CSW");
    parameters.put("version", "2.0.2");
    parameters.put("request", "GetRecords");
    parameters.put("resultType", "results");
    parameters.put("elementSetName", "full");
    parameters.put("typeNames", schema.types);
    parameters.put("outputSchema", schema.name);
    parameters.put("startPosition", Long.toString(start));
    parameters.put("maxRecords", Integer.toString(count));
    filter()
        .ifPresent(
            cql -> {
              parameters.put("constraintLanguage", "CQL_TEXT");
              parameters.put("constraint_language_version", "1.1.0");
              parameters.put("constraint", cql);
            });
    if (source.sortBy() != null) {
      parameters.put("sortBy", source.sortBy());
    }
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return Request.get(URI.create(service + (service.getQuery() == null ? "?" : "&") + query))
        .with("Accept", "application/xml");
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Request post(long start, int count) {
    String constraint =
        filter()
            .map(
                cql ->
                    "<csw:Constraint version=\"1.1.0\"><csw:CqlText>%s</csw:CqlText></csw:Constraint>"
                        .formatted(XmlText.escape(cql)))
            .orElse("");
    String body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <csw:GetRecords xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" \
        xmlns:ogc="http://www.opengis.net/ogc" xmlns:gmd="http://www.isotc211.org/2005/gmd" \
        xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/2.0" \
        service="CSW" version="2.0.2" resultType="results" startPosition="%d" maxRecords="%d" \
        outputFormat="application/xml" outputSchema="%s">\
        <csw:Query typeNames="%s"><csw:ElementSetName>full</csw:ElementSetName>%s%s</csw:Query>\
        </csw:GetRecords>
        """
            .formatted(
                start,
                count,
                XmlText.escape(schema.name),
                XmlText.escape(schema.types),
                constraint,
                sorting());
    return Request.post(service, "application/xml", body).with("Accept", "application/xml");
  }

  /** The property, then {@code :A} for ascending or {@code :D} for descending, as in a KVP. */
  private String sorting() {
    String wanted = source.sortBy();
    if (wanted == null) {
      return "";
    }
    boolean descending = wanted.endsWith(":D");
    String property = wanted.replaceFirst(":[AD]$", "");
    return ("<ogc:SortBy><ogc:SortProperty><ogc:PropertyName>%s</ogc:PropertyName>"
            + "<ogc:SortOrder>%s</ogc:SortOrder></ogc:SortProperty></ogc:SortBy>")
        .formatted(XmlText.escape(property), descending ? "DESC" : "ASC");
  }

  private Optional<String> filter() {
    List<String> parts = new ArrayList<>();
    if (source.constraint() != null) {
      parts.add("(" + source.constraint() + ")");
    }
    if (source.bbox() != null) {
      parts.add(box(source.bbox()));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", parts));
  }

  private String box(Axes axes) {
    double west = territory.getMinX();
    double south = territory.getMinY();
    double east = territory.getMaxX();
    double north = territory.getMaxY();
    return axes == Axes.LONLAT ? cql(west, south, east, north) : cql(south, west, north, east);
  }

  private static String cql(double... sides) {
    return String.format(
        Locale.ROOT,
        "BBOX(ows:BoundingBox, %.6f, %.6f, %.6f, %.6f)",
        sides[0],
        sides[1],
        sides[2],
        sides[3]);
  }
}
