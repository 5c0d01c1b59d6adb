package fr.moisson.connectors.ckan;

import fr.moisson.harvesters.model.Marks;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keywords as CKAN accepts them (ckan/logic/validators.py, {@code tag_name_validator}): 2 to 100
 * letters, digits, spaces, hyphens, underscores and dots. Composed accents are allowed, apostrophes
 * are not, and one bad tag makes CKAN refuse the whole record.
 */
final class CkanTags {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;

  static Set<String> of(Collection<String> keywords) {
    Set<String> tags = new LinkedHashSet<>();
    for (String keyword : keywords) {
      String tag = tag(keyword);
      if (tag.length() >= SHORTEST) {
        tags.add(tag);
      }
    }
    return tags;
  }

  private static String tag(String keyword) {
    String tag =
        Marks.normalized(keyword, Normalizer.Form.NFC)
            .replaceAll("[^\\p{L}\\p{N} ._-]", " ")
            .replaceAll(" +", " ")
            .strip();
    int length = tag.codePointCount(0, tag.length());
    return length <= LONGEST ? tag : tag.substring(0, tag.offsetByCodePoints(0, LONGEST)).strip();
  }

  private CkanTags() {}
}
