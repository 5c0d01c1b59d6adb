package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The licences and schemas that a site knows: it silently drops an unknown licence, and refuses a
 * record with an unknown schema name. Each list is requested once per pass, when first needed.
 */
final class UdataLists {

  private final UdataApi api;
  private @Nullable JsonNode licences;
  private @Nullable JsonNode schemas;

  UdataLists(UdataApi api) {
    this.api = api;
  }

  synchronized boolean knowsLicence(String id) {
    if (licences == null) {
      licences = api.get("1/datasets/licenses/").result();
    }
    for (JsonNode licence : licences) {
      if (licence.path("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The schema by its name if the site has one for this address, else by the address; nothing for
   * an empty address. All parts are given, because udata keeps a part that is not sent.
   */
  synchronized ObjectNode schema(String address) {
    ObjectNode schema = UdataApi.object().putNull("url").putNull("name").putNull("version");
    if (address.isEmpty()) {
      return schema;
    }
    if (schemas == null) {
      UdataAnswer answer = api.get("1/datasets/schemas/");
      if (!answer.reply().isSuccess()) {
        // The list comes from another site, which is often down; the address works as well.
        return schema.put("url", address);
      }
      schemas = answer.body();
    }
    for (JsonNode known : schemas) {
      String name = known.path("name").asText();
      if (isAt(address, name)) {
        for (JsonNode version : known.path("versions")) {
          if (version.path("schema_url").asText().equals(address)) {
            schema.put("version", version.path("version_name").asText());
          }
        }
        return schema.put("name", name);
      }
    }
    return schema.put("url", address);
  }

  /** Whether a schema of this name is published at an address. */
  static boolean isAt(String address, String name) {
    return !name.isEmpty() && (address + "/").contains("/" + name + "/");
  }
}
