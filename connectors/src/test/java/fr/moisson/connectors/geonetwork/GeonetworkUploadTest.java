package fr.moisson.connectors.geonetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.portal.Cavities;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Extracts stored by the catalogue together with the record. */
@ParameterizedClass
@EnumSource(IsoEncoding.class)
class GeonetworkUploadTest {

  private static final String OURS = "https://moisson.exemple.fr/files/" + Cavities.EXTRACT;

  @AutoClose private final GeonetworkSite links = GeonetworkSite.start();
  private final GeonetworkSite site;
  private final GeonetworkStore store = links.store();

  GeonetworkUploadTest(IsoEncoding encoding) {
    this.site = links.with(encoding, 1);
  }

  /** The name of the only file in the store. */
  private String file(Remote remote) {
    assertThat(site.held(remote).files).hasSize(1);
    return site.held(remote).files.keySet().iterator().next();
  }

  private List<String> addresses(Remote remote) {
    return site.dataset(remote).distributions().stream()
        .map(each -> ((Link) each).url().toString())
        .toList();
  }

  private String address(Remote remote, String name) {
    return links.standIn().site() + "srv/api/records/" + remote.id() + "/attachments/" + name;
  }

  @Test
  void sendsAnExtractOnceAndLinksToIt() {
    Published first = site.publish(Cavities.dataset(), null);

    String name = file(first.remote());
    assertThat(name).matches("cavites-du-niortais-[0-9a-f]{16}\\.csv");
    assertThat(new String(site.held(first.remote()).files.get(name))).startsWith("id,nom");
    assertThat(addresses(first.remote()))
        .contains(address(first.remote(), name), "https://exemple.fr/cavites.json")
        .doesNotContain(OURS);
    assertThat(site.held(first.remote()).isPublished).isTrue();
    assertThat(first.remarks()).isEmpty();
    long writes = store.writes();
    Published second = site.publish(Cavities.dataset(), first.remote());
    assertThat(store.writes()).isEqualTo(writes);
    site.publish(Cavities.dataset().with(draft -> draft.title("Cavités")), second.remote());
    assertThat(store.uploads()).isOne();
    assertThat(addresses(first.remote())).contains(address(first.remote(), name));
  }

  @Test
  void replacesAnExtractThatHasChangedAtTheSameAddress() {
    Published first = site.publish(Cavities.dataset(), null);
    String name = file(first.remote());

    Published second = site.publish(Cavities.withHash("fedcba"), first.remote());
    site.publish(Cavities.withHash("fedcba"), second.remote());

    assertThat(store.uploads()).isEqualTo(2);
    assertThat(file(first.remote())).isEqualTo(name);
    assertThat(addresses(first.remote())).contains(address(first.remote(), name));
  }

  @Test
  void takesAwayAnExtractThatIsNoMore() {
    Published first = site.publish(Cavities.dataset(), null);
    site.held(first.remote()).files.put("plan.pdf", new byte[] {1});

    site.publish(
        Cavities.dataset()
            .with(
                draft ->
                    draft.distributions(
                        List.of(Cavities.link("cavites", "https://exemple.fr/cavites.json")))),
        first.remote());

    assertThat(file(first.remote())).as("of somebody else").isEqualTo("plan.pdf");
    assertThat(addresses(first.remote())).noneMatch(url -> url.contains("attachments"));
  }

  @Test
  void linksToAFileThatTheCatalogueRefusesAndSaysSo() {
    store.largestFile(3);

    Published published = site.publish(Cavities.dataset(), null);

    assertThat(addresses(published.remote())).contains(OURS);
    assertThat(site.held(published.remote()).files).isEmpty();
    assertThat(published.remarks())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.code()).isEqualTo(Code.PORTAL_LOSES);
              assertThat(remark.args().get(0))
                  .matches("\"cavites-du-niortais-.*\\.csv\" \\(400\\)");
            });
  }

  @Test
  void linksToAFileThatAProxyFindsTooLarge() {
    Remote first = links.with(null, null).publish(Cavities.dataset(), null).remote();
    links.standIn().answerNextWrite(413, "text/html", "<h1>Request Entity Too Large</h1>");

    Published second = site.publish(Cavities.dataset(), first);

    assertThat(addresses(first)).contains(OURS);
    assertThat(second.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_LOSES);
  }

  @Test
  void linksToAFileThatHasBecomeTooLarge() {
    Published first = site.publish(Cavities.dataset(), null);
    store.largestFile(3);

    Published second = site.publish(Cavities.withHash("fedcba"), first.remote());

    assertThat(second.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_LOSES);
    assertThat(addresses(first.remote())).contains(OURS);
    assertThat(site.held(first.remote()).files).isEmpty();
    store.largestFile(1000);
    Published third = site.publish(Cavities.withHash("fedcba"), second.remote());
    assertThat(third.remarks()).isEmpty();
    assertThat(addresses(first.remote())).contains(address(first.remote(), file(first.remote())));
  }

  @Test
  void doesNotSendAFileWhoseLinkSomebodyTookAway() {
    Published first = site.publish(Cavities.dataset(), null);
    site.store()
        .byHand(
            first.remote().id(),
            xml ->
                xml.replaceAll(
                    "(?s)<(\\w+):transferOptions>((?!</\\1:transferOptions>).)*attachments.*?"
                        + "</\\1:transferOptions>",
                    ""));
    assertThat(addresses(first.remote())).noneMatch(url -> url.contains("attachments"));

    Published second = site.publish(Cavities.withHash("fedcba"), first.remote());

    assertThat(addresses(first.remote())).doesNotContain(OURS).hasSize(1);
    assertThat(store.uploads()).isOne();
    assertThat(site.held(first.remote()).files).isEmpty();
    assertThat(second.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_EDITS_KEPT);
  }

  @Test
  void bringsAFileUpToDateThoughSomebodyRenamedItsLink() {
    Published first = site.publish(Cavities.dataset(), null);
    site.store()
        .byHand(first.remote().id(), xml -> xml.replace(">Cavités du Niortais<", ">Chez nous<"));

    site.publish(Cavities.withHash("fedcba"), first.remote());

    assertThat(store.uploads()).isEqualTo(2);
    assertThat(site.held(first.remote()).xml).contains(">Chez nous<");
  }

  @Test
  void sendsAgainWhatAnImportLost() {
    store.forgetPrivileges();
    Published first = site.publish(Cavities.dataset(), null);
    assertThat(addresses(first.remote())).contains(address(first.remote(), file(first.remote())));

    site.publish(Cavities.dataset().with(draft -> draft.title("Cavités 2027")), first.remote());

    assertThat(file(first.remote())).isNotEmpty();
    assertThat(site.held(first.remote()).isPublished).isTrue();
  }

  @Test
  void takesAFileForItsOwnThoughTheAnswerToItsSendingWasLost() {
    Remote first = links.with(null, null).publish(Cavities.dataset(), null).remote();
    links.standIn().failNext(Fault.DROP_AFTER_WRITE);
    assertThatThrownBy(() -> site.publish(Cavities.dataset(), first))
        .isInstanceOf(Unavailable.class);

    Published second = site.publish(Cavities.dataset(), first);

    assertThat(second.remarks()).isEmpty();
    assertThat(addresses(first)).contains(address(first, file(first)));
  }

  @Test
  void goesBackToLinksWhenToldTo() {
    Published first = site.publish(Cavities.dataset(), null);

    links.publish(Cavities.dataset(), first.remote());

    assertThat(addresses(first.remote())).contains(OURS);
    assertThat(site.held(first.remote()).files).isEmpty();
  }

  @Test
  void goesThroughTheWorkflow() {
    Published first = site.publish(Cavities.dataset(), null);
    store.startWorkflow();

    Published second =
        site.publish(
            Cavities.withHash("fedcba").with(draft -> draft.title("Autre")), first.remote());

    assertThat(second.remarks()).isEmpty();
    assertThat(store.uploads()).isEqualTo(2);
    assertThat(site.dataset(first.remote()).title()).isEqualTo("Autre");
  }

  @Test
  void anExtractThatIsTooLargeForTheOptionIsALink() {
    Dataset dataset = Cavities.dataset();
    Distribution.Extract large =
        new Distribution.Extract(
            "200041317",
            "Cavités du Niortais",
            Cavities.EXTRACT,
            "CSV",
            "text/csv",
            1L << 20,
            "abcdef",
            URI.create("https://exemple.fr/cavites.csv"),
            Cavities.extract(Cavities.EXTRACT, null).receipt(),
            null,
            null);

    Remote remote =
        site.publish(dataset.with(draft -> draft.distributions(List.of(large))), null).remote();

    assertThat(addresses(remote)).contains(OURS);
    assertThat(store.uploads()).isZero();
  }
}
