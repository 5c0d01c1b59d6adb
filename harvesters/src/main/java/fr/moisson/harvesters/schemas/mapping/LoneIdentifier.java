package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.schemas.TableSchema;
import java.util.List;
import java.util.Map;

/**
 * The identifier of things under a name that no mapping knows: {@code ID_INTRAGE}. It is the only
 * column named so that tells the rows of the table apart; the identifier of a street or of a
 * species would repeat.
 */
final class LoneIdentifier {

  /** Among fewer rows, the identifier of anything may happen not to repeat. */
  private static final int FEWEST = 10;

  private static final String ID = "id";

  /**
   * Adds what is found for columns without an identifier that is known, if another column can take
   * it in case that it is no number.
   *
   * @param found by column of the schema
   */
  static void add(
      Map<String, Matching.Found> found,
      TableSchema schema,
      Map<String, ColumnRule> rules,
      Matching matching) {
    List<SourceColumn> named = matching.unused().filter(LoneIdentifier::isOne).toList();
    if (named.size() != 1) {
      return;
    }
    SourceColumn source = named.get(0);
    schema.fields().stream()
        .filter(field -> !found.containsKey(field.name()))
        .filter(field -> isWanted(rules.getOrDefault(field.name(), ColumnRule.PLAIN), found))
        .findFirst()
        .ifPresent(
            field -> {
              ColumnRule rule = rules.getOrDefault(field.name(), ColumnRule.PLAIN);
              ColumnName.Reading reading =
                  new ColumnName.Reading(ColumnName.Likeness.QUALIFIED, null);
              Conversion conversion = matching.conversion(field, rule.notation(), source);
              found.put(
                  field.name(),
                  new Matching.Found(field, rule, source, reading, 0, false, null, conversion));
              matching.use(source);
            });
  }

  private static boolean isWanted(ColumnRule rule, Map<String, Matching.Found> found) {
    return rule.compute() == ColumnRule.Compute.NUMBER
        && rule.otherwise() != null
        && !found.containsKey(rule.otherwise());
  }

  private static boolean isOne(SourceColumn source) {
    List<String> words = ColumnNames.words(source.column()).toList();
    return words.size() > 1
        && (words.get(0).equals(ID) || words.get(words.size() - 1).equals(ID))
        && source.values().size() >= FEWEST
        && source.isKey();
  }

  private LoneIdentifier() {}
}
