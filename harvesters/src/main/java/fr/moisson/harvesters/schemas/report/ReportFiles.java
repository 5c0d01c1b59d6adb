package fr.moisson.harvesters.schemas.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * Reports as JSON: the components of {@link Report}, to which are added the validity of the table
 * and the share of valid rows in its conformity, and a sentence in each finding.
 */
public final class ReportFiles {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .build();

  /**
   * Writes a report; does not close the stream.
   *
   * @param locale of the sentences
   */
  public static void write(Report report, Locale locale, OutputStream out) throws IOException {
    MAPPER.writeValue(out, json(report, locale));
  }

  /** A report as a JSON object, with its sentences. */
  public static ObjectNode json(Report report, Locale locale) {
    ObjectNode json = MAPPER.valueToTree(report);
    ObjectNode conformity = json.withObject("/conformity");
    conformity.put("valid", report.conformity().isValid());
    conformity.put("share", report.conformity().share());
    ArrayNode findings = json.withArray("findings");
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = report.findings().get(i);
      ((ObjectNode) findings.get(i)).put("message", FindingMessages.of(finding, locale));
    }
    return json;
  }

  /** Reads what {@link #write} wrote; does not close the stream. */
  public static Report read(InputStream json) throws IOException {
    JsonNode tree = MAPPER.readTree(json);
    tree.withObject("/conformity").remove(List.of("valid", "share"));
    return MAPPER.treeToValue(tree, Report.class);
  }

  private ReportFiles() {}
}
