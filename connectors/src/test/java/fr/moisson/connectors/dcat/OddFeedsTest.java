package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.RawItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds with one randomly replaced value, reproducible by a fixed seed. */
class OddFeedsTest {

  private static final String URL = "https://data.exemple.fr/catalogue";
  private static final int ROLLS = 100;
  private static final Pattern VALUE =
      Pattern.compile("\"[^\"\\n]*\"|<[^<>/?!\\s]+:[^<>\\s]*>|(?<=>)[^<>]+(?=</)");

  private static final List<String> ODD =
      List.of(
          "\"\"",
          "\" \"",
          "\"fr--FR\"",
          "\"http://agent:secret@[::1]:-1/ {x}\"",
          "\"-999999999-12-31\"",
          "\"POLYGON((NaN 1e400,200 -100))\"",
          "\"<p>x</p>]]>&amp;\"",
          "null",
          "1e-2147483648",
          "[[5]]",
          "[]",
          "{}",
          "<urn:x>",
          "<>");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"udata.rdf", "geonetwork.rdf", "ckan.ttl", "flat.jsonld", "hub.json"})
  void anOddValueIsReadOrToldAndNeverAFaultOfOurs(String fixture) {
    String feed = Fixture.text(fixture);
    List<MatchResult> values = VALUE.matcher(feed).results().toList();
    Random dice = new Random(1);
    int read = 0;
    for (int roll = 0; roll < ROLLS; roll++) {
      MatchResult value = values.get(dice.nextInt(values.size()));
      String odd = ODD.get(dice.nextInt(ODD.size()));
      ScriptedDoor door = new ScriptedDoor(folder);
      door.serve(URL, null, feed.substring(0, value.start()) + odd + feed.substring(value.end()));
      try {
        read += DcatSourceTest.fetch(door, URL).stream().mapToInt(OddFeedsTest::read).sum();
      } catch (HarvestException told) {
        assertThat(told.notice().args()).isNotEmpty();
      }
    }
    assertThat(read).isPositive();
  }

  private static int read(RawItem item) {
    try {
      DcatSourceTest.map(item);
      return 1;
    } catch (HarvestException told) {
      return 0;
    }
  }
}
