package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Misconfigured;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Database calls of a harvest or of a pass over a portal. A {@linkplain StorageFailure breakdown}
 * ends them as such, not as a bug of Moisson.
 */
public record Transactions(Jdbi jdbi) {

  public <T> T inTransaction(HandleCallback<T, RuntimeException> callback) {
    return guarded(() -> jdbi.inTransaction(callback));
  }

  public void useTransaction(HandleConsumer<RuntimeException> consumer) {
    inTransaction(consumer.asCallback());
  }

  public <T> T withHandle(HandleCallback<T, RuntimeException> callback) {
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
