package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Sentence;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of the command line, in French or in English. */
record CommandTexts(Locale locale, ResourceBundle bundle) {

  static CommandTexts in(Locale locale) {
    return new CommandTexts(locale, Bundles.of(CommandTexts.class, "texts", locale));
  }

  /**
   * A notice about a file given to a command. Where the text for a harvest names a key of the
   * configuration, the text for a command names an option.
   */
  String told(Notice notice) {
    String key = "told." + notice.code().name();
    return bundle.containsKey(key)
        ? Messages.at(notice.row(), null, of(key, notice.args().toArray()), locale)
        : Messages.of(notice, locale);
  }

  /**
   * A notice of a harvest or of a pass.
   *
   * @param about what it is about; null if that goes without saying
   */
  String said(@Nullable String about, Notice notice) {
    String sentence = Messages.of(notice, locale);
    return about == null ? sentence : of("said", about, sentence);
  }

  /** A moment, in legal time. */
  String moment(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(LegalTime.FRANCE)
        .format(instant);
  }

  String of(String key, Object... args) {
    return Sentence.of(bundle.getString(key), locale, args);
  }
}
