package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.model.Distribution.Amount;
import fr.moisson.harvesters.model.Distribution.Receipt;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a conversion: lines for people, one JSON object for programs. */
final class ConversionReport {

  private final Locale locale;
  private final long start = System.nanoTime();
  private final List<Notice> notices = new ArrayList<>();
  private @Nullable Table table;
  private @Nullable Portion portion;
  private boolean failed;

  ConversionReport(Locale locale) {
    this.locale = locale;
  }

  void tell(Notice notice) {
    notices.add(notice);
  }

  /** Says why nothing was made. */
  void fail(Notice notice) {
    notices.add(notice);
    failed = true;
  }

  void made(Table from, Portion made) {
    table = from;
    portion = made;
  }

  boolean hasFailed() {
    return failed;
  }

  String json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    Receipt receipt = portion == null ? null : portion.receipt();
    all.put("rowsIn", receipt == null ? 0 : receipt.rowsIn());
    all.put("rowsOut", receipt == null ? 0 : receipt.rowsOut());
    all.put("outside", receipt == null ? 0 : receipt.outside());
    all.put("cut", receipt == null ? 0 : receipt.cut());
    all.put("repaired", receipt == null ? 0 : receipt.repaired());
    all.put("empty", receipt == null ? 0 : receipt.empty());
    all.put("rejected", receipt == null ? 0 : receipt.withoutPlace() + receipt.broken());
    all.set("area", receipt == null ? null : amount(receipt.area()));
    all.set("length", receipt == null ? null : amount(receipt.length()));
    all.put("rule", receipt == null ? null : receipt.rule());
    all.put("vintage", receipt == null ? null : receipt.contourVintage());
    all.put("format", table == null ? null : table.format().name());
    ArrayNode told = all.putArray("notices");
    for (Notice notice : notices) {
      told.addObject()
          .put("code", notice.code().name())
          .put("row", notice.row())
          .put("column", notice.column())
          .put("message", Messages.of(notice, locale));
    }
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
    all.put("seconds", (System.nanoTime() - start) / 1_000_000 / 1e3);
    return all.toString();
  }

  private static @Nullable ObjectNode amount(@Nullable Amount amount) {
    return amount == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("whole", amount.whole())
            .put("inside", amount.inside());
  }

  String text(Words words) {
    StringBuilder text = new StringBuilder();
    if (portion != null) {
      Receipt receipt = portion.receipt();
      text.append(
              words.of(
                  "convert.rows",
                  receipt.rowsIn(),
                  receipt.rowsOut(),
                  receipt.outside(),
                  receipt.withoutPlace() + receipt.broken()))
          .append('\n');
      geometries(text, receipt, words);
      for (Portion.MadeFile file : portion.files()) {
        text.append(words.of("convert.file", file.path(), file.bytes())).append('\n');
      }
    }
    for (Notice notice : notices) {
      text.append(NoticeList.mark(notice.code().severity()))
          .append(' ')
          .append(Messages.of(notice, locale))
          .append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static void geometries(StringBuilder text, Receipt receipt, Words words) {
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
