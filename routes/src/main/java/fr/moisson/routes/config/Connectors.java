package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Source;
import java.util.Locale;
import java.util.Optional;

/**
 * From a connector's name to its class, by convention and without a registry: {@code udata} is
 * {@code connectors.udata.UdataSource} as a source and {@code connectors.udata.UdataPortal} as a
 * portal.
 */
final class Connectors {

  private static final String PACKAGE = "fr.moisson.connectors.";

  static Optional<Class<? extends Source>> source(String name) {
    return find(name, "Source", Source.class);
  }

  static Optional<Class<? extends Portal>> portal(String name) {
    return find(name, "Portal", Portal.class);
  }

  private static <T> Optional<Class<? extends T>> find(String name, String role, Class<T> port) {
    if (!name.matches("[a-z]{2,30}")) {
      return Optional.empty();
    }
    String simpleName = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + role;
    try {
      return Optional.of(Class.forName(PACKAGE + name + "." + simpleName).asSubclass(port));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private Connectors() {}
}
