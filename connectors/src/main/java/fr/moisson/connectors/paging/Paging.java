package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import org.jspecify.annotations.Nullable;

/**
 * How to get from one page of a listing to the next.
 *
 * @param parameter for the page number, the number of rows to skip, or the cursor
 * @param first number of the first page, 1 by default; 0 in Spring services (Géorisques v2) and in
 *     GeoNature, whose {@code offset} is a page number
 * @param size rows requested per page; never relied upon, because services cap it silently
 * @param rewriteHost whether a link to the next page may name another host, which is then
 *     corrected: Géorisques names an internal one
 * @param most rows that the service lets one reach by offset (GBIF 100,000, Opendatasoft 10,000)
 */
public record Paging(
    @JsonPropertyDescription("page, offset, next, link, cursor ou none.")
        @JsonProperty(required = true)
        Style style,
    @JsonPropertyDescription("Paramètre du numéro de page, du décalage ou du curseur.")
        @Nullable String parameter,
    @JsonPropertyDescription("Numéro de la première page, 1 par défaut.") Integer first,
    @JsonPropertyDescription("Paramètre de la taille des pages.") @Nullable String sizeParameter,
    @JsonPropertyDescription("Taille des pages, 100 par défaut.") Integer size,
    @JsonPropertyDescription(
            "Vrai si le lien vers la page suivante nomme un autre serveur, qu’il faut corriger.")
        boolean rewriteHost,
    @JsonPropertyDescription("Nombre de lignes que le service laisse atteindre.")
        @Nullable Integer most) {

  private static final int SIZE = 100;

  /** The whole answer is one page. */
  public static final Paging NONE = new Paging(Style.NONE, null, 1, null, SIZE, false, null);

  /** Each answer has the address of the next page. */
  public static final Paging NEXT = new Paging(Style.NEXT, null, 1, null, SIZE, false, null);

  public Paging {
    first = first == null ? 1 : first;
    size = size == null ? SIZE : Math.max(1, size);
    boolean counted = style == Style.PAGE || style == Style.OFFSET || style == Style.CURSOR;
    if (counted && parameter == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "parameter"));
    }
  }

  /** Paging by offset, as in most services. */
  public static Paging byOffset(String parameter, String sizeParameter, int size) {
    return new Paging(Style.OFFSET, parameter, 1, sizeParameter, size, false, null);
  }

  /** Paging by page number, from 1. */
  public static Paging byNumber(String parameter, String sizeParameter, int size) {
    return new Paging(Style.PAGE, parameter, 1, sizeParameter, size, false, null);
  }

  /** How a page refers to the next one. */
  public enum Style {
    /** By page number. */
    PAGE,
    /** By the number of rows received. */
    OFFSET,
    /** By an address in the answer, at {@link Envelope#next}. */
    NEXT,
    /** By the header {@code Link: <…>; rel="next"} (RFC 8288). */
    LINK,
    /** By a token in the answer, at {@link Envelope#next}, that is sent back as a parameter. */
    CURSOR,
    /** There is only one page. */
    NONE
  }
}
