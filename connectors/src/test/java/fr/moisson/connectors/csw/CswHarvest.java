package fr.moisson.connectors.csw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One harvest of a catalogue for Niort, and its results. */
final class CswHarvest {

  static final String URL = "https://sig.example/csw";

  static final CswSource PLAIN =
      new CswSource(
          URL, Map.of(), Map.of(), null, null, null, 10, null, null, null, Set.of(), null, null);

  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

  final List<Notice> notices = new ArrayList<>();
  final List<RawItem> items = new ArrayList<>();
  private final Path folder;

  CswHarvest(Path folder) {
    this.folder = folder;
  }

  Run run(CswStandIn door) {
    return new Run(Niortais.of("79191", "17300"), door, folder, null, notices::add, NOW);
  }

  List<String> read(CswSource source, CswStandIn.Answer answer) {
    Run run = run(new CswStandIn(folder, answer));
    try (Stream<RawItem> stream = source.fetch(run)) {
      stream.forEach(items::add);
    }
    return items.stream().map(RawItem::remoteId).toList();
  }

  void refused(Code code, CswStandIn.Answer answer) {
    assertThatThrownBy(() -> read(PLAIN, answer))
        .isInstanceOfSatisfying(
            HarvestException.class, refusal -> assertThat(refusal.notice().code()).isEqualTo(code));
  }

  static List<String> notices(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(n -> "notice-" + n).toList();
  }
}
