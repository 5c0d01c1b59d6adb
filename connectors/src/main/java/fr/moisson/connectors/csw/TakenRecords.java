package fr.moisson.connectors.csw;

import fr.moisson.connectors.paging.SeenTexts;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.RawItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The records of a listing, each taken once: servers repeat records, such as the last page after
 * the end.
 */
final class TakenRecords {

  private final CswRecords records;

  // Whole records, since identifiers may be missing.
  private final SeenTexts seen = new SeenTexts();

  private final Set<String> namesOfPage = new HashSet<>();
  private final Deque<RawItem> ready = new ArrayDeque<>();

  TakenRecords(CswRecords records) {
    this.records = records;
  }

  void startPage() {
    namesOfPage.clear();
  }

  /** Notes a record, before it is taken; returns whether it is new. */
  boolean note(String record) {
    return seen.add(record);
  }

  /**
   * Takes a record of the page.
   *
   * @throws BadItem if the format of the record is not known
   */
  void take(String record, boolean isNew) {
    CswRecords.Content content = records.read(record);
    namesOfPage.add(content.identifier());
    ready.addAll(isNew ? content.items() : List.of());
  }

  /**
   * Takes a record unless it is one of the page, in another schema.
   *
   * @return whether it was taken
   */
  boolean takeUnknown(String record) {
    try {
      CswRecords.Content content = records.read(record);
      String name = content.identifier();
      boolean isTaken = !name.isEmpty() && namesOfPage.add(name) && note(record);
      ready.addAll(isTaken ? content.items() : List.of());
      return isTaken;
    } catch (BadItem e) {
      return false;
    }
  }

  /** Number of different records. */
  int size() {
    return seen.size();
  }

  Deque<RawItem> ready() {
    return ready;
  }
}
