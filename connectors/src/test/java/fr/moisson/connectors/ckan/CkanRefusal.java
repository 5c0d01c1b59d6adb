package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal by a {@link CkanStandIn}; nothing was written. */
final class CkanRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient ObjectNode error;

  CkanRefusal(int status, ObjectNode error) {
    super(error.toString());
    this.status = status;
    this.error = error;
  }

  static CkanRefusal of(int status, String type, String message) {
    return new CkanRefusal(
        status, JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message));
  }

  int status() {
    return status;
  }

  ObjectNode error() {
    return error;
  }
}
