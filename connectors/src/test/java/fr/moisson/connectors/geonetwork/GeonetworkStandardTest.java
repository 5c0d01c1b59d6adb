package fr.moisson.connectors.geonetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Records of ISO 19139 and of ISO 19115-3 in one catalogue. */
class GeonetworkStandardTest {

  private static final String NEWER = "<mdb:MD_Metadata";
  private static final String OLDER = "<gmd:MD_Metadata";

  @AutoClose private final GeonetworkSite site = GeonetworkSite.start();

  private static Dataset titled(String title) {
    return Cavities.dataset().with(draft -> draft.title(title));
  }

  @Test
  void writesTheFirstStandardThatTheCatalogueKnows() {
    Remote both = site.publish(Cavities.dataset(), null).remote();
    assertThat(site.held(both).xml).contains(OLDER);
    site.store().remove(both.id());
    site.store().know(GeonetworkStore.ISO_19115_3);

    Remote newer = site.publish(Cavities.dataset(), null).remote();

    assertThat(site.held(newer).xml).contains(NEWER);
    assertThat(newer.id()).isEqualTo(both.id());
  }

  @Test
  void writesTheStandardThatWasChosen() {
    GeonetworkSite newer = site.with(IsoEncoding.ISO_19115_3, null);

    Remote remote = newer.publish(Cavities.dataset(), null).remote();

    assertThat(site.held(remote).xml).contains(NEWER);
    assertThat(site.dataset(remote).title()).isEqualTo("Cavités souterraines");
  }

  @Test
  void refusesAStandardThatTheCatalogueDoesNotKnow() {
    site.store().know("iso19139", "dublin-core");
    GeonetworkSite newer = site.with(IsoEncoding.ISO_19115_3, null);

    assertThatThrownBy(() -> newer.publish(Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(
                        Notice.of(
                            Code.CONFIG_BAD_VALUE,
                            "standard",
                            "iso19115-3.2018",
                            "dublin-core, iso19139")));
    assertThat(site.standIn().writes()).isZero();
  }

  @Test
  void takesTheChosenOneOrIso19139WhereTheCatalogueDoesNotTell() {
    site.store().tellNothing();

    Remote older = site.publish(Cavities.dataset(), null).remote();
    assertThat(site.held(older).xml).contains(OLDER);
    site.store().remove(older.id());
    Remote newer =
        site.with(IsoEncoding.ISO_19115_3, null).publish(Cavities.dataset(), null).remote();

    assertThat(site.held(newer).xml).contains(NEWER);
  }

  @Test
  void aRecordKeepsItsStandardWhateverIsChosenLater() {
    Remote first = site.publish(Cavities.dataset(), null).remote();

    site.with(IsoEncoding.ISO_19115_3, null).publish(titled("Cavités 2027"), first);

    assertThat(site.held(first).xml).contains(OLDER, "Cavités 2027");
  }

  @Test
  void takesOverARecordOfIso19115ThreeAndKeepsWhatItSaysMore() {
    String theirs = UUID.randomUUID().toString();
    site.store().add(theirs, GeonetworkStore.newer(theirs, Cavities.IDENTIFIER, "Cavités du BRGM"));
    assertThatThrownBy(() -> site.publish(Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_HAS_ANOTHER));

    Remote adopted = site.adopt(Cavities.dataset()).orElseThrow();
    assertThat(site.dataset(adopted).title()).isEqualTo("Cavités du BRGM");
    Remote first = site.publish(Cavities.dataset(), adopted).remote();

    assertThat(first.id()).isEqualTo(theirs);
    assertThat(site.held(first).group).as("not moved by an import").isEqualTo("200");
    assertThat(site.held(first).xml).contains(NEWER, "But de l’autre.").doesNotContain("gmd:");
    assertThat(site.dataset(first).title()).isEqualTo("Cavités souterraines");
    assertThat(site.dataset(first).keywords()).contains("mot de l’autre", "cavité souterraine");
    assertThat(site.adopt(Cavities.dataset())).map(Remote::id).contains(theirs);
  }

  @Test
  void whatSomebodyEditedStaysInIso19115ThreeToo() {
    GeonetworkSite newer = site.with(IsoEncoding.ISO_19115_3, null);
    Remote first = newer.publish(Cavities.dataset(), null).remote();
    site.store().byHand(first.id(), xml -> xml.replace("Les cavités *connues*.", "Nos cavités."));

    Published second = newer.publish(titled("Cavités 2027"), first);

    assertThat(site.dataset(first).title()).isEqualTo("Cavités 2027");
    assertThat(site.dataset(first).description()).isEqualTo("Nos cavités.");
    assertThat(second.remarks())
        .anySatisfy(
            remark -> {
              assertThat(remark.code()).isEqualTo(Code.PORTAL_EDITS_KEPT);
              assertThat(remark.args().get(0)).isEqualTo("abstract");
            });
  }

  @Test
  void keywordsDoNotGrowWithEachWriting() {
    GeonetworkSite newer = site.with(IsoEncoding.ISO_19115_3, null);
    URI law = URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj");
    Dataset bound = Cavities.dataset().with(draft -> draft.legislation(List.of(law)));
    Dataset changed = bound.with(draft -> draft.title("Cavités 2027"));
    Remote first = newer.publish(bound, null).remote();
    int words = site.held(first).xml.split("<mri:keyword>").length;

    Remote second = newer.publish(changed, first).remote();
    long writes = site.standIn().writes();
    newer.publish(changed, second);

    assertThat(site.held(first).xml.split("<mri:keyword>")).hasSize(words);
    assertThat(site.dataset(first).legislation()).containsExactly(law);
    assertThat(site.standIn().writes()).isEqualTo(writes);
  }

  @Test
  void aWithdrawalSaysWhyInARecordOfIso19115Three() {
    GeonetworkSite newer = site.with(IsoEncoding.ISO_19115_3, null);
    Remote first = newer.publish(Cavities.dataset(), null).remote();

    newer.withdraw(first);

    assertThat(site.held(first).isPublished).isFalse();
    assertThat(site.held(first).xml)
        .contains("<mmi:maintenanceNote", "Ce jeu de données n’est plus repris de sa source.");
    newer.publish(Cavities.dataset(), first);
    assertThat(site.held(first).isPublished).isTrue();
    assertThat(site.held(first).xml).doesNotContain("plus repris");
  }

  @Test
  void followsARecordThatTheCataloguePutIntoTheOtherStandard() {
    GeonetworkSite newer = site.with(IsoEncoding.ISO_19115_3, null);
    Remote first = site.publish(Cavities.dataset(), null).remote();
    site.store().remove(first.id());
    newer.publish(Cavities.dataset(), null);

    Published second = site.publish(titled("Cavités 2027"), first);

    assertThat(site.held(first).xml).contains(NEWER);
    assertThat(site.dataset(first).title()).isEqualTo("Cavités 2027");
    assertThat(second.remarks()).isEmpty();
  }

  @Test
  void asksOnceAPassWhatTheCatalogueKnows() {
    Portal.Session pass = site.open();

    for (int i = 0; i < 3; i++) {
      DatasetId id = new DatasetId("200041317", "essai", "n" + i);
      pass.publish(site.sending(Dataset.draft(id, "Jeu " + i).build(), null));
    }

    assertThat(site.store().askedForStandards()).isOne();
  }
}
