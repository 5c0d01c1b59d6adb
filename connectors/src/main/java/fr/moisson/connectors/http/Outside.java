package fr.moisson.connectors.http;

/** What all doors share for outgoing requests. */
record Outside(
    Wire wire,
    Guard guard,
    Pace pace,
    Retries retries,
    Failures failures,
    Statuses statuses,
    Limits limits) {

  Content content(Limits most, String address) {
    return new Content(failures, most, address);
  }
}
