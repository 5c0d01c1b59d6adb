package fr.moisson.connectors.csw;

import fr.moisson.connectors.csw.CswSource.Axes;
import fr.moisson.connectors.csw.CswSource.Method;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** A GetRecords request for any page. */
record GetRecords(CswSource source, URI service, Envelope territory, Schema schema) {

  /**
   * A schema of records.
   *
   * @param types types to query for it
   */
  record Schema(String name, String types) {

    /** ISO 19139, ISO 19115-3 and Dublin Core, which every server has. */
    private static final List<String> RICHEST_FIRST =
        List.of(
            "http://www.isotc211.org/2005/gmd",
            "http://standards.iso.org/iso/19115/-3/mdb/2.0",
            "http://www.opengis.net/cat/csw/2.0.2");

    /** The one type that every server must support, whatever the schema of the answer. */
    private static final String ANY = "csw:Record";

    /** The schemas to try, in order. */
    static List<Schema> of(CswSource source) {
      String types = source.typeNames() == null ? ANY : source.typeNames();
      List<String> wanted =
          source.outputSchema() == null ? RICHEST_FIRST : List.of(source.outputSchema());
      return wanted.stream().map(schema -> new Schema(schema, types)).toList();
    }
  }

  /**
   * @param start position of the first record, counted from 1
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
              parameters.put("constraintLanguage", isBoxAlone() ? "FILTER" : "CQL_TEXT");
              parameters.put("constraint_language_version", "1.1.0");
              parameters.put("constraint", isBoxAlone() ? boxInXml() : cql);
            });
    if (source.sortBy() != null) {
      parameters.put("sortBy", source.sortBy());
    }
    String query = RequestUris.query(parameters);
    return Request.get(URI.create(service + (service.getQuery() == null ? "?" : "&") + query))
        .with("Accept", "application/xml");
  }

  private Request post(long start, int count) {
    String constraint =
        filter()
            .map(cql -> "<csw:CqlText>" + XmlText.escape(cql) + "</csw:CqlText>")
            .map(cql -> isBoxAlone() ? boxInXml() : cql)
            .map("<csw:Constraint version=\"1.1.0\">%s</csw:Constraint>"::formatted)
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

  /**
   * Converts the KVP form: a property, then {@code :A} for ascending or {@code :D} for descending.
   */
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

  /** In CQL; a single condition is without parentheses, which pycsw does not understand. */
  Optional<String> filter() {
    String wanted = source.constraint();
    if (source.bbox() == null) {
      return Optional.ofNullable(wanted);
    }
    String box = boxInCql();
    return Optional.of(wanted == null ? box : "(%s) AND %s".formatted(wanted, box));
  }

  /** A box alone is sent in XML, since pycsw does not understand it in CQL. */
  private boolean isBoxAlone() {
    return source.bbox() != null && source.constraint() == null;
  }

  private String boxInXml() {
    return String.format(
        Locale.ROOT,
        """
        <ogc:Filter xmlns:ogc="http://www.opengis.net/ogc" xmlns:gml="http://www.opengis.net/gml">\
        <ogc:BBOX><ogc:PropertyName>ows:BoundingBox</ogc:PropertyName><gml:Envelope>\
        <gml:lowerCorner>%.6f %.6f</gml:lowerCorner><gml:upperCorner>%.6f %.6f</gml:upperCorner>\
        </gml:Envelope></ogc:BBOX></ogc:Filter>""",
        sides());
  }

  private String boxInCql() {
    return String.format(Locale.ROOT, "BBOX(ows:BoundingBox, %.6f, %.6f, %.6f, %.6f)", sides());
  }

  /** In the axis order that the server expects. */
  private Object[] sides() {
    double west = territory.getMinX();
    double south = territory.getMinY();
    double east = territory.getMaxX();
    double north = territory.getMaxY();
    return source.bbox() == Axes.LONLAT
        ? new Object[] {west, south, east, north}
        : new Object[] {south, west, north, east};
  }
}
