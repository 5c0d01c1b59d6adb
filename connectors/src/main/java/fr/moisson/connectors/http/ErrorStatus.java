package fr.moisson.connectors.http;

/** The status with which a server refused something; the cause of what is thrown for it. */
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
