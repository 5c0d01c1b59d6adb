package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Endings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The e-mail address in what a producer wrote: {@code mailto:}, {@code (at)}, {@code point fr}… */
public final class EmailAddress {

  private static final Pattern AT =
      Pattern.compile(
          "\\s*[(\\[{<]\\s*(?:at|a|à|arobase|@)\\s*[)\\]}>]\\s*|\\s+(?:at|arobase|@)\\s+");
  private static final Pattern DOT =
      Pattern.compile("\\s*[(\\[{]\\s*(?:point|dot|\\.)\\s*[)\\]}]\\s*|\\s+(?:point|dot)\\s+");
  private static final Pattern VALID =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*+"
              + "@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.){1,20}[a-z][a-z0-9-]*[a-z0-9]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]*@[^<>]*)>");

  /** Enough for several addresses with names; a longer text is something else. */
  private static final int LONGEST = 1000;

  /** The first usable address; empty if there is none. */
  public static Optional<String> in(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain =
        text.strip().replaceFirst("(?i)^(?:mailto:\\s*)++", "").replaceFirst("\\?.*$", "");
    String spelt = plain.replaceAll("%40", "@").toLowerCase(Locale.ROOT);
    String written = DOT.matcher(AT.matcher(spelt).replaceAll("@")).replaceAll(".");
    Matcher bracketed = BRACKETED.matcher(written);
    String address = bracketed.find() ? bracketed.group(1) : written;
    return Arrays.stream(address.split("[\\s;,]+"))
        .map(part -> Endings.without(part, "."))
        .filter(part -> part.length() <= 254 && VALID.matcher(part).matches())
        .findFirst();
  }

  private EmailAddress() {}
}
