package fr.moisson.harvesters.formats.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the parts of a workbook are found, and what its main part says. */
class XlsxWorkbookTest {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "xl/styles.xml, styles.xml, xl/sharedStrings.xml, sharedStrings.xml",
    "xl/Styles.xml, styles.xml, xl/sharedstrings.xml, /xl/sharedStrings.xml",
    "xl/styles2.xml, styles2.xml, texts/SST.xml, ../texts/sst.xml",
  })
  void aPartIsTheOneThatTheRelationsNameInAnyCase(
      String styles, String stylesTarget, String strings, String stringsTarget) {
    Path file = workbook("", styles, stylesTarget, strings, stringsTarget);

    assertThat(rows(file)).containsExactly("Orme 2024-01-31");
  }

  @Test
  void theDaysOfAnOldMacBeginIn1904WhateverExcelAddsOfItsOwn() {
    String own =
        """
        <workbookPr date1904="1"/>
        <extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
          <x14:workbookPr defaultImageDpi="32767"/></ext></extLst>
        """;
    Path file =
        workbook(own, "xl/styles.xml", "styles.xml", "xl/sharedStrings.xml", "sharedStrings.xml");

    assertThat(rows(file)).containsExactly("Orme 2028-02-01");
  }

  private Path workbook(
      String properties, String styles, String stylesTarget, String strings, String stringsTarget) {
    return new Zipped()
        .with(
            "xl/workbook.xml",
            """
            <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="a" r:id="r1"/></sheets>%s</workbook>
            """
                .formatted(MAIN, RELATIONS, properties))
        .with(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>%s%s%s</Relationships>"
                .formatted(
                    relation("r1", "worksheet", "worksheets/sheet1.xml"),
                    relation("r2", "styles", stylesTarget),
                    relation("r3", "sharedStrings", stringsTarget)))
        .with(
            "xl/worksheets/Sheet1.xml",
            """
            <worksheet xmlns="%s"><sheetData>
              <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
              <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>45322</v></c></row>
            </sheetData></worksheet>
            """
                .formatted(MAIN))
        .with(
            styles,
            """
            <styleSheet xmlns="%s"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>
            """
                .formatted(MAIN))
        .with(
            strings,
            """
            <sst xmlns="%s"><si><t>nom</t></si><si><t>jour</t></si><si><t>Orme</t></si></sst>
            """
                .formatted(MAIN))
        .in(folder, "f.xlsx");
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, RELATIONS, type, target);
  }

  private static List<String> rows(Path file) {
    return Reading.of(Reading.table(file, Table.Format.XLSX, Table.Place.GUESSED)).rows().stream()
        .map(row -> row.value("nom") + " " + row.value("jour"))
        .toList();
  }
}
