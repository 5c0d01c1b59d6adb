package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door.Body;
import java.net.URI;

/**
 * A page that has been read.
 *
 * @param address as requested
 * @param envelope everything around its rows
 * @param number of pages so far, including this one
 * @param rows in this page
 * @param received rows so far
 * @param announced total number of rows; negative if unknown
 * @param isWhole whether everything that was announced has come
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
