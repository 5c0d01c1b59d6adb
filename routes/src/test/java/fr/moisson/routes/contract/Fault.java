package fr.moisson.routes.contract;

/** What can go wrong at a producer, whatever its protocol. */
enum Fault {
  NONE,
  /** Answers 503 to every request. */
  UNAVAILABLE,
  /** Breaks off every answer in the middle. */
  TRUNCATED,
  /** Sends no first byte before the time-out. */
  SLOW,
  /** Answers in Windows-1252, declared as UTF-8. */
  WRONG_CHARSET,
  /** Answers 200 with an empty body. */
  EMPTY,
  /** Answers 429 and asks to retry in an hour. */
  TOO_MANY_REQUESTS,
  /** Answers 200 with an error in the producer's own format. */
  ERROR_INSIDE_SUCCESS,
  /** Answers 200 with an HTML page. */
  HTML_INSIDE_SUCCESS,
  /** Answers 200 with every count set to 0 and every list emptied. */
  EMPTY_LISTING,
  /**
   * Links and addresses in answers name another host. It comes last, since datasets then contain
   * that host.
   */
  OTHER_HOST
}
