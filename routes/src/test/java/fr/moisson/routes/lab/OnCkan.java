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

/** Somebody who publishes a catalogue on each real CKAN, through a web server that looks on. */
@Tag("lab")
@ParameterizedClass
@MethodSource("sites")
abstract class OnCkan {

  @Parameter Lab lab;
  @TempDir Path folder;
  final Catalogue source = Catalogue.start();
  Ckan ckan;
  Relay relay;
  Officer officer;

  static Stream<Lab> sites() throws Exception {
    return Lab.sites("ckan");
  }

  @BeforeEach
  final void start() {
    ckan = Ckan.of(lab);
    relay = Relay.to(lab.url());
    officer = new Officer(folder, source.preset(), ckan.portal(relay.url()), lab.editorToken());
  }

  @AfterEach
  final void close() {
    ckan.removeDatasets();
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
