package fr.moisson.routes.lab;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who publishes a catalogue on a real udata, through a web server that looks on. */
@Tag("lab")
@ParameterizedClass
@MethodSource("sites")
abstract class OnUdata {

  @Parameter Lab lab;
  @TempDir Path folder;
  final Catalogue source = Catalogue.start();
  Udata udata;
  Relay relay;
  Officer officer;

  static Stream<Lab> sites() throws Exception {
    return Lab.sites("udata");
  }

  @BeforeEach
  final void start() {
    udata = Udata.of(lab);
    relay = Relay.to(lab.url());
    officer = officer(false);
  }

  /** Who puts extracts on the portal, or not. */
  final Officer officer(boolean uploads) {
    return new Officer(
        folder, source.preset(), udata.portal(relay.url(), uploads), lab.editorToken());
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
}
