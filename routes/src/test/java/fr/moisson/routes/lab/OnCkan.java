package fr.moisson.routes.lab;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

abstract class OnCkan extends OnPortal {

  Ckan ckan;

  static Stream<Lab> sites() throws Exception {
    return Lab.sites("ckan");
  }

  @Override
  final String portal(URI address) {
    ckan = Ckan.of(lab);
    return ckan.portal(address);
  }

  @AfterEach
  final void removeDatasets() {
    ckan.removeDatasets();
  }
}
