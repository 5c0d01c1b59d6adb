package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailureTest {

  private static final CommandTexts WORDS = CommandTexts.in(Locale.FRENCH);

  @Test
  void whatWasTypedIsTheOfficersToCorrect() {
    Failure denied = failure(new AccessDeniedException("/ville/site/index.html"));
    Failure above = failure(new NoSuchFileException("/ville"));
    Failure input = failure(new NoSuchFileException("/depot/arbres.csv"));

    assertThat(denied.exitCode()).isEqualTo(ExitCode.MISUSED);
    assertThat(denied.code()).isEqualTo("FILE");
    assertThat(denied.message()).contains("Accès refusé à « /ville/site/index.html »");
    assertThat(above.message()).contains("« /ville » n’existe pas");
    assertThat(input.code()).isEqualTo("FILE");
  }

  @Test
  void aFileOfOurOwnThatGotLostIsAFaultOfMoisson() {
    Failure temporary = failure(new NoSuchFileException("/tmp/moisson-1/member-2"));
    Failure inside = failure(new NoSuchFileException("/ville/site/.moisson1.part"));

    assertThat(temporary.code()).isEqualTo("BUG");
    assertThat(temporary.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(inside.code()).isEqualTo("BUG");
    assertThat(failure(new FileSystemException(null)).code()).isEqualTo("BUG");
  }

  /** The failure of {@code convert /depot/arbres.csv --out /ville/site}. */
  private static Failure failure(FileSystemException e) {
    CommandLine moisson = Main.commandLine(WORDS);
    moisson.parseArgs("convert", "/depot/arbres.csv", "--out", "/ville/site");
    CommandLine convert = moisson.getSubcommands().get("convert");
    return Failure.of(new UncheckedIOException(e), TypedPaths.of(convert.getCommandSpec()), WORDS);
  }
}
