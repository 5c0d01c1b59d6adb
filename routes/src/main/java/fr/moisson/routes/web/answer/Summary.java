package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.values.Markdown;

/** What search engines and feed readers show of a dataset. */
public final class Summary {

  private static final int LONGEST = 160;

  /** The description in one line, or the title if there is none. */
  public static String of(Dataset dataset) {
    String line = Markdown.excerpt(dataset.description(), LONGEST);
    return line.isEmpty() ? dataset.title() : line;
  }

  private Summary() {}
}
