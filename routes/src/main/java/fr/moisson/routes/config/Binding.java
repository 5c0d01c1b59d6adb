package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.routes.config.Spot.Locator;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds a tree to a record, whose components are the keys. Nothing is guessed: an unknown key is a
 * misspelt one, and a number in the place of a text has lost what was written (YAML reads the INSEE
 * code 01004 as 516).
 */
final class Binding {

  private final RecordKeys records;
  private final Collection<ConfigurationProblem> problems;

  Binding(Map<String, String> environment, Path folder, Collection<ConfigurationProblem> problems) {
    this.problems = problems;
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .addModule(
                new SimpleModule()
                    .addDeserializer(URI.class, new WebAddresses())
                    .addDeserializer(Secret.class, new Secrets(environment, folder)))
            .injectableValues(new InjectableValues.Std().addValue("folder", folder));
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
    }
    this.records = new RecordKeys(builder.build());
  }

  private Binding(RecordKeys records, Collection<ConfigurationProblem> problems) {
    this.records = records;
    this.problems = problems;
  }

  /** A copy that reports problems to another collection. */
  Binding telling(Collection<ConfigurationProblem> others) {
    return new Binding(records, others);
  }

  /** The record; empty if there is any problem, which is reported. */
  <T> Optional<T> bind(JsonNode tree, Class<T> type, Locator where) {
    return bound(tree, type, new TypeFit(records, where, problems, TypeFit.Extent.WHOLE));
  }

  /** The record, without reporting problems. */
  <T> Optional<T> bindQuietly(JsonNode tree, Class<T> type, Locator where) {
    return bound(tree, type, new TypeFit(records, where, new ArrayList<>(), TypeFit.Extent.WHOLE));
  }

  /** Checks a part of the options; the others may be in another file. */
  void checkPart(JsonNode tree, Class<?> type, Locator where) {
    TypeFit part = new TypeFit(records, where, problems, TypeFit.Extent.PART);
    part.fits(tree, records.mapper().constructType(type), List.of());
  }

  private <T> Optional<T> bound(JsonNode tree, Class<T> type, TypeFit fit) {
    JavaType javaType = records.mapper().constructType(type);
    if (!fit.fits(tree, javaType, List.of())) {
      return Optional.empty();
    }
    try {
      return Optional.of(records.mapper().treeToValue(tree, type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what fits does not bind", e);
    }
  }
}
