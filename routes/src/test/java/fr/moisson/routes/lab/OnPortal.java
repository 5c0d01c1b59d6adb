package fr.moisson.routes.lab;

import fr.moisson.routes.lab.Officer.Report;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who publishes a catalogue on each real portal that is running, as {@code sites} gives
 * them, through a web server that looks on.
 */
@Tag("lab")
@ParameterizedClass
@MethodSource("sites")
abstract class OnPortal {

  @Parameter Lab lab;
  @TempDir Path folder;
  final Catalogue source = Catalogue.start();
  Relay relay;
  Officer officer;

  /** The portal, in an organisation of the test's own, as a territory's file states it. */
  abstract String portal(URI address);

  @BeforeEach
  final void start() {
    relay = Relay.to(lab.url());
    officer = officer(portal(relay.url()));
  }

  /** Who publishes to a portal, as a territory's file states it. */
  final Officer officer(String portal) {
    return new Officer(folder, source.preset(), portal, lab.editorToken());
  }

  @AfterEach
  final void close() {
    relay.close();
    source.close();
  }

  /** So many datasets in the catalogue, {@code jeu-0}, {@code jeu-1}… */
  final void publish(int count) {
    for (int i = 0; i < count; i++) {
      source.put("jeu-" + i, "Mesures " + i);
    }
  }

  /**
   * A harvest in the middle of which the portal's server dies; it is there again afterwards.
   *
   * @param writes how many have come to it by then
   */
  final Report harvestUntilTheServerDies(int writes) throws InterruptedException {
    Process process = officer.harvesting();
    relay.awaitWrites(writes);
    lab.kill();
    Report cut = officer.end(process);
    lab.start();
    return cut;
  }
}
