package fr.moisson.routes.web.preview;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.harvesters.model.Beginning;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.frame.Formats;
import fr.moisson.routes.web.frame.Links;
import fr.moisson.routes.web.preview.TablePreview.Cell;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of values that a column can have, and how they are shown. */
enum CellKind {
  /** Shown as written, but aligned. A number with leading zeros is a code, and stays a text. */
  NUMBER("-?(0|[1-9]\\d{0,17})([.,]\\d{1,20})?") {
    @Override
    Cell cell(String value, Texts texts) {
      return new Cell(value, "", "");
    }
  },
  DATE("\\d{4}-\\d{2}-\\d{2}") {
    @Override
    Cell cell(String value, Texts texts) {
      return ours(orEmpty(new Formats(texts).date(value)), texts);
    }
  },
  YES_OR_NO("true|false") {
    @Override
    Cell cell(String value, Texts texts) {
      return ours(value.isEmpty() ? "" : texts.get("cell." + value), texts);
    }
  },
  LINK("https?://\\S+") {
    @Override
    Cell cell(String value, Texts texts) {
      return new Cell(cut(value), followed(value), "");
    }
  },
  /** A list in JSON is shown as its labels, or as its length if it has none. */
  TEXT("(?s).*") {
    @Override
    Cell cell(String value, Texts texts) {
      return JsonLabels.of(value)
          .map(
              list ->
                  list.isKnown()
                      ? new Cell(cut(list.text()), "", "")
                      : ours(texts.get("cell.elements", list.size()), texts))
          .orElseGet(() -> new Cell(cut(value), "", ""));
    }
  };

  private static final int LONGEST = 120;

  private final Pattern pattern;

  CellKind(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** The first kind that all non-empty values match. */
  static CellKind of(List<String> values) {
    List<String> stated = values.stream().filter(value -> !value.isEmpty()).toList();
    return stated.isEmpty()
        ? TEXT
        : Stream.of(values())
            .filter(kind -> stated.stream().allMatch(v -> kind.pattern.matcher(v).matches()))
            .findFirst()
            .orElse(TEXT);
  }

  abstract Cell cell(String value, Texts texts);

  /** A cell whose text is in the language of the page. */
  private static Cell ours(String text, Texts texts) {
    return new Cell(text, "", texts.language().code());
  }

  private static String cut(String value) {
    return Beginning.withEllipsis(value, LONGEST);
  }

  private static String followed(String value) {
    try {
      return value.isEmpty() ? "" : orEmpty(Links.followed(new URI(value)));
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
