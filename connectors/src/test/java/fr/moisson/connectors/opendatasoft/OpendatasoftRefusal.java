package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal by an {@link OpendatasoftStandIn}; nothing was written. */
final class OpendatasoftRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient ObjectNode error;

  private OpendatasoftRefusal(int status, ObjectNode error) {
    super(error.toString());
    this.status = status;
    this.error = error;
  }

  static OpendatasoftRefusal of(int status, String code, String message) {
    return new OpendatasoftRefusal(status, error(code, message));
  }

  static OpendatasoftRefusal ofField(String field, String message) {
    ObjectNode error = error("validation_error", "Invalid input");
    error.putObject("detail").putArray(field).add(message);
    return new OpendatasoftRefusal(400, error);
  }

  static OpendatasoftRefusal notFound() {
    return of(404, "not_found", "Not found.");
  }

  private static ObjectNode error(String code, String message) {
    return JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message);
  }

  int status() {
    return status;
  }

  ObjectNode error() {
    return error;
  }
}
