package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run against a udata whose pages are all scripted. */
final class UdataReading {

  final ScriptedDoor door;
  final List<String> received = new ArrayList<>();
  final List<JsonNode> bodies = new ArrayList<>();
  final List<Notice.Code> told = new ArrayList<>();
  final Run run;

  /**
   * @param since the marker of the previous run, or null
   */
  UdataReading(Path folder, ScriptedDoor door, String since) {
    this.door = door;
    this.run =
        new Run(
            Niortais.of("79191", "79125"),
            door,
            folder,
            since,
            notice -> told.add(notice.code()),
            Niortais.AT);
  }

  @SafeVarargs
  final UdataReading read(Map<String, String>... searches) {
    readAnyhow(searches);
    assertThat(told).as("told").isEmpty();
    return this;
  }

  /** Reads the searches, whatever notices they give. */
  @SafeVarargs
  final void readAnyhow(Map<String, String>... searches) {
    UdataSource source =
        new UdataSource(URI.create("https://udata.example"), List.of(searches), null, null, 2);
    try (Stream<RawItem> items = source.fetch(run)) {
      items.forEachOrdered(
          item -> {
            received.add(item.remoteId());
            bodies.add(item.body());
          });
    }
  }
}
