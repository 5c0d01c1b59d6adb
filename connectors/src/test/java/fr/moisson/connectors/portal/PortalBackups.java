package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Behaviour that all portals share when they are restored from a backup. */
abstract class PortalBackups extends PortalPasses {

  /** As after the portal was restored from a backup. */
  @Test
  void knowsByVersionsThatAHiddenRecordIsVisibleAgain() {
    Remote mine = publish(Cavities.dataset(), null).remote();
    Set<String> ids = Set.of(mine.id());
    withdraw(Optional.of(mine.id()));
    beginPass();
    assumeThat(versions(ids)).isPresent();
    String hidden = versions(ids).orElseThrow().get(mine.id());
    assertThat(withdraw(Optional.of(mine.id())).orElseThrow().version()).isEqualTo(hidden);

    publish(Cavities.dataset(), mine);
    beginPass();

    assertThat(versions(ids).orElseThrow().get(mine.id())).isNotEqualTo(hidden);
    assertThat(withdraw(Optional.of(mine.id())).orElseThrow().version()).isNotEqualTo(hidden);
    assertThat(only().isVisible()).isFalse();
  }

  /** The second title stands for the write that the backup is older than. */
  @Test
  void doesNotTakeWhatABackupBroughtBackForAnEdit() {
    Remote first = publish(Cavities.dataset(), null).remote();
    Dataset second = Cavities.dataset().with(draft -> draft.title("Cavités 2027"));
    Remote later = publish(second, first).remote();
    standIn.retitle(first.id(), "Cavités souterraines");

    Published third = publish(Cavities.dataset().with(draft -> draft.title("Cavités 2028")), later);

    assertThat(only().title()).isEqualTo("Cavités 2028");
    assertThat(third.remarks()).extracting(Notice::code).doesNotContain(Code.PORTAL_EDITS_KEPT);
  }

  protected final Optional<Map<String, String>> versions(Set<String> ids) {
    long before = standIn.requests();
    Optional<Map<String, String>> versions = session.versions(ids);
    assertThat(standIn.requests() - before).as("requests for versions").isLessThanOrEqualTo(3);
    return versions;
  }
}
