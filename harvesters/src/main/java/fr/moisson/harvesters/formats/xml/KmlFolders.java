package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.text.Cell;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The current folder in a KML file, which is often the only place where the kind of thing is given.
 */
final class KmlFolders {

  /** Named like the element, for the author of the map. */
  static final String COLUMN = "Folder";

  private static final String ELEMENT = "Folder";
  private static final int DEEPEST = 50;

  private final Deque<String> names = new ArrayDeque<>();
  private boolean isUnnamed;

  /** Handles the start, name or end of a folder. */
  void see(XmlWalk xml) throws IOException {
    if (xml.starts(ELEMENT)) {
      names.addLast("");
      isUnnamed = true;
    } else if (xml.ends(ELEMENT) && !names.isEmpty()) {
      names.removeLast();
      isUnnamed = false;
    } else if (isUnnamed && xml.starts("name")) {
      names.removeLast();
      names.addLast(Cell.of(xml.text()));
      isUnnamed = false;
    } else if (xml.starts("Placemark")) {
      isUnnamed = false; // the next name is that of the placemark
    }
  }

  /** « Arbres / Remarquables »; empty outside of folders with a name. */
  Optional<String> path() {
    StringBuilder path = new StringBuilder();
    Iterator<String> down = names.iterator();
    for (int depth = 0; down.hasNext() && depth < DEEPEST; depth++) {
      String name = down.next();
      path.append(path.isEmpty() || name.isEmpty() ? "" : " / ").append(name);
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
  }
}
