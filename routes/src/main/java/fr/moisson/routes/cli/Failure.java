package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Causes;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.routes.config.ConfigurationFault;
import fr.moisson.routes.store.StorageFailure;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a command ended early.
 *
 * @param code for programs: the code of the notice, {@code CONFIGURATION}, {@code COMMAND}, {@code
 *     FILE} or {@code BUG}
 */
record Failure(String code, String message, ProblemList problems, int exitCode) {

  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
  private static final ProblemList NONE = new ProblemList(List.of());

  /**
   * @param typed the paths that the officer can correct
   */
  static Failure of(Exception e, TypedPaths typed, CommandTexts words) {
    if (e instanceof ConfigurationFault fault) {
      return new Failure(
          "CONFIGURATION",
          words.of("check.problems", fault.problems().size()),
          new ProblemList(fault.problems()),
          ExitCode.MISUSED);
    }
    if (e instanceof HarvestException known) {
      String message = Messages.of(known.notice(), words.locale());
      return new Failure(known.notice().code().name(), message, NONE, ExitCode.of(known));
    }
    if (e instanceof UnknownSelection unknown) {
      return ofCommand(unknown.in(words));
    }
    Optional<FileSystemException> file = ofFile(e, typed);
    if (file.isPresent()) {
      LOG.debug("{}", file.get().getMessage(), e);
      return new Failure("FILE", sentence(file.get(), words), NONE, ExitCode.MISUSED);
    }
    Optional<Notice> down = StorageFailure.of(e);
    if (down.isPresent()) {
      LOG.debug("{}", e.getMessage(), e);
      String message = Messages.of(down.get(), words.locale());
      return new Failure(down.get().code().name(), message, NONE, ExitCode.FAILED);
    }
    LOG.error("Internal error in Moisson", e);
    String message = words.of("bug", Secret.mask(String.valueOf(e)));
    return new Failure("BUG", message, NONE, ExitCode.FAILED);
  }

  /**
   * A typed path may not be readable or writable, which only shows during the work unless it was
   * {@linkplain Outputs checked} before.
   */
  private static Optional<FileSystemException> ofFile(Throwable e, TypedPaths typed) {
    return Causes.of(e, FileSystemException.class).filter(typed::include).findFirst();
  }

  private static String sentence(FileSystemException e, CommandTexts words) {
    if (e instanceof NoSuchFileException) {
      return words.of("file.missing", e.getFile());
    }
    if (e instanceof AccessDeniedException) {
      return words.of("file.denied", e.getFile());
    }
    return e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException
        ? words.of("file.noFolder", e.getFile())
        : words.of("file.failed", e.getFile(), String.valueOf(e.getReason()));
  }

  /** The command line makes no sense. */
  static Failure ofCommand(String message) {
    return new Failure("COMMAND", message, NONE, ExitCode.MISUSED);
  }

  /**
   * Prints the failure on standard error, and also on standard output if JSON was asked for.
   *
   * @return the exit code
   */
  int tell(PrintWriter err, CommandTexts words, boolean asJson) {
    if (problems.problems().isEmpty()) {
      err.println(message);
    }
    problems.print(err, words);
    if (asJson) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      ObjectNode error = all.putObject("error").put("code", code).put("message", message);
      error.set("problems", problems.json(words.locale()));
      System.out.println(all);
    }
    return exitCode;
  }
}
