package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.json.Pointers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an answer are, as JSON pointers (RFC 6901); null if the service does not have
 * them.
 *
 * @param rows empty if the whole answer is the array, or the only row; for a GeoJSON collection,
 *     the rows are its features
 * @param next the next page: its address, or its cursor
 * @param more a boolean or an address; if it is false or missing, the page is the last one,
 *     otherwise there is another, whatever the total says (udata)
 * @param last a boolean that is true on the last page (GBIF)
 * @param error where an error is reported in a success status; {@code /error} by default if the
 *     whole answer may be the row
 * @param success the value there if there is no error
 * @param required what an answer that is itself the row must have, to tell it from an error message
 * @param emptyBody whether an empty body means that there are no rows
 * @param emptyRows whether an answer without the array of rows means that; an answer that announces
 *     a total of 0 needs no array anyway
 * @param emptyStatuses error statuses that mean that there are no rows
 * @param partial whether a page that is not the last has the status 206 (Hub’Eau)
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
    @JsonPropertyDescription("Ce que « error » contient quand tout va bien, par exemple 200.")
        List<String> success,
    @JsonPropertyDescription(
            "Ce qu’une réponse qui est elle-même la ligne doit contenir, par exemple /exposition.")
        List<String> required,
    @JsonPropertyDescription("Vrai si une réponse vide veut dire « aucune ligne ».")
        boolean emptyBody,
    @JsonPropertyDescription("Vrai si une réponse sans liste veut dire « aucune ligne ».")
        boolean emptyRows,
    @JsonPropertyDescription("Statuts d’erreur qui veulent dire « aucune ligne », par exemple 404.")
        List<Integer> emptyStatuses,
    @JsonPropertyDescription(
            "Vrai si le service répond 206 quand il y a d’autres pages (Hub’Eau) ; demande total.")
        boolean partial) {

  public Envelope {
    Pointers.check("rows", rows);
    Pointers.check("total", total);
    Pointers.check("pages", pages);
    Pointers.check("next", next);
    Pointers.check("more", more);
    Pointers.check("last", last);
    Pointers.check("error", error);
    error = error == null && rows.isEmpty() ? "/error" : error;
    success = success == null ? List.of() : List.copyOf(success);
    required = required == null ? List.of() : List.copyOf(required);
    required.forEach(pointer -> Pointers.check("required", pointer));
    emptyStatuses = emptyStatuses == null ? List.of() : List.copyOf(emptyStatuses);
  }

  public static Envelope of(String rows) {
    return new Envelope(
        rows, null, null, null, null, null, null, List.of(), List.of(), false, false, List.of(),
        false);
  }

  public Envelope withTotal(String pointer) {
    return with(pointer, pages, next, more, last, error);
  }

  public Envelope withNext(String pointer) {
    return with(total, pages, pointer, more, last, error);
  }

  public Envelope withMore(String pointer) {
    return with(total, pages, next, pointer, last, error);
  }

  public Envelope withError(String pointer) {
    return with(total, pages, next, more, last, pointer);
  }

  /** For a single answer, whatever it says about further pages. */
  public Envelope ofOnePage() {
    return with(null, null, null, null, null, error);
  }

  private Envelope with(
      @Nullable String total,
      @Nullable String pages,
      @Nullable String next,
      @Nullable String more,
      @Nullable String last,
      @Nullable String error) {
    return new Envelope(
        rows,
        total,
        pages,
        next,
        more,
        last,
        error,
        success,
        required,
        emptyBody,
        emptyRows,
        emptyStatuses,
        partial);
  }

  /** Whether the envelope reports an error. */
  boolean saysError(JsonNode around) {
    JsonNode stated = at(around, error);
    return isStated(stated) && !success.contains(stated.asText());
  }

  /** Whether an answer that is one object lacks what makes it a row. */
  boolean isNoRow(JsonNode object) {
    return required.stream().anyMatch(pointer -> at(object, pointer).isMissingNode());
  }

  /** Whether a page says that it is the last one. */
  boolean saysLast(JsonNode around) {
    return more != null && !isStated(at(around, more)) || isStated(at(around, last));
  }

  /** The address or the cursor of the next page; empty if there is none. */
  String nextOf(JsonNode around) {
    return at(around, next).asText("");
  }

  private static JsonNode at(JsonNode around, @Nullable String pointer) {
    return pointer == null ? MissingNode.getInstance() : around.at(pointer);
  }

  /** False, null, empty texts and empty containers state nothing. */
  private static boolean isStated(JsonNode value) {
    return value.isContainerNode()
        ? !value.isEmpty()
        : !value.asText("").isEmpty() && (!value.isBoolean() || value.asBoolean());
  }
}
