package fr.moisson.routes.config;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.util.Converter;
import fr.moisson.harvesters.model.Placeholders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of record types. Cached, because introspection takes longer than reading a file. */
final class RecordKeys {

  private final ObjectMapper mapper;
  private final Map<JavaType, Map<String, BeanPropertyDefinition>> known =
      new ConcurrentHashMap<>();

  RecordKeys(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The mapper that reads such records. */
  ObjectMapper mapper() {
    return mapper;
  }

  /**
   * In order of declaration, with those of unwrapped components in their place, and without
   * injected components, which no file may set.
   */
  Map<String, BeanPropertyDefinition> of(JavaType record) {
    return known.computeIfAbsent(record, this::find);
  }

  private Map<String, BeanPropertyDefinition> find(JavaType record) {
    Map<String, BeanPropertyDefinition> keys = new LinkedHashMap<>();
    List<BeanPropertyDefinition> components =
        new ArrayList<>(mapper.getDeserializationConfig().introspect(record).findProperties());
    // Jackson has those to be unwrapped last.
    components.sort(comparingInt(RecordKeys::place));
    for (BeanPropertyDefinition component : components) {
      AnnotatedMember member = component.getPrimaryMember();
      if (introspector().findUnwrappingNameTransformer(member) != null) {
        keys.putAll(find(component.getPrimaryType()));
      } else if (introspector().findInjectableValue(member) == null) {
        keys.put(component.getName(), component);
      }
    }
    return Collections.unmodifiableMap(keys);
  }

  /** Its rank among the components; last if no constructor takes it. */
  private static int place(BeanPropertyDefinition key) {
    AnnotatedParameter component = key.getConstructorParameter();
    return component == null ? Integer.MAX_VALUE : component.getIndex();
  }

  /** The type as written: a duration is written in seconds, because of its converter. */
  JavaType type(BeanPropertyDefinition key) {
    Object converter = introspector().findDeserializationConverter(key.getPrimaryMember());
    return converter instanceof Class<?> type
        ? mapper.getTypeFactory().findTypeParameters(mapper.constructType(type), Converter.class)[0]
        : key.getPrimaryType();
  }

  /** The placeholders that a key may contain, including their braces. */
  Set<String> words(BeanPropertyDefinition key) {
    Placeholders words = key.getPrimaryMember().getAnnotation(Placeholders.class);
    return words == null
        ? Set.of()
        : Stream.of(words.value()).map(word -> "{" + word + "}").collect(Collectors.toSet());
  }

  private AnnotationIntrospector introspector() {
    return mapper.getDeserializationConfig().getAnnotationIntrospector();
  }
}
