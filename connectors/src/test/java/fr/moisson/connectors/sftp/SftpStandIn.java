package fr.moisson.connectors.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server for a folder of this machine. */
public final class SftpStandIn implements AutoCloseable {

  public static final String USER = "depot";
  public static final String PASSWORD = "d3pot du service";

  private static final KeyPair KEY = pair();

  private final KeyPair key;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> read = new ArrayList<>();
  private volatile PublicKey friend;
  private volatile boolean cutting;

  public SftpStandIn(Path folder) {
    this(folder, KEY);
  }

  SftpStandIn(Path folder, KeyPair key) {
    this.key = key;
    SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
    sftp.addSftpEventListener(new Watch());
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (user, shown, session) -> friend != null && KeyUtils.compareKeys(friend, shown));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.setSubsystemFactories(List.of(sftp));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyPair pair() {
    return pair(KeyPairProvider.SSH_RSA, 2048);
  }

  static KeyPair pair(String type, int bits) {
    try {
      return KeyUtils.generateKeyPair(type, bits);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  public String address(String path) {
    return "sftp://127.0.0.1:" + port() + path;
  }

  public String print() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
  }

  void trust(PublicKey other) {
    friend = other;
  }

  /** From now on, the connection breaks as soon as a file is read. */
  public void cut() {
    cutting = true;
  }

  /** Names of the files read so far, each once. */
  public List<String> read() {
    return read;
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Watch implements SftpEventListener {

    @Override
    public void open(
        ServerSession session, String handle, org.apache.sshd.sftp.server.Handle local) {
      if (local instanceof FileHandle file && Files.isRegularFile(file.getFile())) {
        read.add(file.getFile().getFileName().toString());
        if (cutting) {
          ((Session) session).close(true);
        }
      }
    }
  }
}
