package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import fr.moisson.harvesters.formats.row.UnparsedValues;
import fr.moisson.harvesters.formats.scan.PlainValues;
import fr.moisson.harvesters.formats.scan.Properties;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of a feature that also keep their original text. */
final class JsonValues extends AbstractMap<String, String> implements UnparsedValues {

  private final Properties written;
  private final PlainValues plain;
  private @Nullable Map<String, String> parsed;

  JsonValues(Properties written, PlainValues plain) {
    this.written = written;
    this.plain = plain;
  }

  Properties written() {
    return written;
  }

  @Override
  public int length() {
    return written.length();
  }

  private Map<String, String> parsed() {
    if (parsed == null) {
      parsed = Collections.unmodifiableMap(parse());
    }
    return parsed;
  }

  private Map<String, String> parse() {
    Map<String, String> values = plain.read(written);
    if (values == null) {
      values = new LinkedHashMap<>();
      parse(values);
    } else {
      values.replaceAll((column, text) -> JsonRow.told(text));
    }
    if (written.id() != null) {
      values.putIfAbsent("id", written.id());
    }
    return values;
  }

  private void parse(Map<String, String> values) {
    try (JsonParser parser = Json.FACTORY.createParser(written.object(), 0, written.length())) {
      parser.nextToken();
      JsonRow.properties(parser, values, new HashSet<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return parsed().entrySet();
  }

  @Override
  public @Nullable String get(@Nullable Object column) {
    return parsed().get(column);
  }

  @Override
  public boolean containsKey(@Nullable Object column) {
    return parsed().containsKey(column);
  }
}
