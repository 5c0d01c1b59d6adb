package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A log line for officers: source, record and cause, in their language. */
public final class LogLine {

  private static volatile Locale locale = Locale.FRENCH;

  /** Sets the language of the log for this process. */
  public static void in(Locale language) {
    locale = language;
  }

  public static String about(String source, @Nullable String record, Notice notice) {
    String where = record == null ? source : source + " › " + record;
    return "[" + where + "] " + Messages.of(notice, locale) + " (" + notice.code() + ")";
  }

  private LogLine() {}
}
