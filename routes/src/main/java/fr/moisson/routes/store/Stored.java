package fr.moisson.routes.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice.Code;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How values are stored in columns: records as JSON, moments as text that sorts by time. */
public final class Stored {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  // What another version wrote must not make a row unreadable: properties or codes of notices that
  // are unknown here, or one value where there may now be several.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  public static Instant moment(String text) {
    return Instant.parse(text);
  }

  /** The id in the columns {@code territory}, {@code source} and {@code remote_id}. */
  public static DatasetId id(ResultSet row) throws SQLException {
    return new DatasetId(
        row.getString("territory"), row.getString("source"), row.getString("remote_id"));
  }

  /** The code of a notice. */
  static Code code(String name) {
    return JSON.convertValue(name, Code.class);
  }

  public static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass(), e);
    }
  }

  public static <T> T read(JsonNode tree, Class<T> type) {
    try {
      return JSON.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a stored " + type.getSimpleName(), e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a stored " + type.getSimpleName(), e);
    }
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a stored " + type.getType(), e);
    }
  }

  private Stored() {}
}
