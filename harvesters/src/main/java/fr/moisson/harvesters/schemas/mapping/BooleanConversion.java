package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.schemas.types.FieldType;
import fr.moisson.harvesters.values.YesNo;
import java.util.List;
import java.util.Optional;

/** Yes and no in any of the producers' words, as the first word that the schema accepts. */
final class BooleanConversion implements Conversion {

  private static final List<String> WRITTEN_TRUE = List.of("true", "1", "Oui", "oui", "vrai", "O");
  private static final List<String> WRITTEN_FALSE =
      List.of("false", "0", "Non", "non", "faux", "N");

  private final String yes;
  private final String no;

  BooleanConversion(FieldType type) {
    yes = written(type, WRITTEN_TRUE, true);
    no = written(type, WRITTEN_FALSE, false);
  }

  private static String written(FieldType type, List<String> words, boolean meaning) {
    return words.stream()
        .filter(word -> Boolean.valueOf(meaning).equals(type.read(word)))
        .findFirst()
        .orElse("");
  }

  /** « oui » for a yes in any spelling, « non » for a no; empty for any other text. */
  static Optional<String> yesOrNo(String raw) {
    Boolean answer = YesNo.ofAnswer(ColumnNames.key(Numbers.whole(raw)));
    return Optional.ofNullable(answer).map(isYes -> isYes ? "oui" : "non");
  }

  @Override
  public MappedCell convert(String raw) {
    return yesOrNo(raw)
        .map(word -> word.equals("oui") ? yes : no)
        .filter(written -> !written.isEmpty())
        .map(MappedCell::of)
        .orElse(MappedCell.LOST);
  }
}
