package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.portal.Inventory.Entry;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private final List<Entry> there = new ArrayList<>();
  private boolean breaks;
  private int listings;
  private final Inventory inventory = new Inventory(this::list);

  private void list(Consumer<Entry> found) {
    listings++;
    there.forEach(found);
    if (breaks) {
      throw new Unavailable(Notice.of(Code.UNREACHABLE, "https://exemple.fr/", "page 2"));
    }
  }

  @Test
  void listsOnceForAllThatIsAskedAndNotBefore() {
    there.add(ours("r1", "cle1"));
    assertThat(listings).isZero();

    assertThat(inventory.ours("cle1")).contains("r1");
    assertThat(inventory.ours("cle2")).isEmpty();
    inventory.refuseAnother(Set.of("nom"));

    assertThat(listings).isOne();
  }

  @Test
  void takesTheFirstOfSeveral() {
    there.add(ours("r1", "cle"));
    there.add(ours("r2", "cle"));
    there.add(theirs("r3", "nom"));
    there.add(theirs("r4", "nom"));

    assertThat(inventory.ours("cle")).contains("r1");
    assertThat(adopted("nom", "autre")).contains("r3");
  }

  @Test
  void aRecordOfSomebodyElseIsRefusedOrTakenOverOnce() {
    there.add(theirs("r1", "nom"));

    assertThatThrownBy(() -> inventory.refuseAnother(Set.of("nom")))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("r1");
    assertThat(adopted("nom")).contains("r1");
    assertThat(adopted("nom")).isEmpty();
  }

  private Optional<String> adopted(String... names) {
    return inventory.adopt("cle9", Set.of(names), Optional.empty(), entry -> {}).map(Remote::id);
  }

  @Test
  void listsAnewForAKeyThatWasBeingWrittenAndForNoOther() {
    inventory.ours("cle1");
    inventory.writing("cle1");
    there.add(ours("r1", "cle1"));

    assertThat(inventory.ours("cle2")).isEmpty();
    assertThat(listings).isOne();
    assertThat(inventory.ours("cle1")).contains("r1");
    assertThat(inventory.ours("cle1")).contains("r1");
    assertThat(listings).isEqualTo(2);
  }

  @Test
  void forgetsWhatIsThereNoMoreWhenItListsAnew() {
    there.add(ours("r1", "cle1"));
    there.add(theirs("r2", "nom"));
    inventory.ours("cle1");
    there.clear();
    inventory.writing("cle1");

    assertThat(inventory.ours("cle1")).isEmpty();
    inventory.refuseAnother(Set.of("nom"));
  }

  /** Somebody has given the record to another organisation, and it is no longer shown to us. */
  @Test
  void aRecordThatIsKeptFromUsIsThereAndChanged() {
    Map<String, String> versions =
        Inventory.versions(
            Map.of("r1", "2026"),
            Set.of("r1", "r2", "r3"),
            id -> {
              if (id.equals("r2")) {
                throw new Misconfigured(Notice.of(Code.FORBIDDEN, "https://exemple.fr/", 403, ""));
              }
              return Optional.empty();
            });

    assertThat(versions).containsOnlyKeys("r1", "r2").containsEntry("r1", "2026");
    assertThat(versions.get("r2")).isNotBlank();
  }

  @Test
  void doesNotTakeAListingThatBrokeForAWholeOne() {
    there.add(ours("r1", "cle1"));
    breaks = true;
    inventory.writing("cle2");
    assertThatThrownBy(() -> inventory.ours("cle2")).isInstanceOf(Unavailable.class);
    breaks = false;
    there.add(ours("r2", "cle2"));

    assertThat(inventory.ours("cle2")).contains("r2");
  }

  private static Entry ours(String id, String key) {
    return new Entry(id, "2026", "https://exemple.fr/" + id, Set.of(key), Set.of());
  }

  private static Entry theirs(String id, String name) {
    return new Entry(id, "2026", "https://exemple.fr/" + id, Set.of(), Set.of(name));
  }
}
