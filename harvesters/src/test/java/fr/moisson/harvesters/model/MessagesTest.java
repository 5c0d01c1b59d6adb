package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  private static final Path FOLDER = Path.of("src/main/resources/fr/moisson/harvesters/model");

  @ParameterizedTest
  @EnumSource(Notice.Code.class)
  void everyNoticeCanBeReadInBothLanguagesWithTheSameFacts(Notice.Code code) throws IOException {
    String french = texts("fr").getProperty(code.name());
    String english = texts("en").getProperty(code.name());

    assertThat(french).isNotBlank();
    assertThat(english).isNotBlank().isNotEqualTo(french);
    assertThat(arguments(english)).isEqualTo(arguments(french));
  }

  @ParameterizedTest
  @EnumSource(Notice.Code.class)
  void everyFactOfANoticeAppearsInItsSentence(Notice.Code code) throws IOException {
    Object[] facts =
        Stream.iterate(1, i -> i + 1)
            .limit(arguments(texts("fr").getProperty(code.name())))
            .map(i -> 900 + i)
            .toArray();
    Notice notice = Notice.of(code, facts);

    for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
      String sentence = Messages.of(notice, locale);
      assertThat(sentence).isNotBlank().doesNotContain("{0}", "{1}", "{2}");
      assertThat(facts).allSatisfy(fact -> assertThat(sentence).contains(fact.toString()));
    }
  }

  @ParameterizedTest
  @EnumSource(Notice.Code.class)
  void aNoticeAboutOneColumnSaysWhichAsData(Notice.Code code) throws IOException {
    Matcher about =
        Pattern.compile("^Colonne « \\{(\\d)} »").matcher(texts("fr").getProperty(code.name()));
    if (about.find()) {
      Notice notice = Notice.of(code, "a0", "a1", "a2", "a3");

      assertThat(notice.column()).isEqualTo("a" + about.group(1));
      assertThat(Notice.of(code).column()).as("of an earlier version").isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Notice.Code.class)
  void wordsAgreeWithTheirNumbers(Notice.Code code) throws IOException {
    Agreement.check(code.name(), texts("fr").getProperty(code.name()), Locale.FRENCH);
    Agreement.check(code.name(), texts("en").getProperty(code.name()), Locale.ENGLISH);
  }

  @Test
  void aNoticeOfAnEarlierVersionMayNameLess() {
    assertThat(Messages.of(Notice.of(Notice.Code.ROWS_WITHOUT_PLACE, 2), Locale.FRENCH))
        .startsWith("2 lignes sans position")
        .contains("lignes …")
        .doesNotContain("{");
  }

  @Test
  void numbersOfNoticesAreWrittenAsTheReaderWritesThem() {
    Notice notice = Notice.of(Notice.Code.ROWS_OUTSIDE, 12345, "79191");

    assertThat(Messages.of(notice, Locale.FRENCH))
        .isEqualTo("12\u202f345 lignes hors du territoire 79191, non reprises.");
    assertThat(Messages.of(Notice.of(Notice.Code.ROWS_OUTSIDE, 0, "79191"), Locale.FRENCH))
        .isEqualTo("0 ligne hors du territoire 79191, non reprise.");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_PUBLIC, brouillon, draft",
    "NOT_PUBLIC, retiré, withdrawn",
    "NOT_DATA, capteur, sensor",
    "NOT_DATA, réutilisation, showcase",
    "NOTHING_LEADS_HERE, ni zone locale, no local zone"
  })
  void aRefusalNamesEachOfItsCases(Notice.Code code, String french, String english) {
    Notice notice = Notice.of(code, "Arbres", "Niort");

    assertThat(Messages.of(notice, Locale.FRENCH)).contains(french);
    assertThat(Messages.of(notice, Locale.ENGLISH)).contains(english);
  }

  /** Whether they are kept depends on the territory. */
  @Test
  void subtotalsAreNotSaidToBeKept() {
    Notice notice = Notice.of(Notice.Code.SUBTOTALS, 3, "Total");

    assertThat(Messages.of(notice, Locale.FRENCH))
        .contains("sont lues comme les autres : « Total »", "Si elles sont reprises")
        .doesNotContain("gardée");
    assertThat(Messages.of(notice, Locale.ENGLISH))
        .contains("are read like the others: “Total”", "If they are kept");
  }

  @Test
  void filesOfThisMachineAreNamedByTheirPath() {
    URI file = Path.of("/srv/données/arbres de Niort.xlsx").toUri();

    assertThat(Notice.of(Notice.Code.NO_ROWS, file).args())
        .containsExactly("/srv/données/arbres de Niort.xlsx");
    assertThat(Notice.of(Notice.Code.NO_ROWS, URI.create("https://ex.org/a%20b")).args())
        .containsExactly("https://ex.org/a%20b");
  }

  @Test
  void linesThatAreTooLongSaySoInWords() {
    Notice longer = Notice.of(Notice.Code.ROWS_BROKEN, 2, "l. 8, l. 12", 8, 7);
    Notice other = Notice.of(Notice.Code.ROWS_BROKEN, 1, "n° 8", 0, 0);

    assertThat(Messages.of(longer, Locale.FRENCH))
        .isEqualTo(
            "2 lignes illisibles, non reprises ; les premières : l. 8, l. 12. Trop de cellules :"
                + " par exemple 8, alors que l’en-tête en a 7. → Vérifiez les guillemets et les séparateurs.");
    assertThat(Messages.of(other, Locale.ENGLISH)).isEqualTo("1 unreadable row, left out: n° 8.");
  }

  @Test
  void whatAServerRefusesSaysWhatToDoAboutIt() {
    assertThat(Messages.of(status(404), Locale.FRENCH))
        .isEqualTo(
            "a.example.org/arbre.csv répond par l’erreur HTTP 404 : Not Found → Il n’y a rien à cette"
                + " adresse : vérifiez-la, ou demandez la nouvelle à son producteur.");
    assertThat(Messages.of(status(503), Locale.ENGLISH)).endsWith("contact the site operator.");
    assertThat(Messages.of(status(400), Locale.FRENCH)).endsWith("400 : Not Found");
  }

  private static Notice status(int status) {
    return Notice.of(Notice.Code.HTTP_STATUS, "a.example.org/arbre.csv", status, "Not Found");
  }

  /** The remedy follows an arrow, and commands are shown as they are typed. */
  @ParameterizedTest
  @EnumSource(Notice.Code.class)
  void whatToDoIsFoundAtAGlance(Notice.Code code) throws IOException {
    assertThat(texts("fr").getProperty(code.name()))
        .doesNotContainPattern("^[^→]*[.;] (\\p{L}{3,}ez)\\b")
        .doesNotContainPattern("(?<!/)\\bmoisson [a-z]+ \\{");
  }

  @Test
  void formatsAreCalledWhatPeopleCallThem() {
    Notice notice = Notice.of(Notice.Code.NOT_THE_FORMAT, "a.zip", Table.Format.SHAPEFILE, "a.txt");

    assertThat(Messages.of(notice, Locale.FRENCH))
        .startsWith("a.zip ne se lit pas comme du Shapefile (trouvé : a.txt). → Donnez");
  }

  @Test
  void thereIsNoTextWithoutACode() throws IOException {
    for (String language : new String[] {"fr", "en"}) {
      assertThat(texts(language).stringPropertyNames())
          .filteredOn(key -> !key.startsWith("where."))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Notice.Code.values()).map(Enum::name).toList());
    }
  }

  @Test
  void anyOtherLanguageReadsFrench() {
    Notice notice = Notice.of(Notice.Code.NO_TITLE);

    assertThat(Messages.of(notice, Locale.GERMAN))
        .isEqualTo(Messages.of(notice, Locale.FRENCH))
        .startsWith("L’entrée n’a pas de titre");
    assertThat(Messages.of(notice, Locale.UK)).startsWith("The entry has no title");
  }

  @Test
  void whatIsAboutARowOrACellSaysWhichOne() {
    assertThat(Messages.of(Notice.of(Notice.Code.NO_TITLE).at(12345), Locale.ENGLISH))
        .startsWith("Row 12345: The entry");
    assertThat(Messages.at(12345L, "genre", "Vide.", Locale.FRENCH))
        .isEqualTo("Ligne 12345, colonne « genre » : Vide.");
    assertThat(Messages.at(null, "genre", "Empty.", Locale.ENGLISH))
        .isEqualTo("Column “genre”: Empty.");
  }

  @Test
  void aNoticeWithFewerFactsThanItsSentenceIsStillReadable() {
    Notice bare = new Notice(Notice.Code.BUG, Collections.emptyList(), null);
    assertThat(Messages.of(bare, Locale.ENGLISH)).startsWith("Internal error in Moisson");
  }

  private static int arguments(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  private static Properties texts(String language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(FOLDER.resolve("messages_" + language + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}
