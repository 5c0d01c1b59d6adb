package fr.moisson.connectors.http;

/** The error status of a refusal, as the cause of the exception thrown for it. */
final class ErrorStatus extends Exception {

  private final int status;

  ErrorStatus(int status) {
    super("HTTP " + status, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
