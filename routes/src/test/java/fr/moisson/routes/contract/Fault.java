package fr.moisson.routes.contract;

/** What can be wrong with a producer, whatever its protocol. */
enum Fault {
  NONE,
  /** 503 to everything. */
  UNAVAILABLE,
  /** Every answer breaks off in the middle. */
  TRUNCATED,
  /** No first byte in time. */
  SLOW,
  /** Windows-1252 that says it is UTF-8. */
  WRONG_CHARSET,
  /** 200 and nothing. */
  EMPTY,
  /** 429, and come back in an hour. */
  TOO_MANY_REQUESTS,
  /** 200 and an error in the producer's own words. */
  ERROR_INSIDE_SUCCESS,
  /** 200 and a page for people. */
  HTML_INSIDE_SUCCESS,
  /** 200 and every number of things turned into 0, lists into empty ones. */
  EMPTY_LISTING,
  /** Links and addresses in answers lead to another host; last, since datasets then say so. */
  OTHER_HOST
}
