package fr.moisson.routes.web.api;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.formats.features.FeatureQuery.Span;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, each at most once as a rule (<a
 * href="https://docs.ogc.org/is/17-069r4/17-069r4.html#_parameters">OGC API – Features, Part 1,
 * 7.15</a>). An unknown or invalid parameter is a {@link Problem}, never ignored: ignoring a filter
 * would give more than was asked for.
 */
public record Parameters(Map<String, String> values) {

  public static final String LIMIT = "limit";

  /** Number of items to skip: how most clients page, QGIS and OWSLib among them. */
  public static final String OFFSET = "offset";

  /** Id after which to start: used by our own links, since each page then costs the same. */
  public static final String AFTER = "after";

  public static final String DATETIME = "datetime";
  public static final String FORMAT = "f";

  private static final int USUAL_LIMIT = 100;
  private static final int MOST = 10_000;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

  public static Parameters of(Context ctx) {
    return of(ctx, Set.of());
  }

  /**
   * The parameters of a request, some of which may be repeated.
   *
   * @param repeatable those that may be given several times: see {@link #lines}
   */
  public static Parameters of(Context ctx, Set<String> repeatable) {
    Map<String, String> values = new HashMap<>();
    ctx.queryParamMap()
        .forEach(
            (name, given) -> {
              if (given.size() > 1 && !repeatable.contains(name)) {
                throw Problem.bad("api.repeated", name);
              }
              // A parameter that cannot be decoded is present without a value.
              if (given.isEmpty()) {
                throw Problem.bad("api.undecodable", name);
              }
              values.put(name, String.join("\n", given));
            });
    return new Parameters(Map.copyOf(values));
  }

  /** Checks that all names are among these, and that the format is one of data. */
  public Parameters knowing(Collection<String> names) {
    text(FORMAT)
        .filter(form -> !Format.isData(form))
        .ifPresent(
            form -> {
              throw Problem.bad("api.format", form);
            });
    for (String name : new TreeSet<>(values.keySet())) {
      if (!names.contains(name)) {
        throw Problem.bad("api.unknown", name, String.join(", ", new TreeSet<>(names)));
      }
    }
    return this;
  }

  /** Empty for a parameter that was not given, or left blank as forms do. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** The values of a parameter that may be repeated; empty if it was not given. */
  public Stream<String> lines(String name) {
    return text(name).stream().flatMap(String::lines).filter(value -> !value.isBlank());
  }

  /** The values between commas; empty for a parameter that was not given. */
  public List<String> list(String name) {
    return text(name).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** The number of items wanted, reduced to the maximum if larger. */
  public int limit() {
    return limit(USUAL_LIMIT, MOST);
  }

  public int limit(int usual, int most) {
    return (int) Math.min(most, number(LIMIT, 1).orElse((long) usual));
  }

  /** The number of items to skip. */
  public long offset() {
    return number(OFFSET, 0).orElse(0L);
  }

  /** The id after which to start; 0 for the beginning. */
  public long after() {
    return number(AFTER, 0).orElse(0L);
  }

  /**
   * The parameters of the next page.
   *
   * @param last last id of this page
   */
  public Parameters next(long last) {
    Map<String, String> next = new HashMap<>(values);
    next.remove(OFFSET);
    next.put(AFTER, String.valueOf(last));
    return new Parameters(Map.copyOf(next));
  }

  /** The parameters of the page that starts after a number of items. */
  public Parameters skipping(long number) {
    Map<String, String> next = new HashMap<>(values);
    next.put(OFFSET, String.valueOf(number));
    return new Parameters(Map.copyOf(next));
  }

  /** The address of a path with these parameters, in the order of their names. */
  public String address(String path) {
    return values.isEmpty() ? path : path + "?" + RequestUris.query(new TreeMap<>(values));
  }

  /** An integer parameter with a lower bound. */
  public Optional<Long> number(String name, long least) {
    return text(name)
        .map(
            text -> {
              long number = WHOLE.matcher(text).matches() ? Long.parseLong(text) : -1;
              if (number < least) {
                throw Problem.bad("api.number", name, String.valueOf(least), text);
              }
              return number;
            });
  }

  /** A moment, a day, or an interval whose ends may be open. */
  public @Nullable Span time() {
    return text(DATETIME).map(TimeParameter::span).orElse(null);
  }
}
