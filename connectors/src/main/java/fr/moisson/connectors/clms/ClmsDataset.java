package fr.moisson.connectors.clms;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;

/** An entry of the catalogue as a dataset, described by the preset. */
record ClmsDataset(ClmsSource source, DatasetId id, Territory territory) {

  /**
   * @throws BadItem if the entry is not public, if the file that came cannot be read, or if there
   *     is nothing new; in each case the existing dataset is kept
   */
  Dataset of(JsonNode body) {
    JsonNode entry = body.path(ClmsListing.DATASET);
    String title = entry.path("title").asText("").strip();
    if (!isPublic(entry)) {
      throw new BadItem(Notice.of(Code.NOT_PUBLIC, title));
    }
    if (body.has(ClmsListing.HELD)) {
      throw new BadItem(notice(body.path(ClmsListing.HELD)));
    }
    if (body.has(ClmsListing.FAULT)) {
      throw new BadItem(
          Notice.of(
              Code.UNEXPECTED_ANSWER,
              title,
              "GeoJSON, " + body.path(ClmsListing.FAULT).asText().strip()));
    }
    Dataset described =
        source
            .dataset()
            .with("{titre}", title)
            .with("{description}", entry.path("description").asText("").strip())
            .dataset(id, territory);
    URI page = page(source, entry);
    return described.with(
        draft ->
            draft
                .modified(entry.path("modified").asText(null))
                .landingPage(page)
                .andDistributions(List.of(link(page))));
  }

  static boolean isPublic(JsonNode entry) {
    return entry.path("review_state").asText("published").equals("published");
  }

  private static Notice notice(JsonNode held) {
    return Notice.of(
        Code.valueOf(held.path("code").asText()),
        held.path("args").valueStream().map(JsonNode::asText).toArray());
  }

  /** The page for people, on the configured host; an entry gives the address in the API. */
  static URI page(ClmsSource source, JsonNode entry) {
    String human =
        WebAddress.read(entry.path("@id").asText(""))
            .map(URI::getRawPath)
            .orElse("")
            .replaceFirst("^/api(?=/)", "");
    return WebAddress.read(source.url().resolve("/") + human.replaceFirst("^/+", ""))
        .orElse(source.url());
  }

  private static Link link(URI page) {
    String title = "Fiche du jeu de données et téléchargement";
    return Link.to(title, page)
        .described(title, "Téléchargement avec un compte gratuit EU Login.")
        .typed("HTML", "text/html");
  }
}
