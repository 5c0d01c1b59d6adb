package fr.moisson.routes.cli;

import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with a command, in the officer's language; picocli only speaks English. */
final class Misuse {

  static String of(ParameterException e, Words words) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return words.of("misused.unknown", String.join(" ", unmatched.getUnmatched()));
    }
    if (e instanceof MissingParameterException missing) {
      return words.of("misused.missing", name(missing.getMissing().get(0)));
    }
    if (e instanceof MutuallyExclusiveArgsException || e instanceof MaxValuesExceededException) {
      return words.of("misused.exclusive");
    }
    if (e.getArgSpec() != null) {
      return words.of("misused.value", name(e.getArgSpec()), String.valueOf(e.getValue()));
    }
    return String.valueOf(e.getMessage());
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  private Misuse() {}
}
