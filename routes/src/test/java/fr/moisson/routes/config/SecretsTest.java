package fr.moisson.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String VALUE = "correct-horse-battery";
  private static final String KEY = "moisson.yaml:4: store.password: ";

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void write() {
    config = new ConfigFolder(folder);
  }

  private ConfigFolder password(String reference) {
    return config.write(
        "moisson.yaml",
        "store:\n  url: jdbc:postgresql://db/moisson\n  user: moisson\n  password: "
            + reference
            + "\n");
  }

  @Test
  void aSecretIsReadFromTheEnvironment() {
    Configuration read = password("${MOT_DE_PASSE}").environment("MOT_DE_PASSE", VALUE).read();

    assertThat(read.settings().store().password().reveal()).isEqualTo(VALUE);
    assertThat(read.toString()).contains("***").doesNotContain(VALUE);
  }

  @Test
  void aSecretIsReadFromAFileBesideTheConfiguration() {
    config.write("secrets/db.txt", VALUE + "\n");

    assertThat(password("file:secrets/db.txt").read().settings().store().password().reveal())
        .isEqualTo(VALUE);
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThat(password("${MOT_DE_PASSE}").problems())
        .containsExactly(
            KEY
                + "secret introuvable : ${MOT_DE_PASSE}. → Définissez la variable d’environnement"
                + " ou créez le fichier.");
    assertThat(config.environment("MOT_DE_PASSE", "").problems()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws Exception {
    Files.createDirectory(folder.resolve("dossier"));

    for (String reference : new String[] {"file:absent.txt", "file:dossier"}) {
      assertThat(password(reference).problems())
          .containsExactly(
              KEY
                  + "secret introuvable : "
                  + reference
                  + ". → Définissez la variable d’environnement ou créez le fichier.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALUE,
        "\"" + VALUE + "\"",
        "${MOT_DE_PASSE}" + VALUE,
        "[ " + VALUE + " ]",
        "{ valeur: " + VALUE + " }",
        "!" + VALUE + " x",
        "*" + VALUE,
        "&" + VALUE + " " + VALUE,
        "'" + VALUE,
        "%" + VALUE,
        "@" + VALUE
      })
  void aSecretInClearIsRefusedWithoutBeingRepeated(String inClear) {
    password(inClear).environment("MOT_DE_PASSE", "x");

    assertThat(config.problems()).isNotEmpty().noneMatch(said -> said.contains(VALUE));
    assertThat(trace()).contains("ConfigurationFault").doesNotContain(VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- whsec_%s", "- “whsec_%s”", "- ${X}\n      - whsec_%s"})
  void aSecretInAListIsNamedByItsNumber(String items) {
    config
        .environment("X", VALUE)
        .write(
            "moisson.yaml",
            "events:\n  inbox:\n    secrets:\n      %s\n".formatted(items.formatted(VALUE)));

    assertThat(config.problems())
        .singleElement(STRING)
        .contains(": events.inbox.secrets.#", ": secret écrit en clair.")
        .doesNotContain(VALUE);
  }

  @Test
  void anAddressWithALoginIsRefusedWithoutBeingRepeated() {
    config.write(
        "sources/portail.yaml",
        "source: udata\ntitle: t\nproducer: p\noptions: { searches: [],\n  url: https://sig:%s@a.example.org }\n"
            .formatted(VALUE));

    assertThat(config.problems())
        .singleElement(STRING)
        .startsWith("sources/portail.yaml:5: options.url: un identifiant dans l’adresse")
        .doesNotContain(VALUE);
  }

  @Test
  void theRemedyForASecretInClearIsShown() {
    assertThat(password("123456").problems())
        .containsExactly(
            KEY + "secret écrit en clair. → Écrivez ${NOM_DE_VARIABLE} ou file:chemin.");
  }

  @Test
  void aKnownSecretIsMaskedWhereverItIsWrittenByMistake() {
    config
        .environment("MOT_DE_PASSE", VALUE)
        .write(
            "moisson.yaml",
            """
            store:
              url: jdbc:postgresql://db/moisson
              user: moisson
              password: "${MOT_DE_PASSE}"
            server: { port: %s }
            """
                .formatted(VALUE));

    assertThat(config.problems())
        .containsExactly(
            "moisson.yaml:5: server.port: valeur inutilisable pour « port » : ***. → Attendu : 1,"
                + " 2, 3….");
    assertThat(trace()).contains("ConfigurationFault").doesNotContain(VALUE);
  }

  private String trace() {
    StringWriter text = new StringWriter();
    try {
      config.read();
    } catch (ConfigurationFault fault) {
      fault.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
