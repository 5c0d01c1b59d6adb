package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door.Body;
import java.net.URI;

/**
 * A page that has been read.
 *
 * @param address as it was asked for
 * @param envelope what stood around its rows
 * @param number of pages so far, with this one
 * @param rows in this page
 * @param received rows so far
 * @param announced rows in all; negative if nobody says so
 * @param isWhole whether all that was announced has come
 * @param isObject whether the answer is one object, which is its only row
 */
public record Page(
    URI address,
    Body body,
    JsonNode envelope,
    int number,
    long rows,
    long received,
    long announced,
    boolean isWhole,
    boolean isObject) {

  public boolean isEmpty() {
    return rows == 0;
  }
}
