package fr.moisson.connectors.portal;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.PortalFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the fields of files for people: by the title of the file and not by its id, and the file as
 * deleted if it is gone.
 *
 * @param titles titles of our files by id
 * @param there ids of the files that the record shows
 */
public record FileFields(Map<String, String> titles, Set<String> there)
    implements UnaryOperator<String> {

  /** The list, the id and the field; other fields have no such name. */
  private static final Pattern FIELD = Pattern.compile("[a-z]+([/.])(.+)\\1(\\w+)");

  /**
   * @param ours our files
   * @param held those of the record, whose titles count first, since people see them
   * @param title the name of the field that is the title
   */
  public static FileFields of(
      JsonNode ours, JsonNode held, Function<JsonNode, String> id, String title) {
    Map<String, String> titles = titles(ours, id, title);
    Map<String, String> shown = titles(held, id, title);
    titles.putAll(shown);
    return new FileFields(titles, Set.copyOf(shown.keySet()));
  }

  private static Map<String, String> titles(
      JsonNode files, Function<JsonNode, String> id, String title) {
    Map<String, String> titles = new HashMap<>();
    files.forEach(file -> titles.put(id.apply(file), file.path(title).asText()));
    return titles;
  }

  @Override
  public String apply(String field) {
    Matcher parts = FIELD.matcher(field);
    String title = parts.matches() ? titles.get(parts.group(2)) : null;
    if (title == null) {
      return field;
    }
    boolean isThere = there.contains(parts.group(2));
    String part = parts.group(3).equals("url") ? "address" : parts.group(3);
    return PortalFields.ofFile(title, isThere ? part : PortalFields.DELETED);
  }
}
