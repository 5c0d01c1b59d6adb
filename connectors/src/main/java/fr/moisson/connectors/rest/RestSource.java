package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a paged JSON interface gives about the territory, as one dataset. What differs from
 * one producer to the next is stated in the preset: how pages are asked for, where rows and totals
 * stand, how the territory is named, and which column says where a row lies.
 *
 * <p>Rows are checked against the territory again when they are cut, because several services
 * ignore a filter that they do not know and answer with the whole country (Géorisques: 138,248 rows
 * for 4,350).
 */
public record RestSource(
    @JsonPropertyDescription("Identifiant du jeu de données, stable ; rows par défaut.")
        @Nullable String id,
    @JsonPropertyDescription("Adresse de l’interface, sans paramètres.")
        @JsonProperty(required = true)
        URI url,
    @JsonPropertyDescription("Paramètres constants.") Map<String, String> parameters,
    @JsonPropertyDescription("Comment nommer le territoire.") @JsonProperty(required = true)
        Scope scope,
    @JsonPropertyDescription("Comment demander les pages.") @JsonProperty(required = true)
        Paging paging,
    @JsonPropertyDescription("Où se trouvent les lignes et les totaux dans une réponse.")
        @JsonProperty(required = true)
        Envelope envelope,
    @JsonPropertyDescription("Quelle colonne dit où se trouve une ligne.") Table.Place place,
    @JsonPropertyDescription("Le jeu de données à publier.") @JsonProperty(required = true)
        DatasetTemplate dataset)
    implements Source {

  private static final String SPOOL = "spool";
  private static final String ROWS = "rows";

  public RestSource {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    place = place == null ? Table.Place.GUESSED : place;
  }

  /**
   * How an interface is told of which territory to speak.
   *
   * @param parameter null when {@code by} is {@code none}
   * @param chunk communes in one request; more give an error in some services (Géorisques: 20)
   */
  public record Scope(
      @JsonPropertyDescription("communes, epci, departements ou none.")
          @JsonProperty(required = true)
          By by,
      @JsonPropertyDescription("Nom du paramètre.") @Nullable String parameter,
      @JsonPropertyDescription("Communes par requête, 1 par défaut.") Integer chunk) {

    public Scope {
      chunk = chunk == null ? 1 : Math.max(1, chunk);
    }

    /** What the service knows a territory by. */
    public enum By {
      COMMUNES,
      EPCI,
      DEPARTEMENTS,
      NONE
    }
  }

  /**
   * How pages follow one another.
   *
   * @param first number of the first page, 1 by default
   */
  public record Paging(
      @JsonPropertyDescription("page, offset, next ou none.") @JsonProperty(required = true)
          Style style,
      @JsonPropertyDescription("Paramètre du numéro de page ou du décalage.")
          @Nullable String parameter,
      @JsonPropertyDescription("Numéro de la première page, 1 par défaut.") Integer first,
      @JsonPropertyDescription("Paramètre de la taille des pages.") @Nullable String sizeParameter,
      @JsonPropertyDescription("Taille des pages, 100 par défaut.") Integer size) {

    public Paging {
      first = first == null ? 1 : first;
      size = size == null ? 100 : Math.max(1, size);
    }

    /** Four ways to go on. */
    public enum Style {
      PAGE,
      OFFSET,
      NEXT,
      NONE
    }
  }

  /**
   * Where things stand in an answer, as JSON pointers; null when the service does not say.
   *
   * @param rows empty when the whole answer is the array, or the one row
   * @param error where an error stands inside a success status
   * @param emptyBody whether an empty body means that there is no row
   */
  public record Envelope(
      @JsonPropertyDescription("Les lignes, par exemple /data.") @JsonProperty(required = true)
          String rows,
      @JsonPropertyDescription("Le nombre total de lignes.") @Nullable String total,
      @JsonPropertyDescription("Le nombre total de pages.") @Nullable String pages,
      @JsonPropertyDescription("L’adresse de la page suivante.") @Nullable String next,
      @JsonPropertyDescription("Une erreur malgré un statut 200.") @Nullable String error,
      @JsonPropertyDescription("Vrai si une réponse vide veut dire « aucune ligne ».")
          boolean emptyBody) {}

  @Override
  public Stream<RawItem> fetch(Run run) {
    RestRows rows = new RestRows(this, run);
    Path spool = run.workFolder().resolve("rows.jsonl");
    long count = rows.spoolTo(spool);
    if (count == 0) {
      return Stream.empty();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(SPOOL, spool.toString());
    body.put(ROWS, count);
    return Stream.of(new RawItem(id == null ? ROWS : id, body));
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    return dataset.dataset(id, territory);
  }

  @Override
  public Optional<Table> table(RawItem item) {
    JsonNode spool = item.body().path(SPOOL);
    return Optional.of(
        new Table(Path.of(spool.asText()), Table.Format.JSON_LINES, "UTF-8", place, url));
  }
}
