package fr.moisson.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.PlainWay;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SftpSessionTest {

  private static final String LINE =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

  @TempDir Path folder;
  @AutoClose private SftpStandIn server;
  private final Door door = new PlainWay();

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("depot/autre"));
    Files.writeString(folder.resolve("depot/arbres 2026.csv"), "a;b\n1;2\n");
    Files.writeString(folder.resolve("depot/haies.geojson"), "{}");
    Files.writeString(folder.resolve("secret.csv"), "x");
    Files.createSymbolicLink(folder.resolve("depot/lien.csv"), folder.resolve("secret.csv"));
    server = new SftpStandIn(folder);
  }

  @Test
  void filesAreListedByNameAndBrought() throws IOException {
    Path copy = folder.resolve("copie");

    try (SftpSession session = SftpSession.open(entered("/depot/*.csv"), door)) {
      List<SftpSession.Entry> entries = session.list().entries();
      assertThat(entries)
          .extracting(SftpSession.Entry::name)
          .containsExactly("arbres 2026.csv", "haies.geojson");
      assertThat(entries.get(0).bytes()).isEqualTo(8);
      session.fetch(entries.get(0), copy);
    }

    assertThat(Files.readString(copy)).isEqualTo("a;b\n1;2\n");
  }

  @Test
  void aKeyOpensAsAPasswordDoes() {
    KeyPair pair = SftpStandIn.pair();
    server.trust(pair.getPublic());
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";

    try (SftpSession session = SftpSession.open(withKey(pem), door)) {
      assertThat(session.list().entries()).hasSize(2);
    }
    refused(Code.LOGIN_REFUSED, withKey(pemOfAnother()));
    refused(Code.CONFIG_BAD_VALUE, withKey("no key at all"));
  }

  @ParameterizedTest
  @CsvSource({"ssh-ed25519, 256", "ecdsa-sha2-nistp256, 256"})
  void everyUsualKindOfKeyOfAServerIsKnown(String type, int bits) {
    try (SftpStandIn other = new SftpStandIn(folder, SftpStandIn.pair(type, bits))) {
      SftpFolder entered =
          new SftpFolder(
              other.address("/depot"),
              SftpStandIn.USER,
              new Secret(SftpStandIn.PASSWORD),
              null,
              List.of(other.print()));
      try (SftpSession session = SftpSession.open(entered, door)) {
        assertThat(session.list().entries()).hasSize(2);
      }
    }
  }

  @Test
  void aServerWithAnotherKeyIsToldNothing() {
    SftpFolder folder =
        new SftpFolder(
            server.address("/depot/"),
            SftpStandIn.USER,
            new Secret(SftpStandIn.PASSWORD),
            null,
            List.of(LINE));

    assertThatThrownBy(() -> SftpSession.open(folder, door))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            fault -> {
              assertThat(fault.notice().code()).isEqualTo(Code.UNKNOWN_HOST_KEY);
              assertThat(fault.notice().args()).containsExactly("127.0.0.1", server.print());
            });
  }

  @Test
  void aWrongPasswordIsSaidWithoutRepeatingIt() {
    SftpFolder folder =
        new SftpFolder(
            server.address("/depot"),
            SftpStandIn.USER,
            new Secret("un autre mot"),
            null,
            List.of(LINE, server.print()));

    assertThatThrownBy(() -> SftpSession.open(folder, door))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining(SftpStandIn.USER)
        .hasMessageNotContaining("un autre mot");
    refused(Code.LOGIN_REFUSED, folder);
  }

  @Test
  void aFolderThatIsNotThereMayComeLater() {
    try (SftpSession session = SftpSession.open(entered("/absent/"), door)) {
      assertThatThrownBy(session::list)
          .isInstanceOfSatisfying(
              Unavailable.class,
              fault -> assertThat(fault.notice().code()).isEqualTo(Code.NO_SUCH_FILE));
    }
  }

  @Test
  void aConnectionThatBreaksIsNoShortFile() {
    try (SftpSession session = SftpSession.open(entered("/depot"), door)) {
      SftpSession.Entry entry = session.list().entries().get(0);
      server.cut();
      assertThatThrownBy(() -> session.fetch(entry, folder.resolve("copie")))
          .isInstanceOfSatisfying(
              Unavailable.class,
              fault -> assertThat(fault.notice().code()).isEqualTo(Code.TRUNCATED));
    }
  }

  @Test
  void aFileLargerOrSmallerThanItMayBeIsRefused() {
    try (SftpSession session = SftpSession.open(entered("/depot"), new PlainWay(5))) {
      SftpSession.Entry entry = session.list().entries().get(0);
      assertThatThrownBy(() -> session.fetch(entry, folder.resolve("copie")))
          .isInstanceOf(BadItem.class);
    }
    try (SftpSession session = SftpSession.open(entered("/depot"), door)) {
      SftpSession.Entry listed = session.list().entries().get(0);
      SftpSession.Entry longer =
          new SftpSession.Entry(listed.name(), listed.bytes() + 1, listed.modified());
      assertThatThrownBy(() -> session.fetch(longer, folder.resolve("copie")))
          .isInstanceOf(BadItem.class);
    }
  }

  @Test
  void aFileThatHasGoneSinceItWasListedCostsItselfOnly() throws IOException {
    try (SftpSession session = SftpSession.open(entered("/depot"), door)) {
      List<SftpSession.Entry> entries = session.list().entries();
      Files.delete(folder.resolve("depot/arbres 2026.csv"));

      assertThatThrownBy(() -> session.fetch(entries.get(0), folder.resolve("copie")))
          .isInstanceOfSatisfying(
              BadItem.class,
              fault -> assertThat(fault.notice().code()).isEqualTo(Code.NO_SUCH_FILE));
      session.fetch(entries.get(1), folder.resolve("copie"));
    }
    assertThat(folder.resolve("copie")).hasContent("{}");
  }

  @Test
  void ofAFolderBeyondMeasureTheFirstFilesAreListed() {
    try (SftpSession session = SftpSession.open(entered("/depot"), door)) {
      assertThat(session.list(2).isCapped()).isFalse();
      assertThat(session.list(1).isCapped()).isTrue();
      assertThat(session.list(1).entries()).hasSize(1);
    }
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForForever() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      SftpFolder folder =
          new SftpFolder(
              "sftp://127.0.0.1:" + silent.getLocalPort() + "/",
              "u",
              new Secret("mot-de-la-boîte"),
              null,
              List.of(LINE));

      assertThatThrownBy(() -> SftpSession.open(folder, new PlainWay(5)))
          .isInstanceOfSatisfying(
              Unavailable.class,
              fault -> assertThat(fault.notice().code()).isEqualTo(Code.TIMED_OUT));
    }
    server.close();
    assertThatThrownBy(() -> SftpSession.open(entered("/depot"), door))
        .isInstanceOfSatisfying(
            Unavailable.class,
            fault ->
                assertThat(fault.notice())
                    .isEqualTo(Notice.of(Code.UNREACHABLE, "127.0.0.1", "Connection refused")));
  }

  @ParameterizedTest
  @CsvSource({
    "sftp://h/depot/*.csv, /depot/, *.csv",
    "'sftp://h:2222/a b/{x,y}.xlsx', /a b/, '{x,y}.xlsx'",
    "sftp://h/depot, /depot/, *",
    "sftp://h/depot/, /depot/, *",
    "sftp://h, /, *",
    "sftp://h/depot/arbres.csv, /depot/, arbres.csv",
    "sftp://h/v1.2/, /v1.2/, *"
  })
  void anAddressIsAFolderAndAPattern(String address, String folder, String pattern) {
    SftpFolder options = new SftpFolder(address, "u", new Secret("p"), null, List.of(LINE));

    assertThat(options.folder()).isEqualTo(folder);
    assertThat(options.pattern()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h/", "sftp:///x", "h/x", "sftp://u:secret@h/", "sftp://h/a?b", "["})
  void anotherAddressIsRefused(String address) {
    assertThatThrownBy(() -> new SftpFolder(address, "u", new Secret("p"), null, List.of(LINE)))
        .isInstanceOf(Misconfigured.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void withoutAKeyOfTheServerNothingGoes() {
    for (List<String> keys : List.of(List.<String>of(), List.of("ssh-ed25519"), List.of("MD5:x"))) {
      assertThatThrownBy(() -> new SftpFolder("sftp://h/", "u", new Secret("p"), null, keys))
          .isInstanceOf(Misconfigured.class);
    }
    assertThatThrownBy(() -> new SftpFolder("sftp://h/", "u", null, null, List.of(LINE)))
        .isInstanceOf(Misconfigured.class);
    assertThat(HostKeys.print("github.com " + LINE + " comment"))
        .contains("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
  }

  private void refused(Code code, SftpFolder folder) {
    assertThatThrownBy(() -> SftpSession.open(folder, door))
        .isInstanceOf(Misconfigured.class)
        .satisfies(fault -> assertThat(((HarvestException) fault).notice().code()).isEqualTo(code));
  }

  private SftpFolder entered(String path) {
    return new SftpFolder(
        server.address(path),
        SftpStandIn.USER,
        new Secret(SftpStandIn.PASSWORD),
        null,
        List.of(server.print()));
  }

  private SftpFolder withKey(String pem) {
    // As for secrets read from a file: without surrounding blanks.
    return new SftpFolder(
        server.address("/depot"),
        SftpStandIn.USER,
        null,
        new Secret(pem.strip()),
        List.of(server.print()));
  }

  private static String pemOfAnother() {
    byte[] key = SftpStandIn.pair().getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }
}
