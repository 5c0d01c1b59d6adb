package fr.moisson.routes.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.routes.Program.Ended;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs a command line in this process, which is faster for tests that need no process of their own.
 */
final class Typed {

  static Ended run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      int code = Main.run(args);
      System.out.flush();
      System.err.flush();
      return new Ended(code, said.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      Locale.setDefault(locale);
    }
  }

  /** The single JSON object that {@code --json} prints. */
  static JsonNode json(Ended ended) throws JsonProcessingException {
    return new ObjectMapper().readTree(ended.out());
  }

  /** The output of {@code convert --json} with the shipped configuration. */
  static JsonNode convert(Path input, Path out, String... more) throws JsonProcessingException {
    List<String> all = new ArrayList<>(List.of("convert", input.toString(), "--json"));
    all.addAll(List.of("--out", out.toString(), "--config", "../config"));
    all.addAll(List.of(more));
    return json(run(all.toArray(String[]::new)));
  }

  private Typed() {}
}
