package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alternative texts, written in YAML as one text or as a list. */
public final class OneOrMore {

  /** No text. */
  public static final OneOrMore NONE = new OneOrMore(List.of());

  private final List<String> texts;

  private OneOrMore(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static OneOrMore of(JsonNode written) {
    List<JsonNode> all = new ArrayList<>();
    if (written.isArray()) {
      written.forEach(all::add);
    } else {
      all.add(written);
    }
    if (all.isEmpty() || !all.stream().allMatch(JsonNode::isTextual)) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, "", written, "texte | [texte, texte]"));
    }
    return new OneOrMore(all.stream().map(JsonNode::asText).toList());
  }

  public Stream<String> stream() {
    return texts.stream();
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OneOrMore more && texts.equals(more.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
