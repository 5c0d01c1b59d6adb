package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Misconfigured;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Calls of the database that a harvest or a pass over a portal makes. A {@linkplain StorageFailure
 * breakdown} stops it as what it is, not as a fault of Moisson.
 */
record Transactions(Jdbi jdbi) {

  <T> T inTransaction(HandleCallback<T, RuntimeException> callback) {
    return guarded(() -> jdbi.inTransaction(callback));
  }

  void useTransaction(HandleConsumer<RuntimeException> consumer) {
    inTransaction(
        handle -> {
          consumer.useHandle(handle);
          return true;
        });
  }

  <T> T withHandle(HandleCallback<T, RuntimeException> callback) {
    return guarded(() -> jdbi.withHandle(callback));
  }

  private static <T> T guarded(Supplier<T> call) {
    try {
      return call.get();
    } catch (JdbiException e) {
      throw StorageFailure.of(e).<RuntimeException>map(why -> new Misconfigured(why, e)).orElse(e);
    }
  }
}
