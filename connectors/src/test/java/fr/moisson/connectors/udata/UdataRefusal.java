package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal by a {@link UdataStandIn}; nothing was written. */
final class UdataRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient ObjectNode body;

  UdataRefusal(int status, ObjectNode body) {
    super(body.toString());
    this.status = status;
    this.body = body;
  }

  static UdataRefusal of(int status, String message) {
    return new UdataRefusal(status, JsonNodeFactory.instance.objectNode().put("message", message));
  }

  /** A form error, which comes without a message. */
  static UdataRefusal field(String field, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("errors").putArray(field).add(message);
    return new UdataRefusal(400, body);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return body;
  }
}
