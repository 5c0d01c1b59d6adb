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
 * Publishes a catalogue to each real portal that is running, as listed by {@code sites}, through a
 * relay that records the requests.
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

  /** The portal as a territory's file states it, with an organisation of this test's own. */
  abstract String portal(URI address);

  @BeforeEach
  final void start() {
    relay = Relay.to(lab.url());
    officer = officer(portal(relay.url()));
  }

  /** Creates an officer who publishes to a portal, given as a territory's file states it. */
  final Officer officer(String portal) {
    return new Officer(folder, source.preset(), portal, lab.editorToken());
  }

  @AfterEach
  final void close() {
    relay.close();
    source.close();
  }

  /** Puts this many datasets into the catalogue: {@code jeu-0}, {@code jeu-1}… */
  final void publish(int count) {
    for (int i = 0; i < count; i++) {
      source.put("jeu-" + i, "Mesures " + i);
    }
  }

  /**
   * Kills the portal's server during a harvest and starts it again afterwards.
   *
   * @param writes how many writes the portal receives before it is killed
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
