package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.TerritoryWords;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One listing of an interface: either rows that together make one dataset, described by {@code
 * dataset}, or entries that are datasets themselves, mapped by {@code entries}.
 *
 * @param path appended to the address of the interface; may contain placeholders of the territory
 * @param filter required values of rows, by column; positions are checked by the cut
 * @param modified columns as in {@code shape}, like those of {@code period}
 */
public record Endpoint(
    @JsonPropertyDescription("Suite de l’adresse ; {mots} du territoire permis.") @TerritoryWords
        String path,
    @JsonPropertyDescription("Paramètres de ce point d’accès ; {mots} du territoire permis.")
        @TerritoryWords
        Map<String, String> parameters,
    @JsonPropertyDescription("Par quoi le service connaît le territoire ; whole par défaut.")
        Scope scope,
    @JsonPropertyDescription("Comment demander les pages.") @JsonProperty(required = true)
        Paging paging,
    @JsonPropertyDescription("Où se trouvent les lignes et les totaux dans une réponse.")
        @JsonProperty(required = true)
        Envelope envelope,
    @JsonPropertyDescription("Quelles colonnes garder, et sous quelle forme.") Shape shape,
    @JsonPropertyDescription(
            "Ce qu’une ligne doit dire pour être gardée, par colonne : un texte ou plusieurs ; {mots}"
                + " permis.")
        @TerritoryWords
        Map<String, OneOrMore> filter,
    @JsonPropertyDescription("Quelle colonne dit où se trouve une ligne.") Table.Place place,
    @JsonPropertyDescription(
            "Colonnes de la date de mise à jour d’une ligne ; la plus récente est celle du jeu.")
        OneOrMore modified,
    @JsonPropertyDescription(
            "Colonnes de la date dont parle une ligne ; de la première à la dernière, c’est la période"
                + " du jeu.")
        OneOrMore period,
    @JsonPropertyDescription("Ce qui montre que rien n’a changé.") @Nullable Changes changes,
    @JsonPropertyDescription("Le jeu de données que font les lignes ; ou bien entries.")
        @Nullable DatasetTemplate dataset,
    @JsonPropertyDescription("Où lire chaque jeu de données d’un catalogue ; ou bien dataset.")
        @Nullable Entries entries) {

  public Endpoint {
    path = path == null ? "" : path;
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    scope = Scope.orWhole(scope);
    shape = shape == null ? Shape.AS_IS : shape;
    filter = filter == null ? Map.of() : Map.copyOf(filter);
    place = place == null ? Table.Place.GUESSED : place;
    modified = modified == null ? OneOrMore.NONE : modified;
    period = period == null ? OneOrMore.NONE : period;
    boolean isDated = !modified.isEmpty() || !period.isEmpty();
    if (isDated && dataset == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "dataset"));
    }
    if ((dataset == null) == (entries == null)) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "dataset | entries"));
    }
    boolean isNamed = paging.style() == Paging.Style.NEXT || paging.style() == Paging.Style.CURSOR;
    if (isNamed && envelope.next() == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "envelope.next"));
    }
    // Nothing else would reveal missing pages.
    if (envelope.partial() && envelope.total() == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "envelope.total"));
    }
    if (scope.by() == Scope.By.TILES && paging.most() == null) {
      throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "paging.most"));
    }
  }

  Dataset map(DatasetId id, RawItem item, Territory territory) {
    if (entries != null) {
      return entries.map(id, item.body().path(RestRun.ENTRY));
    }
    if (dataset == null) {
      throw new IllegalStateException("neither a dataset nor entries");
    }
    String changed = item.body().path(RestRun.CHANGED).asText(null);
    return dataset.dataset(id, territory).with(draft -> draft.modified(changed));
  }
}
