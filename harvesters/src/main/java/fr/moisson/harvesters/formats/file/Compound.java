package fr.moisson.harvesters.formats.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The kind of a Microsoft compound file (<a
 * href="https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb/">MS-CFB</a>), by the names
 * of its streams.
 */
public enum Compound {
  /** A workbook of Excel 97 to 2003. */
  WORKBOOK("XLS (Excel 97-2003)", Instead.NOTHING),
  /** An older workbook, with other records. */
  FIRST_WORKBOOK("XLS (Excel 5.0/95)", Instead.TABLE),
  /** A document of any kind with a password. */
  ENCRYPTED("", Instead.NOTHING),
  DOCUMENT("DOC (Word)", Instead.NOTHING),
  SLIDES("PPT (PowerPoint)", Instead.NOTHING),
  OTHER("OLE2 (Microsoft)", Instead.NOTHING),
  /** Damaged, or incomplete: the directory of its streams may be at the end of the file. */
  BROKEN("", Instead.NOTHING);

  private final String label;
  private final Instead instead;

  Compound(String label, Instead instead) {
    this.label = label;
    this.instead = instead;
  }

  /** Usual name of such files, the same in all languages. */
  String label() {
    return label;
  }

  Instead instead() {
    return instead;
  }

  /** The kind of a file that begins like a compound file. */
  public static Compound of(Path file) {
    Set<String> streams;
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
      streams = files.getRoot().getEntryNames();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The library has no specific exception for damaged files, and does not limit the depth. The
      // fault is reported by the reader of the content.
      return BROKEN;
    }
    if (InternalWorkbook.WORKBOOK_DIR_ENTRY_NAMES.stream().anyMatch(streams::contains)) {
      return WORKBOOK;
    }
    if (streams.contains(InternalWorkbook.OLD_WORKBOOK_DIR_ENTRY_NAME)) {
      return FIRST_WORKBOOK;
    }
    if (streams.contains(Decryptor.DEFAULT_POIFS_ENTRY)) {
      return ENCRYPTED;
    }
    if (streams.contains("WordDocument")) {
      return DOCUMENT;
    }
    return streams.contains("PowerPoint Document") ? SLIDES : OTHER;
  }
}
