package fr.moisson.routes.cli;

import fr.moisson.routes.Moisson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code moisson}; without a command, prints the help. */
@Command(name = "moisson", mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
public final class Main implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          HarvestCommands.Harvest.class,
          HarvestCommands.Preview.class,
          HarvestCommands.Replay.class,
          ReportCommand.class,
          DecisionCommands.Approve.class,
          DecisionCommands.Restore.class,
          EraseCommand.class,
          PortalCommands.Adopt.class,
          PortalCommands.Register.class,
          FeedCommand.class,
          ConvertCommand.class,
          ValidateCommand.class,
          ConfigurationCommands.Check.class,
          ConfigurationCommands.Sources.class);

  @CommandLine.Spec private @Nullable CommandSpec spec;

  @Option(names = "--lang", paramLabel = "fr|en", descriptionKey = "option.lang")
  private CommandLanguage.@Nullable Name lang;

  public static void main(String[] args) {
    LogProvider.choose();
    int code = run(args);
    System.out.flush();
    System.exit(code);
  }

  /** Runs a command; the exit code is one of {@link ExitCode}. */
  static int run(String... args) {
    Locale locale = CommandLanguage.choose(List.of(args), System.getenv());
    Locale.setDefault(locale);
    boolean asJson = List.of(args).contains("--json");
    return commandLine(CommandTexts.in(locale), named(List.of(args)), asJson).execute(args);
  }

  /**
   * Setting up all commands takes longer than converting a small file, so only those named are set
   * up.
   */
  private static List<Class<?>> named(List<String> args) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> args.contains(type.getAnnotation(Command.class).name()))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  /** The command line with all commands. */
  static CommandLine commandLine(CommandTexts words) {
    return commandLine(words, COMMANDS, false);
  }

  private static CommandLine commandLine(
      CommandTexts words, List<Class<?>> commands, boolean asJson) {
    CommandLine commandLine = new CommandLine(new Main());
    commands.forEach(commandLine::addSubcommand);
    commandLine.setResourceBundle(new HelpTexts(words.bundle()));
    commandLine
        .getCommandSpec()
        .usageMessage()
        .synopsisSubcommandLabel("[" + words.of("label.command") + "]");
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(100);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setParameterExceptionHandler((e, given) -> misused(e, words, asJson));
    commandLine.setExecutionExceptionHandler(
        (e, failed, parsed) ->
            Failure.of(e, TypedPaths.of(failed.getCommandSpec()), words)
                .tell(failed.getErr(), words, asJson));
    return commandLine;
  }

  private static int misused(ParameterException e, CommandTexts words, boolean asJson) {
    PrintWriter err = e.getCommandLine().getErr();
    Failure failure = Failure.ofCommand(words.of("misused", Misuse.of(e, words)));
    int code = failure.tell(err, words, asJson);
    err.println(words.of("seeHelp", e.getCommandLine().getCommandSpec().qualifiedName()));
    return code;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /** The version, for {@code --version}. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Moisson " + Moisson.VERSION};
    }
  }
}
