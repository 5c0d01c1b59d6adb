package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source of several parts reads again. */
class PartsTest {

  @TempDir Path folder;

  private final Map<String, String> marks = new TreeMap<>(Map.of("haies", "1", "mares", "1"));

  private @Nullable String marker;
  private boolean stoppedEarly;

  /** The parts that were read, as their marks tell whether they have changed. */
  private List<String> read(boolean isFullListingDue) {
    Run run =
        new Run(
            Niortais.of("79191"),
            new ScriptedDoor(folder),
            folder,
            marker,
            isFullListingDue,
            notice -> {},
            Niortais.AT,
            null,
            memory -> {});
    Parts parts = new Parts(run);
    List<String> read =
        parts
            .read(
                marks,
                (name, mark) ->
                    parts.isUnchanged(name, mark)
                        ? Stream.empty()
                        : Stream.of(new RawItem(name, JsonNodeFactory.instance.objectNode())))
            .map(RawItem::remoteId)
            .toList();
    marker = run.marker().orElse(null);
    stoppedEarly = run.stoppedEarly();
    return read;
  }

  @Test
  void whatHasNotChangedIsNotReadHoweverLongAgoItWas() {
    assertThat(read(true)).containsExactly("haies", "mares");

    assertThat(read(false)).isEmpty();
    assertThat(read(true)).isEmpty();
  }

  /** The part that has changed may have lost its rows, which only a whole listing shows. */
  @Test
  void whatHasNotChangedIsReadWhenAFullListingIsDueIfOthersHaveChanged() {
    read(true);
    marks.put("mares", "2");
    assertThat(read(false)).containsExactly("mares");
    assertThat(read(false)).isEmpty();

    assertThat(read(true)).containsExactly("haies", "mares");
    assertThat(stoppedEarly).isFalse();
    assertThat(read(true)).isEmpty();
  }

  /** Such as a missing password. */
  @Test
  void whatKeepsAllPartsFromBeingReadIsToldOnce() {
    List<Notice> told = new ArrayList<>();
    Run run =
        new Run(
            Niortais.of("79191"), new ScriptedDoor(folder), folder, null, told::add, Niortais.AT);
    Notice absent = Notice.of(Notice.Code.CONFIG_NO_SECRET, "${MOT}");
    Notice closed = Notice.of(Notice.Code.NOT_PUBLIC, "haies");

    Stream<RawItem> items =
        new Parts(run)
            .read(
                new TreeMap<>(Map.of("a", absent, "b", absent, "c", closed)),
                (name, cause) -> {
                  throw new Misconfigured(cause);
                });

    assertThatThrownBy(items::toList)
        .isInstanceOfSatisfying(Misconfigured.class, e -> assertThat(e.notice()).isEqualTo(absent));
    assertThat(told).containsExactly(closed);
  }
}
