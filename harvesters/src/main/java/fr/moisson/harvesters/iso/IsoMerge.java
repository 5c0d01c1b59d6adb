package fr.moisson.harvesters.iso;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Edits;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Merges our record into the one that a catalogue holds, both in the same encoding. Each property
 * in {@link IsoSlot} is one field: if somebody edited it, it is kept as a whole. Keywords,
 * identifiers and links are separate fields, so that those which somebody added are kept with ours.
 * What we never wrote is kept.
 */
public final class IsoMerge {

  private final IsoEncoding encoding;
  private final Element ours;
  private final Edits edits;
  private final Set<String> left;

  /** Field name to the decision between our elements and those in the catalogue. */
  private final Map<String, Decision> decisions = new LinkedHashMap<>();

  private record Decision(IsoSlot slot, String mark, boolean isOurs) {}

  /**
   * @param left fields that we wrote to the portal the last time
   */
  public IsoMerge(IsoRecord ours, Edits edits, Set<String> left) {
    this.encoding = ours.encoding();
    this.ours = ours.root();
    this.edits = edits;
    this.left = left;
  }

  /** A record that the catalogue does not have yet: all fields are ours. */
  public IsoRecord create() {
    encoding
        .slots()
        .forEach(
            slot ->
                names(slot, ours)
                    .forEach(
                        mark ->
                            decisions.put(
                                encoding.field(slot, mark), new Decision(slot, mark, true))));
    return new IsoRecord(ours.getOwnerDocument(), encoding);
  }

  /** The merged record; equal to the one held if nothing has to change. */
  public IsoRecord onto(IsoRecord held) {
    for (IsoSlot slot : encoding.slots()) {
      Set<String> marks = names(slot, ours);
      marks.addAll(names(slot, held.root()));
      marks.forEach(mark -> decide(slot, mark, held.root()));
    }
    IsoRecord merged = held.returned();
    decisions.values().stream()
        .filter(Decision::isOurs)
        .forEach(decision -> write(decision, merged.root()));
    return merged;
  }

  /** Remembers how the catalogue shows our fields, once they are written. */
  public void shown(IsoRecord now) {
    decisions.forEach(
        (field, decision) ->
            edits.shows(field, IsoText.of(elements(decision.slot, decision.mark, now.root()))));
  }

  private void decide(IsoSlot slot, String mark, Element held) {
    JsonNode theirs = IsoText.of(elements(slot, mark, held));
    JsonNode mine = IsoText.of(elements(slot, mark, ours));
    String field = encoding.field(slot, mark);
    if (mark.equals(IsoWriting.KEY)) {
      // Always ours, since we recognise the record by its key.
      decisions.put(field, new Decision(slot, mark, true));
    } else if (!mine.isMissingNode() || !mark.isEmpty() || left.contains(field)) {
      JsonNode chosen = edits.choose(field, theirs, mine);
      decisions.put(field, new Decision(slot, mark, !edits.isKept(field) && chosen.equals(mine)));
    }
  }

  private void write(Decision decision, Element record) {
    List<Element> theirs = elements(decision.slot, decision.mark, record);
    List<Element> mine = elements(decision.slot, decision.mark, ours);
    if (decision.slot.isLinks()) {
      IsoLinks.write(encoding, theirs, mine, () -> decision.slot.parent(encoding, record, ours));
      return;
    }
    if (IsoText.of(theirs).equals(IsoText.of(mine))) {
      return;
    }
    if (mine.isEmpty()) {
      theirs.forEach(element -> element.getParentNode().removeChild(element));
      return;
    }
    Element at = decision.slot.parent(encoding, record, ours);
    Node next = theirs.isEmpty() ? null : theirs.get(theirs.size() - 1).getNextSibling();
    theirs.forEach(at::removeChild);
    if (theirs.isEmpty()) {
      mine.forEach(element -> removeTwins(at, element));
    }
    for (Element element : mine) {
      Element copy = (Element) record.getOwnerDocument().importNode(element, true);
      if (theirs.isEmpty()) {
        encoding.put(at, copy);
      } else {
        at.insertBefore(copy, next);
      }
    }
  }

  /** Removes somebody else's elements with the same content as a new block of ours. */
  private static void removeTwins(Element at, Element mine) {
    IsoXml.children(at, IsoXml.name(mine)).stream()
        .filter(other -> IsoSlot.mark(other).isEmpty())
        .filter(other -> IsoText.of(other).equals(IsoText.of(mine)))
        .forEach(at::removeChild);
  }

  /** The marks of our blocks, or one empty mark for a property that is ours as a whole. */
  private static Set<String> names(IsoSlot slot, Element record) {
    List<Element> elements = slot.in(record);
    Stream<String> marks = elements.stream().map(IsoSlot::mark).filter(mark -> !mark.isEmpty());
    Stream<String> names =
        slot.isShared() ? marks : elements.isEmpty() ? Stream.empty() : Stream.of("");
    Set<String> all = new LinkedHashSet<>();
    names.forEach(all::add);
    return all;
  }

  private static List<Element> elements(IsoSlot slot, String mark, Element record) {
    return slot.in(record).stream()
        .filter(element -> mark.isEmpty() || IsoSlot.mark(element).equals(mark))
        .toList();
  }
}
