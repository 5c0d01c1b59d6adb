package fr.moisson.routes.lab;

import java.net.URI;
import java.util.stream.Stream;

abstract class OnUdata extends OnPortal {

  Udata udata;

  static Stream<Lab> sites() throws Exception {
    return Lab.sites("udata");
  }

  /** On which extracts are links. */
  @Override
  final String portal(URI address) {
    udata = Udata.of(lab);
    return udata.portal(address, false);
  }
}
