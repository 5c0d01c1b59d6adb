package fr.moisson.harvesters.formats.features;

import fr.moisson.harvesters.model.PlainLetters;
import java.sql.SQLException;
import org.sqlite.Function;

/** SQL function that gives a text without case and accents, which SQLite only knows in ASCII. */
final class FoldedText extends Function {

  static final String NAME = "moisson_folded";

  @Override
  protected void xFunc() throws SQLException {
    String text = value_text(0);
    if (text == null) {
      result();
    } else {
      result(PlainLetters.of(text));
    }
  }
}
