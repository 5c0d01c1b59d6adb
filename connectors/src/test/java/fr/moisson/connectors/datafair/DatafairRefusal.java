package fr.moisson.connectors.datafair;

/** A refusal by a {@link DatafairStandIn}, in plain text; nothing was written. */
final class DatafairRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  DatafairRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
