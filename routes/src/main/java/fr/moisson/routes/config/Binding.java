package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Binds a tree to a record, and says in an officer's words why it does not fit. A record's
 * components are the keys; a key that nobody reads is an error, since it is a key misspelt.
 */
final class Binding {

  private final ObjectMapper mapper;

  Binding(Map<String, String> environment, Path folder) {
    mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(
                new SimpleModule().addDeserializer(Secret.class, new Secrets(environment, folder)))
            .injectableValues(new InjectableValues.Std().addValue("folder", folder))
            .build();
  }

  /** Receives a key, relative to the tree that was bound, and what is wrong there. */
  interface Complaint {
    void about(String key, Notice cause);
  }

  <T> Optional<T> bind(JsonNode tree, Class<T> type, Complaint complaint) {
    try {
      return Optional.of(mapper.treeToValue(tree, type));
    } catch (JsonMappingException e) {
      complaint.about(key(e), cause(e));
    } catch (JsonProcessingException e) {
      complaint.about("", Notice.of(Code.CONFIG_UNREADABLE, e.getOriginalMessage()));
    }
    return Optional.empty();
  }

  private static String key(JsonMappingException e) {
    return e.getPath().stream().map(Binding::step).collect(Collectors.joining("."));
  }

  private static String step(Reference reference) {
    return reference.getFieldName() == null
        ? String.valueOf(reference.getIndex())
        : reference.getFieldName();
  }

  private static Notice cause(JsonMappingException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof HarvestException known) {
        return known.notice();
      }
    }
    String key = e.getPath().isEmpty() ? "" : step(e.getPath().get(e.getPath().size() - 1));
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known = unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
      return unknown(Code.CONFIG_UNKNOWN_KEY, key, known);
    }
    if (e instanceof MismatchedInputException
        && e.getOriginalMessage().startsWith("Missing required creator property")) {
      return Notice.of(Code.CONFIG_MISSING_KEY, key);
    }
    if (e instanceof InvalidFormatException invalid) {
      return Notice.of(
          Code.CONFIG_BAD_VALUE, key, invalid.getValue(), expected(invalid.getTargetType()));
    }
    if (e instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
      return Notice.of(Code.CONFIG_BAD_VALUE, key, "?", expected(mismatched.getTargetType()));
    }
    return Notice.of(Code.CONFIG_BAD_VALUE, key, e.getOriginalMessage(), "?");
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
    return type.getSimpleName();
  }

  /** Names the nearest known name, since most unknown names are known ones misspelt. */
  static Notice unknown(Code code, String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String nearest =
        known.stream()
            .filter(candidate -> distance.apply(name, candidate) <= Math.max(2, name.length() / 3))
            .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
            .map(candidate -> "« " + candidate + " » ? ")
            .orElse("");
    return Notice.of(code, name, nearest, String.join(", ", new TreeSet<>(known)));
  }
}
