package fr.moisson.routes.lab;

import java.net.URI;
import java.util.stream.Stream;

abstract class OnUdata extends OnPortal {

  Udata udata;

  static Stream<Lab> sites() throws Exception {
    return Lab.sites("udata");
  }

  /** A portal on which extracts are links rather than uploads. */
  @Override
  final String portal(URI address) {
    udata = Udata.of(lab);
    return udata.portal(address, false);
  }
}
