package fr.moisson.connectors.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.sftp.SftpFolder;
import fr.moisson.connectors.sftp.SftpSession;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the files of an SFTP folder that have changed since the last run, by their sizes and
 * dates. If one has vanished, all are brought: only a whole listing shows that it is missing.
 */
final class SftpVisit {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_MARKER = 200_000;

  static List<ReadFile> files(SftpFolder folder, Run run) {
    Map<String, String> before = before(run);
    List<ReadFile> files = new ArrayList<>();
    try (SftpSession session = SftpSession.open(folder, run.door())) {
      List<SftpSession.Entry> entries = session.list(DroppedFiles.wanted(folder.pattern()));
      Map<String, String> now = new TreeMap<>();
      entries.forEach(entry -> now.put(entry.name(), state(entry)));
      boolean whole = !now.keySet().containsAll(before.keySet());
      for (SftpSession.Entry entry : entries) {
        if (!whole && state(entry).equals(before.get(entry.name()))) {
          run.stopEarly();
        } else {
          files.add(brought(folder, session, entry, run.workFolder()));
        }
      }
      remember(run, now);
    }
    return files;
  }

  private static ReadFile brought(
      SftpFolder folder, SftpSession session, SftpSession.Entry entry, Path workFolder) {
    try {
      Path copy = Files.createTempFile(workFolder, "sftp-", null);
      session.fetch(entry, copy);
      return ReadFile.local(copy, entry.name(), folder.file(entry.name()), entry.modified());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String state(SftpSession.Entry entry) {
    return entry.bytes() + " " + entry.modified();
  }

  private static Map<String, String> before(Run run) {
    String marker = run.last().orElse("{}");
    try {
      return MAPPER.readValue(marker, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      return Map.of(); // written by another kind of source of this name
    }
  }

  private static void remember(Run run, Map<String, String> now) {
    try {
      String marker = MAPPER.writeValueAsString(now);
      if (marker.length() <= LONGEST_MARKER) {
        run.upTo(marker);
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SftpVisit() {}
}
