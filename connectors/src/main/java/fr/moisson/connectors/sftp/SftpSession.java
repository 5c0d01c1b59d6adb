package fr.moisson.connectors.sftp;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Causes;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * One visit to a folder of an SFTP server (<a
 * href="https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02">SFTP version 3</a>),
 * with Apache MINA SSHD. It does not use the keys, the agent or the configuration of the user who
 * runs Moisson. Links are skipped, since they lead out of the folder.
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
   * A file in the server's listing.
   *
   * @param bytes its size
   * @param modified to the second
   */
  public record Entry(String name, long bytes, Instant modified) {}

  /**
   * Connects and logs in.
   *
   * @throws Unavailable if the server cannot be reached or does not answer in time
   * @throws Misconfigured if the server's key is not the configured one, or if the login is refused
   */
  public static SftpSession open(SftpFolder folder, Door door) {
    Door.Way way = door.way(folder.host());
    AtomicReference<String> shown = new AtomicReference<>();
    SshClient client = client(folder, way, shown);
    boolean opened = false;
    try {
      ClientSession session = connected(folder, way, client, shown);
      SftpLogin.enter(folder, way, session);
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

  /**
   * The files of a folder.
   *
   * @param isCapped whether the folder contains more files
   */
  public record Listing(List<Entry> entries, boolean isCapped) {}

  /**
   * The files of the folder, sorted by name; of a folder that is too large, the first ones listed.
   *
   * @throws Unavailable if the folder does not exist, or if the connection breaks
   */
  public Listing list() {
    return list(MOST_FILES);
  }

  Listing list(int most) {
    List<Entry> entries = new ArrayList<>();
    boolean capped = false;
    try (SftpClient.CloseableHandle handle = sftp.openDir(folder.folder())) {
      List<SftpClient.DirEntry> page = sftp.readDir(handle);
      while (page != null && !capped) {
        page.stream()
            .filter(found -> found.getAttributes().isRegularFile())
            .filter(found -> found.getFilename().indexOf('/') < 0)
            .forEach(found -> entries.add(entry(found)));
        capped = entries.size() > most;
        page = sftp.readDir(handle);
      }
    } catch (IOException e) {
      throw failure(folder.address(), e);
    }
    entries.sort(Comparator.comparing(Entry::name));
    return new Listing(capped ? List.copyOf(entries.subList(0, most)) : entries, capped);
  }

  private static Entry entry(SftpClient.DirEntry found) {
    FileTime modified = found.getAttributes().getModifyTime();
    return new Entry(
        found.getFilename(),
        found.getAttributes().getSize(),
        modified == null ? Instant.EPOCH : modified.toInstant());
  }

  /**
   * Downloads a file.
   *
   * @throws BadItem if this file cannot be read: access is denied, or it was deleted since the
   *     listing, is larger than allowed, or shorter than listed
   * @throws Unavailable if the connection breaks
   */
  public void fetch(Entry entry, Path target) {
    String address = folder.file(entry.name()).toString();
    if (entry.bytes() > way.most()) {
      throw new BadItem(Notice.of(Code.TOO_LARGE, address, way.most()));
    }
    long count;
    try (OutputStream out = Files.newOutputStream(target)) {
      count = copy(folder.folder() + entry.name(), address, out);
    } catch (SftpException e) {
      RuntimeException fault = failure(address, e);
      throw isOfOneFile(e) ? new BadItem(Notice.of(Code.NO_SUCH_FILE, address), fault) : fault;
    } catch (IOException e) {
      throw failure(address, e);
    }
    if (count < entry.bytes()) {
      throw new BadItem(Notice.of(Code.TRUNCATED, address, count + " < " + entry.bytes()));
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
          throw new BadItem(Notice.of(Code.TOO_LARGE, address, way.most()));
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
    if (e instanceof SftpException said && isOfOneFile(said)) {
      return new Unavailable(Notice.of(Code.NO_SUCH_FILE, address), e);
    }
    return new Unavailable(Notice.of(Code.TRUNCATED, address, cause(e)), e);
  }

  private static boolean isOfOneFile(SftpException said) {
    return said.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
        || said.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED;
  }

  /** The innermost cause: the outer ones only name classes and sessions. */
  private static String cause(IOException e) {
    Throwable cause = Causes.of(e, Throwable.class).reduce((outer, inner) -> inner).orElse(e);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    client.stop();
  }
}
