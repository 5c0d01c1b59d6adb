package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Buffers notices until they are released, and passes them on from then on. */
final class BufferedNotices implements Consumer<Notice> {

  private final Consumer<Notice> notices;
  private final List<Notice> early = new ArrayList<>();
  private boolean wanted;

  BufferedNotices(Consumer<Notice> notices) {
    this.notices = notices;
  }

  @Override
  public void accept(Notice notice) {
    if (wanted) {
      notices.accept(notice);
    } else {
      early.add(notice);
    }
  }

  void release() {
    wanted = true;
    early.forEach(notices);
  }
}
