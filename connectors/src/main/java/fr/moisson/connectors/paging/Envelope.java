package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in an answer, as JSON pointers (RFC 6901); null when the service does not say.
 *
 * @param rows empty when the whole answer is the array, or the one row
 * @param next of the next page: its address, or its cursor
 * @param more a boolean or an address; without it, or with false, the page is the last, and with it
 *     there is another, whatever the total says (udata)
 * @param last a boolean with which true the page is the last (GBIF)
 * @param error where an error stands inside a success status
 * @param emptyBody whether an empty body means that there is no row
 * @param emptyStatuses error statuses that mean that there is no row
 */
public record Envelope(
    @JsonPropertyDescription("Les lignes, par exemple /data ; vide pour la réponse entière.")
        @JsonProperty(required = true)
        String rows,
    @JsonPropertyDescription("Le nombre total de lignes.") @Nullable String total,
    @JsonPropertyDescription("Le nombre total de pages.") @Nullable String pages,
    @JsonPropertyDescription("L’adresse ou le curseur de la page suivante.") @Nullable String next,
    @JsonPropertyDescription("Vrai s’il y a une page suivante.") @Nullable String more,
    @JsonPropertyDescription("Vrai si cette page est la dernière.") @Nullable String last,
    @JsonPropertyDescription("Une erreur malgré un statut 200.") @Nullable String error,
    @JsonPropertyDescription("Vrai si une réponse vide veut dire « aucune ligne ».")
        boolean emptyBody,
    @JsonPropertyDescription("Statuts d’erreur qui veulent dire « aucune ligne », par exemple 404.")
        List<Integer> emptyStatuses) {

  public Envelope {
    emptyStatuses = emptyStatuses == null ? List.of() : List.copyOf(emptyStatuses);
  }

  public static Envelope of(String rows) {
    return new Envelope(rows, null, null, null, null, null, null, false, List.of());
  }

  public Envelope withTotal(String pointer) {
    return new Envelope(rows, pointer, pages, next, more, last, error, emptyBody, emptyStatuses);
  }

  public Envelope withNext(String pointer) {
    return new Envelope(rows, total, pages, pointer, more, last, error, emptyBody, emptyStatuses);
  }

  public Envelope withMore(String pointer) {
    return new Envelope(rows, total, pages, next, pointer, last, error, emptyBody, emptyStatuses);
  }

  public Envelope withError(String pointer) {
    return new Envelope(rows, total, pages, next, more, last, pointer, emptyBody, emptyStatuses);
  }
}
