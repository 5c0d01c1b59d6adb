package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ${NAME}} from the environment and {@code file:path} from a file. Anything else would
 * be a secret in clear text, in a file that people copy, mail and commit.
 */
final class Secrets extends StdDeserializer<Secret> {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String FILE = "file:";

  private final transient Map<String, String> environment;
  private final transient Path folder;

  Secrets(Map<String, String> environment, Path folder) {
    super(Secret.class);
    this.environment = environment;
    this.folder = folder;
  }

  /** Whether a text refers to an environment variable. */
  static boolean isReference(JsonNode node) {
    return node.isTextual() && VARIABLE.matcher(node.asText()).find();
  }

  @Override
  public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String reference = parser.getText().strip();
    Matcher variable = VARIABLE.matcher(reference);
    if (variable.matches()) {
      return secret(environment.get(variable.group(1)), reference);
    }
    if (reference.startsWith(FILE)) {
      return secret(content(reference.substring(FILE.length())), reference);
    }
    // Without any part of the value, which is the secret.
    throw new Misconfigured(Notice.of(Code.CONFIG_SECRET_IN_CLEAR));
  }

  private @Nullable String content(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException | InvalidPathException e) {
      // No such file, a folder, or no permission: the secret is absent.
      return null;
    }
  }

  private static Secret secret(@Nullable String value, String reference) {
    return value == null || value.isEmpty()
        ? Secret.absent(reference, Notice.of(Code.CONFIG_NO_SECRET, reference))
        : new Secret(value);
  }
}
