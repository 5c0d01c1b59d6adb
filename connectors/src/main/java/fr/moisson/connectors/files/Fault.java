package fr.moisson.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an existing file cannot be read, stored in its item: only that file fails, not its folder.
 */
final class Fault {

  private static final String CODE = "fault";
  private static final String FACTS = "facts";

  static ObjectNode of(Notice notice) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put(CODE, notice.code().name());
    ArrayNode facts = item.putArray(FACTS);
    notice.args().forEach(facts::add);
    return item;
  }

  /**
   * @throws BadItem if the item contains a fault
   */
  static void refuse(JsonNode item) {
    if (item.has(CODE)) {
      List<String> facts = new ArrayList<>();
      item.path(FACTS).forEach(fact -> facts.add(fact.asText()));
      throw new BadItem(Notice.of(Notice.Code.valueOf(item.path(CODE).asText()), facts.toArray()));
    }
  }

  private Fault() {}
}
