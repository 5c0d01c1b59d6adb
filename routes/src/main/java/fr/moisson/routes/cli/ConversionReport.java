package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Receipt.Amount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The result of a conversion: lines for people, one JSON object for programs. */
final class ConversionReport {

  private static final Receipt NOTHING = new Receipt(0, 0, 0, 0, 0, "none", "");

  private final CommandTexts words;
  private final long start = System.nanoTime();
  private final CollectedNotices heard;
  private final boolean seeksSchema;
  private @Nullable Portion portion;

  /**
   * @param seeksSchema whether rows may be converted to a schema
   */
  ConversionReport(CollectedNotices heard, CommandTexts words, boolean seeksSchema) {
    this.heard = heard;
    this.words = words;
    this.seeksSchema = seeksSchema;
  }

  void made(Portion made) {
    portion = made;
  }

  String json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    Receipt receipt = portion == null ? NOTHING : portion.receipt();
    all.put("rowsIn", receipt.rowsIn())
        .put("rowsOut", rowsOut())
        .put("outside", receipt.outside())
        .put("cut", receipt.cut())
        .put("repaired", receipt.repaired())
        .put("empty", receipt.empty())
        .put("rejected", rejected())
        .put("rule", receipt.rule())
        .put("vintage", receipt.contourVintage());
    all.set("area", amount(receipt.area()));
    all.set("length", amount(receipt.length()));
    FileFacts facts = portion == null ? null : portion.facts();
    all.put("encoding", facts == null ? null : facts.encoding())
        .put("separator", facts == null ? null : text(facts.separator()))
        .put("format", facts == null ? null : facts.format().name())
        .put("crs", facts == null ? null : facts.crs())
        .put("layer", facts == null ? null : facts.layer());
    Assessment assessment = assessment();
    Conformity conformity = assessment == null ? null : assessment.conformity();
    all.put("schema", conformity == null ? null : conformity.schema())
        .put("schemaVersion", conformity == null ? null : conformity.version())
        .put("confidence", assessment == null ? null : assessment.mappingConfidence())
        .put("conformity", conformity == null ? null : conformity.share())
        .put("validRows", conformity == null ? null : conformity.validRows())
        .put("errors", conformity == null ? null : conformity.errors())
        .put("report", assessment == null ? null : assessment.report())
        .put("corrections", assessment == null ? null : assessment.corrections());
    all.set("notices", heard.json(words));
    ArrayNode files = all.putArray("files");
    if (portion != null) {
      for (Portion.MadeFile file : portion.files()) {
        files
            .addObject()
            .put("path", file.path())
            .put("format", file.format().extension())
            .put("bytes", file.bytes())
            .put("sha256", file.sha256());
      }
    }
    all.put("descriptor", portion == null ? null : portion.descriptor());
    all.put("seconds", (System.nanoTime() - start) / 1_000_000 / 1e3);
    return all.toString();
  }

  private static @Nullable String text(@Nullable Character one) {
    return one == null ? null : one.toString();
  }

  private @Nullable Assessment assessment() {
    return portion == null
        ? null
        : portion.files().stream()
            .map(Portion.MadeFile::assessment)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /**
   * Rows in the files. Those that are not of the schema's theme are only in files in the producer's
   * columns.
   */
  private long rowsOut() {
    if (portion == null) {
      return 0;
    }
    boolean onlyInSchema = portion.files().stream().allMatch(file -> file.assessment() != null);
    return portion.receipt().rowsOut() - (onlyInSchema ? portion.excluded() : 0);
  }

  /** Rows in no file though not outside: broken, withheld, without a place, or not of the theme. */
  private long rejected() {
    return portion == null
        ? 0
        : portion.receipt().rowsIn() - portion.receipt().outside() - rowsOut();
  }

  private static @Nullable ObjectNode amount(@Nullable Amount amount) {
    return amount == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("whole", amount.whole())
            .put("inside", amount.inside());
  }

  private void beside(StringBuilder text, String key, @Nullable String path) {
    if (path != null) {
      text.append(words.of(key, path)).append('\n');
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (portion != null) {
      Receipt receipt = portion.receipt();
      text.append(
              words.of("convert.rows", receipt.rowsIn(), rowsOut(), receipt.outside(), rejected()))
          .append('\n');
      geometries(text, receipt);
      Assessment assessment = assessment();
      if (assessment != null) {
        Conformity conformity = assessment.conformity();
        text.append(
                words.of(
                    "convert.schema",
                    assessment.standard(),
                    Objects.requireNonNullElse(assessment.mappingConfidence(), 1.0),
                    conformity.validRows(),
                    conformity.rows()))
            .append('\n');
      } else if (seeksSchema && !portion.files().isEmpty()) {
        text.append(words.of("convert.noSchema")).append('\n');
      }
      for (Portion.MadeFile file : portion.files()) {
        text.append(words.of("convert.file", file.path(), file.bytes())).append('\n');
      }
      if (assessment != null) {
        beside(text, "convert.report", assessment.report());
        beside(text, "convert.corrections", assessment.corrections());
      }
    }
    text.append(heard.text(words));
    return text.toString().stripTrailing();
  }

  private void geometries(StringBuilder text, Receipt receipt) {
    if (receipt.cut() + receipt.repaired() + receipt.empty() > 0) {
      String counts =
          words.of("convert.geometries", receipt.cut(), receipt.repaired(), receipt.empty());
      text.append(counts).append('\n');
    }
    Amount area = receipt.area();
    if (area != null) {
      text.append(words.of("convert.area", area.inside() / 1e4, area.whole() / 1e4)).append('\n');
    }
    Amount length = receipt.length();
    if (length != null) {
      text.append(words.of("convert.length", length.inside() / 1e3, length.whole() / 1e3))
          .append('\n');
    }
  }
}
