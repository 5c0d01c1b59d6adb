package fr.moisson.connectors.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * One visit to a folder of an SFTP server (<a
 * href="https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02">SFTP version 3</a>),
 * over Apache MINA SSHD. Nothing of the user who runs Moisson is used: no key, no agent, no
 * configuration. Links are left out, since they lead out of the folder.
 */
public final class SftpSession implements AutoCloseable {

  private static final int MOST_FILES = 10_000;
  private static final int BUFFER = 1 << 15;

  private final SftpFolder folder;
  private final Door.Way way;
  private final SshClient client;
  private final SftpClient sftp;

  private SftpSession(SftpFolder folder, Door.Way way, SshClient client, SftpClient sftp) {
    this.folder = folder;
    this.way = way;
    this.client = client;
    this.sftp = sftp;
  }

  /**
   * A file as the server lists it.
   *
   * @param bytes its size
   * @param modified to the second
   */
  public record Entry(String name, long bytes, Instant modified) {}

  /**
   * Connects and enters.
   *
   * @throws Unavailable if the server cannot be reached or does not answer in time
   * @throws Misconfigured if it is not the one that we know, or refuses us
   */
  public static SftpSession open(SftpFolder folder, Door door) {
    Door.Way way = door.way(folder.host());
    AtomicReference<String> shown = new AtomicReference<>();
    SshClient client = client(folder, way, shown);
    boolean opened = false;
    try {
      ClientSession session = connected(folder, way, client, shown);
      login(folder, way, session);
      SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
      opened = true;
      return new SftpSession(folder, way, client, sftp);
    } catch (IOException e) {
      throw new Unavailable(Notice.of(Code.UNREACHABLE, folder.host(), cause(e)), e);
    } finally {
      if (!opened) {
        client.stop();
      }
    }
  }

  private static SshClient client(SftpFolder folder, Door.Way way, AtomicReference<String> shown) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
    client.setServerKeyVerifier(
        (session, address, key) -> {
          String print = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
          boolean known = HostKeys.know(folder.hostKeys(), print);
          shown.set(known ? null : print);
          return known;
        });
    CoreModuleProperties.IDLE_TIMEOUT.set(client, way.silence());
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, way.silence());
    client.start();
    return client;
  }

  private static ClientSession connected(
      SftpFolder folder, Door.Way way, SshClient client, AtomicReference<String> shown)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(way.address(), folder.port());
    ClientSession session =
        client.connect(folder.user(), address).verify(way.connect()).getSession();
    Set<ClientSessionEvent> events =
        session.waitFor(
            List.of(ClientSessionEvent.CLOSED, ClientSessionEvent.WAIT_AUTH), way.silence());
    String other = shown.get();
    if (other != null) {
      throw new Misconfigured(Notice.of(Code.UNKNOWN_HOST_KEY, folder.host(), other));
    }
    if (!events.contains(ClientSessionEvent.WAIT_AUTH)) {
      long seconds = way.silence().toSeconds();
      throw new Unavailable(Notice.of(Code.TIMED_OUT, folder.host(), seconds));
    }
    return session;
  }

  private static void login(SftpFolder folder, Door.Way way, ClientSession session)
      throws IOException {
    Secret password = folder.password();
    if (password != null) {
      session.addPasswordIdentity(password.reveal());
    }
    Secret key = folder.privateKey();
    if (key != null) {
      for (KeyPair pair : keys(session, key)) {
        session.addPublicKeyIdentity(pair);
      }
    }
    try {
      session.auth().verify(way.silence());
    } catch (SshException e) {
      // Servers that count our attempts say the first, and those that do not are said the second.
      boolean refused =
          e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
              || e.getDisconnectCode()
                  == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
      if (refused) {
        throw new Misconfigured(Notice.of(Code.LOGIN_REFUSED, folder.host(), folder.user()), e);
      }
      throw e;
    }
  }

  private static Iterable<KeyPair> keys(ClientSession session, Secret key) {
    NamedResource name = NamedResource.ofName("sftp.privateKey");
    try (InputStream text = new ByteArrayInputStream(key.reveal().getBytes(UTF_8))) {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(session, name, text, FilePasswordProvider.EMPTY);
      if (pairs != null) {
        return pairs;
      }
      throw unreadable(null);
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static Misconfigured unreadable(@Nullable Exception e) {
    Notice notice = Notice.of(Code.CONFIG_BAD_VALUE, "sftp.privateKey", "***", "OpenSSH, PEM");
    return e == null ? new Misconfigured(notice) : new Misconfigured(notice, e);
  }

  /**
   * The files of the folder, by name.
   *
   * @throws Unavailable if the folder is not there, or if the server breaks off
   */
  public List<Entry> list(Predicate<String> wanted) {
    List<Entry> entries = new ArrayList<>();
    int seen = 0;
    try (SftpClient.CloseableHandle handle = sftp.openDir(folder.folder())) {
      List<SftpClient.DirEntry> page = sftp.readDir(handle);
      while (page != null) {
        page.stream()
            .filter(found -> found.getAttributes().isRegularFile())
            .filter(found -> found.getFilename().indexOf('/') < 0)
            .filter(found -> wanted.test(found.getFilename()))
            .forEach(found -> entries.add(entry(found)));
        seen += page.size();
        if (seen > MOST_FILES) {
          throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, folder.address(), seen));
        }
        page = sftp.readDir(handle);
      }
    } catch (IOException e) {
      throw failure(folder.address(), e);
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  private static Entry entry(SftpClient.DirEntry found) {
    FileTime modified = found.getAttributes().getModifyTime();
    return new Entry(
        found.getFilename(),
        found.getAttributes().getSize(),
        modified == null ? Instant.EPOCH : modified.toInstant());
  }

  /**
   * Brings a file.
   *
   * @throws Unavailable if the server breaks off, or sends less than it lists
   * @throws Misconfigured if the file is larger than allowed
   */
  public void fetch(Entry entry, Path target) {
    String address = folder.file(entry.name()).toString();
    if (entry.bytes() > way.most()) {
      throw new Misconfigured(Notice.of(Code.TOO_LARGE, address, way.most()));
    }
    long count;
    try (OutputStream out = Files.newOutputStream(target)) {
      count = copy(folder.folder() + entry.name(), address, out);
    } catch (IOException e) {
      throw failure(address, e);
    }
    if (count < entry.bytes()) {
      throw new Unavailable(Notice.of(Code.TRUNCATED, address, count + " < " + entry.bytes()));
    }
  }

  private long copy(String remote, String address, OutputStream out) throws IOException {
    long end = System.nanoTime() + way.whole().toNanos();
    long count = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = sftp.read(remote)) {
      int read = in.read(buffer);
      while (read >= 0) {
        count += read;
        if (count > way.most()) {
          throw new Misconfigured(Notice.of(Code.TOO_LARGE, address, way.most()));
        }
        if (System.nanoTime() - end > 0) {
          throw new Unavailable(Notice.of(Code.TIMED_OUT, address, way.whole().toSeconds()));
        }
        out.write(buffer, 0, read);
        read = in.read(buffer);
      }
    }
    return count;
  }

  private static RuntimeException failure(String address, IOException e) {
    if (e instanceof SftpException said
        && (said.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
            || said.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED)) {
      return new Unavailable(Notice.of(Code.NO_SUCH_FILE, address), e);
    }
    return new Unavailable(Notice.of(Code.TRUNCATED, address, cause(e)), e);
  }

  private static String cause(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() {
    client.stop();
  }
}
