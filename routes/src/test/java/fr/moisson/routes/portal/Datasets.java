package fr.moisson.routes.portal;

import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/** Datasets for tests, and shortcuts for publishing and withdrawing them. */
public final class Datasets {

  public static final URI FILES = URI.create("https://moisson.example/files/");

  /** A door for the embedded portal, which needs no network: any request is a bug. */
  public static final Door NO_DOOR =
      new Door() {
        @Override
        public Body get(Request request) {
          throw new AssertionError("no network");
        }

        @Override
        public Reply send(Request request) {
          throw new AssertionError("no network");
        }
      };

  public static Dataset dataset(String id, String title) {
    return dataset(id, title, draft -> draft);
  }

  public static Dataset dataset(String id, String title, UnaryOperator<DatasetDraft> edit) {
    return edit.apply(Dataset.draft(new DatasetId("200041317", "essai", id), title)).build();
  }

  public static UnaryOperator<DatasetDraft> by(String publisher, String... themes) {
    return draft -> draft.publisher(new Agent(publisher, null, null)).themes(List.of(themes));
  }

  public static String publish(Jdbi jdbi, Dataset dataset) {
    return publish(new EmbeddedPortal(jdbi, Clock.systemUTC()), dataset);
  }

  public static String publish(EmbeddedPortal portal, Dataset dataset) {
    Portal.Sending sending =
        new Portal.Sending(
            dataset.id(),
            portal.render(dataset, FILES),
            Set.of(),
            Optional.empty(),
            Overwrite.ALL,
            shown -> {},
            Path.of("."));
    return portal.open(NO_DOOR, Niortais.AT).publish(sending).remote().id();
  }

  public static void withdraw(EmbeddedPortal portal, String key) {
    portal
        .open(NO_DOOR, Niortais.AT)
        .withdraw(
            new fr.moisson.harvesters.model.DatasetId("essai", "essai", key),
            Optional.of(key),
            Notice.of(Notice.Code.WITHDRAWN));
  }

  private Datasets() {}
}
