package fr.moisson.routes.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes a mistake in a command in the officer's language; picocli only speaks English. */
final class Misuse {

  static String of(ParameterException e, CommandTexts words) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      // All that follows an unknown command is unmatched, too.
      String unknown = words.of("misused.unknown", unmatched.getUnmatched().get(0));
      String nearest = String.join(", ", unmatched.getSuggestions());
      return nearest.isEmpty() ? unknown : unknown + " " + words.of("misused.nearest", nearest);
    }
    if (e instanceof MissingParameterException missing) {
      ArgSpec first = missing.getMissing().get(0);
      boolean isChoice = first.group() != null && first.group().exclusive();
      return words.of("misused.missing", isChoice ? choice(e, words) : name(first));
    }
    if (e instanceof MutuallyExclusiveArgsException || e instanceof MaxValuesExceededException) {
      return words.of("misused.exclusive", choice(e, words));
    }
    if (e.getArgSpec() != null) {
      ArgSpec spec = e.getArgSpec();
      String refused = words.of("misused.value", name(spec), String.valueOf(e.getValue()));
      return spec.completionCandidates() == null
          ? refused
          : refused + " " + words.of("misused.expected", choices(spec.completionCandidates()));
    }
    return String.valueOf(e.getMessage());
  }

  /** The options of which the command takes one: of several that go together, the first. */
  private static String choice(ParameterException e, CommandTexts words) {
    return e.getCommandLine().getCommandSpec().argGroups().stream()
        .filter(ArgGroupSpec::exclusive)
        .flatMap(group -> Stream.concat(group.args().stream(), firsts(group)))
        .map(Misuse::name)
        .reduce((options, next) -> words.of("misused.or", options, next))
        .orElse("");
  }

  private static Stream<ArgSpec> firsts(ArgGroupSpec group) {
    return group.subgroups().stream().flatMap(together -> together.args().stream().limit(1));
  }

  private static String choices(Iterable<String> names) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  private Misuse() {}
}
