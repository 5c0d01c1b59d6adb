package fr.moisson.routes.safety;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a {@link ScriptedPortal} fails. */
final class Trouble {

  static final Supplier<RuntimeException> DOWN =
      () -> new Unavailable(Notice.of(Code.HTTP_STATUS, "ckan.example", 503, "maintenance"));
  static final Supplier<RuntimeException> REFUSED =
      () -> new BadItem(Notice.of(Code.PORTAL_REFUSES, "ckan.example", 409, "licence inconnue"));

  /** For every dataset. */
  static Consumer<DatasetId> failing(Supplier<RuntimeException> failure) {
    return id -> {
      throw failure.get();
    };
  }

  /**
   * @param names of the datasets at their source
   */
  static Consumer<DatasetId> failing(Supplier<RuntimeException> failure, List<String> names) {
    return id -> {
      if (names.contains(id.remoteId())) {
        throw failure.get();
      }
    };
  }

  private Trouble() {}
}
