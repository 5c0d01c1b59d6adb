package fr.moisson.connectors.csw;

import static fr.moisson.connectors.csw.CswHarvest.PLAIN;
import static fr.moisson.connectors.csw.CswHarvest.URL;
import static fr.moisson.connectors.csw.CswHarvest.notices;
import static fr.moisson.connectors.csw.CswStandIn.exception;
import static fr.moisson.connectors.csw.CswStandIn.holding;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records, pages and servers that are broken. */
class BrokenCswTest {

  @TempDir private Path folder;
  private CswHarvest csw;

  @BeforeEach
  void begin() {
    csw = new CswHarvest(folder);
  }

  @Test
  void oneRecordThatBreaksTheServerCostsItselfOnly() {
    CswStandIn.Answer broken =
        (start, count, request) -> {
          if (start <= 7 && start + count > 7) {
            throw Refusals.of(String.valueOf(URL), 500, "NullPointerException");
          }
          return holding(23).to(start, count, request);
        };
    CswStandIn door = new CswStandIn(folder, broken);
    Run run = csw.run(door);
    PLAIN.fetch(run).forEach(csw.items::add);

    assertThat(csw.items).hasSize(22).extracting(RawItem::remoteId).doesNotContain("notice-7");
    assertThat(csw.notices)
        .singleElement()
        .satisfies(notice -> assertThat(notice.args()).startsWith(URL, "7"));
    assertThat(run.stoppedEarly()).as("nothing may count as missing").isTrue();
    assertThat(door.asked()).hasSizeLessThan(15);
  }

  @Test
  void xmlThatIsBrokenInsideARecordCostsThatRecordOnly() {
    CswStandIn.Answer broken =
        (start, count, request) ->
            holding(23).to(start, count, request).replace("<!-- 14 -->", "<b>\u0000&oops;");

    assertThat(csw.read(PLAIN, broken)).hasSize(22).doesNotContain("notice-14");
    assertThat(csw.notices)
        .singleElement()
        .satisfies(notice -> assertThat(notice.code()).isEqualTo(Code.RECORD_UNREADABLE));
  }

  @Test
  void theLastRecordMayBeTheBadOne() {
    CswStandIn.Answer broken =
        (start, count, request) ->
            start + count > 23 && start <= 23
                ? exception("NoApplicableCode", "cannot serialise")
                : holding(23).to(start, count, request);

    assertThat(csw.read(PLAIN, broken)).isEqualTo(notices(1, 22));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "exception", "html", "cut", "empty"})
  void aServerThatFailsAltogetherIsNotAskedForEver(String fault) {
    CswStandIn door =
        new CswStandIn(
            folder,
            (start, count, request) ->
                switch (fault) {
                  case "500" -> throw Refusals.of(String.valueOf(URL), 500, "down");
                  case "exception" -> exception("NoApplicableCode", "database");
                  case "html" -> "<html><body>Maintenance</body></html>";
                  case "cut" -> "<csw:GetRecordsResponse xmlns:csw='x'><csw:SearchResults>";
                  default -> "";
                });

    assertThatThrownBy(() -> PLAIN.fetch(csw.run(door)).toList()).isInstanceOf(Unavailable.class);
    assertThat(door.asked()).hasSizeLessThan(fault.equals("cut") ? 100 : 20);
  }

  @Test
  void manyRecordsThatAreBrokenBesideOneAnotherCostThemselvesOnly() {
    CswStandIn.Answer broken =
        (start, count, request) ->
            holding(23).to(start, count, request).replaceAll("<!-- 1[2-7] -->", "&oops;");

    assertThat(csw.read(PLAIN, broken)).hasSize(17).contains("notice-11", "notice-18");
  }

  @Test
  void controlCharactersAreNoReasonToStop() {
    CswStandIn.Answer pasted =
        (start, count, request) ->
            holding(23).to(start, count, request).replace("Haies", "Ha\u000bies");

    assertThat(csw.read(PLAIN, pasted)).isEqualTo(notices(1, 23));
    assertThat(csw.notices).isEmpty();
  }

  @Test
  void latin1ThatIsDeclaredAsUtf8IsRead() {
    CswStandIn door =
        new CswStandIn(
            folder,
            (start, count, request) ->
                holding(3).to(start, count, request).replace("Haies", "Forêts à Épannes"),
            ISO_8859_1);

    List<RawItem> found = PLAIN.fetch(csw.run(door)).toList();

    assertThat(found.get(2).body().toString()).contains("Forêts à Épannes");
    assertThat(csw.notices).extracting(Notice::code).containsExactly(Code.ENCODING_GUESSED);
  }

  @Test
  void aPageForPeopleIsCalledSo() {
    assertThatThrownBy(
            () -> csw.read(PLAIN, (start, count, request) -> "<!DOCTYPE html><html><body>x"))
        .isInstanceOfSatisfying(
            Unavailable.class,
            refusal -> assertThat(refusal.notice().code()).isEqualTo(Code.PAGE_INSTEAD));
  }

  @Test
  void aSmallCatalogueOfWhichNothingCanBeReadHasNotBeenRead() {
    csw.refused(
        Code.INVALID_SYNTAX,
        (start, count, request) -> holding(2).to(start, count, request).replace("<!--", "&oops;"));
  }

  @Test
  void theNetworkIsNotBlamedOnARecord() {
    CswStandIn door =
        new CswStandIn(
            folder,
            (start, count, request) -> {
              throw new Unavailable(Notice.of(Code.UNREACHABLE, URL, "DNS"));
            });

    assertThatThrownBy(() -> PLAIN.fetch(csw.run(door)).toList()).isInstanceOf(Unavailable.class);
    assertThat(door.asked()).hasSize(1);
  }

  @Test
  void aDocumentTypeIsRefused() {
    CswStandIn.Answer bomb =
        (start, count, request) ->
            "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                + holding(1).to(start, count, request).replaceFirst("<\\?xml.*?\\?>", "");

    assertThatThrownBy(() -> csw.read(PLAIN, bomb)).isInstanceOf(Unavailable.class);
  }
}
