package fr.moisson.routes.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.Dataset;

/** Datasets as JSON and back: the records of the model, as they are. */
final class Content {

  // What an earlier version wrote may carry members that this one has dropped.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static JsonNode write(Dataset dataset) {
    return JSON.valueToTree(dataset);
  }

  static Dataset read(JsonNode content) {
    try {
      return JSON.treeToValue(content, Dataset.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a dataset that Moisson wrote", e);
    }
  }

  static Dataset read(String content) {
    try {
      return JSON.readValue(content, Dataset.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a dataset that Moisson wrote", e);
    }
  }

  private Content() {}
}
