package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.PlainLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as words without case and accents, each with what precedes it.
 *
 * @param texts the words alone
 */
record NameWords(List<Word> list, List<String> texts) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern HYPHEN = Pattern.compile("[-\\u2010\\u2011]");

  /** « St-Gelais » is Saint-Gelais. */
  private static final Map<String, String> SHORT_FORMS = Map.of("st", "saint", "ste", "sainte");

  /**
   * @param before the text between the previous word and this one
   */
  record Word(String text, String before) {

    boolean glued() {
      return HYPHEN.matcher(before).matches();
    }

    /** Whether only blanks or an apostrophe precede it, and no punctuation. */
    boolean follows() {
      return before.isBlank() || before.equals("'") || before.equals("’");
    }
  }

  static NameWords of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      words.add(new Word(folded(word.group()), text.substring(end, word.start())));
      end = word.end();
    }
    return new NameWords(List.copyOf(words), words.stream().map(Word::text).toList());
  }

  private static String folded(String word) {
    String plain = PlainLetters.of(word);
    return SHORT_FORMS.getOrDefault(plain, plain);
  }

  int size() {
    return list.size();
  }

  Word get(int i) {
    return list.get(i);
  }
}
