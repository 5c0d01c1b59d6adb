package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a listing follow one another.
 *
 * @param parameter of the page number, of the number of rows to skip, or of the cursor
 * @param first number of the first page, 1 by default; 0 in Spring services (Géorisques v2) and in
 *     GeoNature, whose {@code offset} is a page number
 * @param size rows asked for; services cap it silently, so that it is never relied upon
 * @param rewriteHost whether a link to the next page may name another host, which is then put
 *     right: Géorisques names an internal one
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

  /** Pages counted by rows, as most services do it. */
  public static Paging byOffset(String parameter, String sizeParameter, int size) {
    return new Paging(Style.OFFSET, parameter, 1, sizeParameter, size, false, null);
  }

  /** Pages counted by their number, from 1. */
  public static Paging byNumber(String parameter, String sizeParameter, int size) {
    return new Paging(Style.PAGE, parameter, 1, sizeParameter, size, false, null);
  }

  /** Six ways to go on. */
  public enum Style {
    /** By page number. */
    PAGE,
    /** By the number of rows that came. */
    OFFSET,
    /** By an address in the answer, at {@link Envelope#next}. */
    NEXT,
    /** By the header {@code Link: <…>; rel="next"} (RFC 8288). */
    LINK,
    /** By a word in the answer, at {@link Envelope#next}, to be given back as a parameter. */
    CURSOR,
    /** There is one page. */
    NONE
  }
}
