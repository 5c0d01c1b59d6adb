package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.shacl.Conformance;
import fr.moisson.harvesters.shacl.RdfFile;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.Result.Severity;
import fr.moisson.harvesters.shacl.ShapesFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code moisson validate --shacl}: whether a feed is what shapes ask for. */
final class FeedValidation {

  @Option(names = "--shacl", required = true, descriptionKey = "option.shacl")
  private boolean shacl;

  @Option(names = "--shapes", paramLabel = "FILE", descriptionKey = "option.shapes")
  private @Nullable List<String> shapes;

  Conformance run(SourceFile feed, Common common, Consumer<Notice> notices) throws IOException {
    List<ShapesFile> files = shapes == null ? ShapesFile.own() : read(shapes, common, notices);
    return Conformance.of(RdfFile.read(feed.file(), feed.origin()), files);
  }

  private static List<ShapesFile> read(List<String> shapes, Common common, Consumer<Notice> notices)
      throws IOException {
    List<ShapesFile> files = new ArrayList<>();
    for (String one : shapes) {
      try (Input given = Input.of(one, common)) {
        SourceFile source = given.source();
        files.add(ShapesFile.read(source.file(), source.name(), source.origin(), notices));
      }
    }
    return files;
  }

  static ObjectNode json(Conformance conformance, Locale locale) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("conforms", conformance.conforms());
    json.put("violations", conformance.count(Severity.VIOLATION));
    json.put("warnings", conformance.count(Severity.WARNING));
    ArrayNode shapes = json.putArray("shapes");
    conformance.shapes().forEach(shapes::add);
    ArrayNode results = json.putArray("results");
    conformance.results().forEach(result -> results.add(json(result, locale)));
    return json;
  }

  private static ObjectNode json(Result result, Locale locale) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("severity", result.severity().name().toLowerCase(Locale.ROOT));
    json.put("focusNode", result.focusNode());
    json.put("path", result.path());
    json.put("value", result.value());
    json.put("constraint", result.component());
    json.put("message", result.message(locale));
    json.put("shape", result.shape());
    json.put("shapes", result.shapes());
    return json;
  }

  /** What is wrong in the same way on many things is said once, with an example. */
  static String text(Conformance conformance, Words words) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words.of(
            conformance.conforms() ? "shacl.well" : "shacl.faults",
            conformance.count(Severity.VIOLATION),
            conformance.count(Severity.WARNING),
            String.join(", ", conformance.shapes())));
    Map<List<Object>, List<Result>> alike = new LinkedHashMap<>();
    for (Result result : conformance.results()) {
      alike
          .computeIfAbsent(
              List.of(result.severity(), result.shapes(), result.path(), result.component()),
              key -> new ArrayList<>())
          .add(result);
    }
    alike.values().forEach(results -> lines.add(line(results, words)));
    return String.join("\n", lines);
  }

  private static String line(List<Result> alike, Words words) {
    Result example = alike.get(0);
    String text =
        words.of(
            "shacl.result",
            example.focusNode(),
            example.message(words.locale()),
            alike.size() - 1,
            example.shapes());
    return NoticeList.mark(mark(example.severity())) + " " + text;
  }

  private static Notice.Severity mark(Severity severity) {
    return switch (severity) {
      case VIOLATION -> Notice.Severity.ERROR;
      case WARNING -> Notice.Severity.WARNING;
      case INFO -> Notice.Severity.INFO;
    };
  }
}
