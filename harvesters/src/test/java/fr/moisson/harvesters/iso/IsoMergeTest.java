package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.ResourceIds;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(IsoEncoding.class)
class IsoMergeTest {

  /** The ISO 19115-3 names of the elements that these tests edit. */
  private static final Map<String, String> NEWER =
      Map.of(
          "gmd:(abstract|purpose|descriptiveKeywords|MD_Keywords|keyword)\\b", "mri:$1",
          "gmd:(MD_Distribution|MD_DigitalTransferOptions|transferOptions|onLine)\\b", "mrd:$1",
          "gmd:(CI_OnlineResource|linkage)\\b", "cit:$1",
          "gmd:URL", "gco:CharacterString",
          "iso/19139/resources/gmxCodelists", "iso/19115/resources/Codelists/cat/codelists");

  private static final DatasetId ID = new DatasetId("79191", "haies", "haies 1");
  private static final Dataset HEDGES =
      Dataset.draft(ID, "Haies")
          .description("Les haies.")
          .keywords(List.of("bocage"))
          .provenance(List.of("Photo-interprétation."))
          .distributions(
              List.of(
                  link("un", "https://niort.exemple/1.csv"),
                  link("deux", "https://niort.exemple/2.csv")))
          .build();

  private static Link link(String id, String url) {
    return new Link(
        id, "Fichier " + id, null, URI.create(url), "CSV", "text/csv", 10L, null, null, null);
  }

  private final IsoEncoding encoding;
  private final IsoRecord first;
  private Map<String, String> left;

  IsoMergeTest(IsoEncoding encoding) {
    this.encoding = encoding;
    this.first = written(draft -> draft);
    this.left = shown(first);
  }

  private IsoRecord written(UnaryOperator<DatasetDraft> edit) {
    return IsoRecord.ours(
        IsoWriting.record(
            HEDGES.with(edit), "5c1d2a52", URI.create("https://moisson.exemple.fr/files/")),
        encoding);
  }

  private static Map<String, String> shown(IsoRecord record) {
    Edits edits = new Edits(Overwrite.HARVESTED_ONLY, Map.of(), Map.of(), notes -> {});
    IsoMerge merge = new IsoMerge(record, edits, Set.of());
    merge.shown(merge.create());
    return edits.remote("x", null).shown();
  }

  /** The record after merging ours into the one held. */
  private IsoRecord merged(IsoRecord held, IsoRecord ours) {
    Edits edits = new Edits(Overwrite.HARVESTED_ONLY, left, Map.of(), notes -> {});
    IsoMerge merge = new IsoMerge(ours, edits, left.keySet());
    IsoRecord merged = merge.onto(held);
    merge.shown(merged);
    left = edits.remote("x", null).shown();
    return merged;
  }

  private IsoRecord edited(IsoRecord record, String from, String to) {
    String xml = IsoXml.write(record.copy().root().getOwnerDocument());
    assertThat(xml).contains(worded(from));
    return IsoRecord.read(xml.replace(worded(from), worded(to)));
  }

  private String worded(String edit) {
    String worded = edit;
    if (encoding == IsoEncoding.ISO_19115_3) {
      for (Map.Entry<String, String> known : NEWER.entrySet()) {
        worded = worded.replaceAll(known.getKey(), known.getValue());
      }
    }
    return worded;
  }

  private static Dataset read(IsoRecord record) {
    return IsoReading.dataset(ID, record.write(LocalDateTime.of(2026, 3, 1, 10, 0)));
  }

  @Test
  void nothingChangesWhereAllIsSaid() {
    assertThat(merged(first, written(draft -> draft)).saysTheSameAs(first)).isTrue();
  }

  @Test
  void theDateOfARecordAndItsDressSayNothing() {
    IsoRecord dressed =
        edited(
            first,
            "codeList=\"http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_ScopeCode\"",
            "codeList=\"http://elsewhere/#MD_ScopeCode\"");

    String xml = dressed.write(LocalDateTime.of(2031, 1, 1, 0, 0)).replaceAll("(gmd|mdb):", "ns1:");
    IsoRecord other = IsoRecord.read(xml.replaceAll("xmlns:(gmd|mdb)", "xmlns:ns1"));

    assertThat(xml).contains("2031-01-01T00:00");
    assertThat(merged(other, written(draft -> draft)).saysTheSameAs(first)).isTrue();
  }

  @Test
  void whatSomebodyEditedStaysAndTheRestIsBroughtUpToDate() {
    IsoRecord held = edited(first, ">Haies<", ">Nos haies<");

    Dataset read = read(merged(held, written(draft -> draft.title("Haies 2").description("…"))));

    assertThat(read.title()).isEqualTo("Nos haies");
    assertThat(read.description()).isEqualTo("…");
  }

  @Test
  void whatWeNeverWroteStays() {
    IsoRecord held =
        edited(
            first,
            "</gmd:abstract>",
            "</gmd:abstract><gmd:purpose><gco:CharacterString>But</gco:CharacterString>"
                + "</gmd:purpose>");

    IsoRecord merged = merged(held, written(draft -> draft.title("Autre")));

    assertThat(merged.write(LocalDateTime.MIN.withYear(2026))).contains(">But<", ">Autre<");
  }

  @Test
  void keywordsAndLinksOfOthersStayBesideOurs() {
    IsoRecord held =
        edited(
            edited(
                first,
                "<gmd:descriptiveKeywords>",
                "<gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gco:CharacterString>marais"
                    + "</gco:CharacterString></gmd:keyword></gmd:MD_Keywords>"
                    + "</gmd:descriptiveKeywords><gmd:descriptiveKeywords>"),
            "</gmd:MD_Distribution>",
            "<gmd:transferOptions><gmd:MD_DigitalTransferOptions><gmd:onLine>"
                + "<gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://autre.exemple/</gmd:URL>"
                + "</gmd:linkage></gmd:CI_OnlineResource></gmd:onLine>"
                + "</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution>");

    Dataset read =
        read(
            merged(
                held,
                written(
                    draft ->
                        draft
                            .keywords(List.of("haie"))
                            .distributions(List.of(link("un", "https://niort.exemple/3.csv"))))));

    assertThat(read.keywords()).containsExactlyInAnyOrder("haie", "marais");
    assertThat(read.distributions())
        .extracting(each -> ((Link) each).url().toString())
        .containsExactly("https://niort.exemple/3.csv", "https://autre.exemple/");
  }

  @Test
  void aLinkThatSomebodyRemovedDoesNotComeBack() {
    IsoRecord held =
        merged(
            first,
            written(
                draft -> draft.distributions(List.of(link("un", "https://niort.exemple/1.csv")))));
    left = shown(first);

    Dataset read = read(merged(held, written(draft -> draft.title("Haies 2"))));

    assertThat(read.distributions()).hasSize(1);
    assertThat(read.title()).isEqualTo("Haies 2");
  }

  @Test
  void aLinkThatSomebodyPutIntoABlockOfOursStaysAndOursIsBroughtUpToDate() {
    // As in GeoNetwork: the first block is rewritten with the new link in it.
    IsoRecord held =
        edited(
            first,
            "</gmd:onLine>",
            "</gmd:onLine><gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>"
                + "https://autre.exemple/</gmd:URL></gmd:linkage></gmd:CI_OnlineResource>"
                + "</gmd:onLine>");

    Dataset read =
        read(
            merged(
                held,
                written(
                    draft ->
                        draft.distributions(
                            List.of(link("un", "https://niort.exemple/nouveau.csv"))))));

    assertThat(read.distributions())
        .extracting(each -> ((Link) each).url().toString())
        .startsWith("https://niort.exemple/nouveau.csv", "https://autre.exemple/")
        .doesNotContain("https://niort.exemple/1.csv");
  }

  @Test
  void theSizeOfAFileIsBroughtUpToDate() {
    Link larger =
        new Link(
            "un",
            "Fichier un",
            null,
            URI.create("https://niort.exemple/1.csv"),
            "CSV",
            "text/csv",
            20L,
            null,
            null,
            null);

    Dataset read = read(merged(first, written(draft -> draft.distributions(List.of(larger)))));

    assertThat(read.distributions().get(0).bytes()).isEqualTo(20L);
  }

  @Test
  void theTypeThatGeoNetworkGuessesOfADownloadSaysNothing() {
    IsoRecord held = edited(first, "type=\"text/csv\"", "type=\"application/octet-stream\"");

    assertThat(merged(held, written(draft -> draft)).saysTheSameAs(first)).isTrue();
  }

  @Test
  void whatIsNoLongerStatedGoesIfItWasOurs() {
    IsoRecord held = merged(first, written(draft -> draft.frequency("ANNUAL")));
    assertThat(read(held).frequency()).isEqualTo("annually");

    assertThat(read(merged(held, written(draft -> draft))).frequency()).isNull();
  }

  @Test
  void whatTheRecordOfSomebodyElseSaysMoreThanOursStays() {
    left = Map.of();
    IsoRecord theirs =
        edited(
            written(draft -> draft.frequency("ANNUAL").title("Leurs haies").provenance(List.of())),
            "id=\"moisson-",
            "id=\"eux-");

    Dataset read = read(merged(theirs.keyed(ID.key()), written(draft -> draft)));

    assertThat(read.frequency()).isEqualTo("annually");
    assertThat(read.title()).isEqualTo("Haies");
    assertThat(read.provenance()).containsExactly("Photo-interprétation.");
    assertThat(read.distributions()).hasSize(2);
  }

  @Test
  void ourKeyIsWrittenOnARecordOfSomebodyElseAndNothingMore() {
    IsoRecord theirs = edited(first, "id=\"moisson-", "id=\"eux-");
    assertThat(theirs.key()).isEmpty();

    IsoRecord ours = theirs.keyed("notre-cle");

    assertThat(ours.key()).contains("notre-cle");
    assertThat(ours.keyed("notre-cle").saysTheSameAs(ours)).isTrue();
    assertThat(read(ours).title()).isEqualTo("Haies");
  }

  @Test
  void aWithdrawalLeavesANoteThatGoesWithTheReturn() {
    IsoRecord gone = first.withdrawn("Plus publié.");

    assertThat(gone.isWithdrawn()).isTrue();
    assertThat(gone.withdrawn("Plus publié.").saysTheSameAs(gone)).isTrue();
    assertThat(gone.write(LocalDateTime.of(2026, 1, 1, 0, 0))).contains("Plus publié.");
    assertThat(merged(gone, written(draft -> draft)).saysTheSameAs(first)).isTrue();
  }

  @Test
  void aRecordThatACatalogueHasPutIntoTheOtherEncodingIsOursToWrite() {
    IsoEncoding other =
        encoding == IsoEncoding.ISO_19139 ? IsoEncoding.ISO_19115_3 : IsoEncoding.ISO_19139;
    left =
        shown(
            IsoRecord.ours(
                IsoWriting.record(HEDGES, "5c1d2a52", URI.create("https://moisson.exemple.fr/")),
                other));

    Dataset read = read(merged(edited(first, ">Haies<", ">HAIES<"), written(draft -> draft)));

    assertThat(read.title()).isEqualTo("Haies");
    assertThat(read.distributions()).hasSize(2);
  }

  @Test
  void linksOfOursCanBeLedElsewhere() {
    String second = new ResourceIds().of(HEDGES.distributions().get(1));

    IsoRecord led = first.leading(Map.of(second, URI.create("https://portail.exemple/2.csv")));

    assertThat(led.addresses())
        .containsExactlyInAnyOrder("https://niort.exemple/1.csv", "https://portail.exemple/2.csv");
    assertThat(first.addresses()).contains("https://niort.exemple/2.csv");
  }

  @Test
  void aRecordOfAnotherStandardIsRefused() {
    assertThatThrownBy(() -> IsoRecord.read("<mdb:MD_Metadata xmlns:mdb='http://x'/>"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("ISO 19139, ISO 19115-3");
  }
}
