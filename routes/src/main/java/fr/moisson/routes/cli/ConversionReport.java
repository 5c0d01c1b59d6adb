package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.extraction.Portion;
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
    all.put("rejected", receipt == null ? 0 : receipt.withoutPlace() + receipt.broken());
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
}
