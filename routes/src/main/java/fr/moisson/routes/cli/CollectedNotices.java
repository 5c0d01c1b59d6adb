package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The notices given while one file was read, in that order. */
final class CollectedNotices implements Consumer<Notice> {

  private final List<Notice> notices = new ArrayList<>();

  @Override
  public void accept(Notice notice) {
    notices.add(notice);
  }

  /** The notices, one per line. */
  String text(CommandTexts words) {
    return notices.stream()
        .map(notice -> NoticeList.mark(notice.code().severity()) + " " + words.told(notice))
        .collect(Collectors.joining("\n"));
  }

  ArrayNode json(CommandTexts words) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Notice notice : notices) {
      all.addObject()
          .put("code", notice.code().name())
          .put("row", notice.row())
          .put("column", notice.column())
          .put("message", words.told(notice));
    }
    return all;
  }
}
