package fr.moisson.connectors.files;

import fr.moisson.connectors.sftp.SftpFolder;
import fr.moisson.connectors.sftp.SftpSession;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of an SFTP server, during one visit. */
record RemoteFolder(SftpFolder folder, SftpSession session, Run run) implements Folder {

  static RemoteFolder enter(SftpFolder folder, Run run) {
    return new RemoteFolder(folder, SftpSession.open(folder, run.door()), run);
  }

  /** If the folder is too large only the first files are listed; nothing then counts as missing. */
  @Override
  public List<Entry> list() {
    SftpSession.Listing listing = session.list();
    if (listing.isCapped()) {
      long shown = listing.entries().size();
      run.tell(Notice.of(Code.LISTING_CAPPED, folder.address(), shown, "> " + shown));
      run.stopEarly();
    }
    return listing.entries().stream()
        .map(entry -> new Entry(entry.name(), entry.bytes(), entry.modified()))
        .toList();
  }

  @Override
  public Path bring(Entry entry, Path work) {
    try {
      Path copy = Files.createTempFile(work, "sftp-", null);
      session.fetch(new SftpSession.Entry(entry.name(), entry.bytes(), entry.modified()), copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI uri(String name) {
    return folder.file(name);
  }

  @Override
  public void close() {
    session.close();
  }
}
