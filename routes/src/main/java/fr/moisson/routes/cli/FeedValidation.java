package fr.moisson.routes.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.formats.UnpackedFile;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.shacl.Conformance;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.Result.Severity;
import fr.moisson.harvesters.shacl.ShapesFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code moisson validate --shacl}: checks a feed against shapes. */
final class FeedValidation {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  @Option(names = "--shacl", required = true, descriptionKey = "option.shacl")
  private boolean shacl;

  @Option(names = "--shapes", paramLabel = "${bundle:label.file}", descriptionKey = "option.shapes")
  private @Nullable List<String> shapes;

  Conformance run(Input given, Common common, Consumer<Notice> notices) throws IOException {
    List<ShapesFile> files = shapes == null ? ShapesFile.own() : read(shapes, common, notices);
    SourceFile feed = given.source();
    UnpackedFile plain =
        UnpackedFile.of(feed.file(), feed.name(), feed.origin(), null, given.folder(), notices);
    return Conformance.of(plain.file(), feed.origin(), files, given.folder());
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

  /**
   * Writes one object, result by result: there may be as many results as statements in the feed.
   *
   * @param notices null if they are shown elsewhere
   */
  static void write(
      Conformance conformance, @Nullable ArrayNode notices, Locale locale, OutputStream to)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(to)) {
      json.writeStartObject();
      json.writeBooleanField("conforms", conformance.conforms());
      json.writeNumberField("violations", conformance.count(Severity.VIOLATION));
      json.writeNumberField("warnings", conformance.count(Severity.WARNING));
      json.writeArrayFieldStart("shapes");
      for (String name : conformance.shapes()) {
        json.writeString(name);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("results");
      for (Result result : (Iterable<Result>) conformance.results()::iterator) {
        json.writeTree(json(result, locale));
      }
      json.writeEndArray();
      if (notices != null) {
        json.writeFieldName("notices");
        json.writeTree(notices);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
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

  static String verdict(Conformance conformance, CommandTexts words) {
    return words.of(
        conformance.conforms() ? "shacl.well" : "shacl.faults",
        conformance.count(Severity.VIOLATION),
        conformance.count(Severity.WARNING),
        String.join(", ", conformance.shapes()));
  }

  /** Results that differ only in the thing concerned are shown once, with an example. */
  static String text(Conformance conformance, CommandTexts words) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(conformance, words));
    Alike alike = null;
    for (Result result : (Iterable<Result>) conformance.results()::iterator) {
      if (alike == null || !alike.add(result)) {
        if (alike != null) {
          lines.add(alike.line(words));
        }
        alike = new Alike(result);
      }
    }
    if (alike != null) {
      lines.add(alike.line(words));
    }
    return String.join("\n", lines);
  }

  /** A group of consecutive results that differ only in the thing concerned. */
  private static final class Alike {
    private final Result example;
    private long others;

    Alike(Result example) {
      this.example = example;
    }

    boolean add(Result result) {
      boolean isAlike = result.kind().equals(example.kind());
      others += isAlike ? 1 : 0;
      return isAlike;
    }

    String line(CommandTexts words) {
      String text =
          words.of(
              "shacl.result",
              example.focusNode(),
              example.message(words.locale()),
              others,
              example.shapes());
      return NoticeList.mark(mark(example.severity())) + " " + text;
    }
  }

  private static Notice.Severity mark(Severity severity) {
    return switch (severity) {
      case VIOLATION -> Notice.Severity.ERROR;
      case WARNING -> Notice.Severity.WARNING;
      case INFO -> Notice.Severity.INFO;
    };
  }
}
