package fr.moisson.harvesters.iso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Real records, rewritten and merged into one another. */
@Tag("shared")
class RecordedWritingTest {

  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC));
  private static final DatasetId ID = new DatasetId("79191", "csw", "fiche-1");
  private static final URI FILES = URI.create("https://moisson.exemple.fr/files/");
  private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 25, 0, 0);

  /** The elements of records that we write. */
  private static final Set<String> OURS =
      Stream.of(IsoEncoding.values())
          .flatMap(encoding -> encoding.slots().stream())
          .map(IsoSlot::name)
          .collect(Collectors.toSet());

  private static List<String> records() {
    List<String> records = new ArrayList<>();
    for (String folder :
        List.of(
            "samples/portals/geonetwork",
            "standards/examples/iso",
            "samples/csw-iso19139",
            "samples/csw-iso19115-3")) {
      try (Stream<Path> files = Files.walk(Shared.path(folder))) {
        files
            .filter(file -> file.toString().endsWith(".xml"))
            .sorted()
            .map(RecordedWritingTest::text)
            .filter(
                xml ->
                    xml.matches(
                        "(?s)(<\\?xml[^>]*>)?\\s*(<!--.*?-->\\s*)*<(gmd|mdb):MD_Metadata.*identificationInfo.*"))
            .forEach(records::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return records;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset dataset(String xml) {
    return RULES.apply(IsoReading.dataset(ID, xml), notice -> {});
  }

  @ParameterizedTest
  @EnumSource
  void aRealRecordThatIsWrittenAnewSaysTheSame(IsoEncoding encoding) {
    assertThat(records())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            xml -> {
              Dataset before = dataset(xml);
              String written = IsoWriting.record(before, "5c1d2a52", FILES);
              Dataset after = dataset(IsoRecord.ours(written, encoding).write(AT));
              assertThat(after)
                  .usingRecursiveComparison()
                  .comparingOnlyFields(
                      "title",
                      "description",
                      "publisher",
                      "contact",
                      "licence",
                      "frequency",
                      "issued",
                      "modified",
                      "temporal",
                      "coverage.zones",
                      "coverage.bbox",
                      "kind",
                      "access")
                  .isEqualTo(before);
              assertThat(after.keywords()).containsAll(before.keywords());
              assertThat(after.themes()).containsAll(before.themes());
              assertThat(after.identifiers()).containsAll(before.identifiers());
              assertThat(after.conformsTo()).containsAll(before.conformsTo());
            });
  }

  @Test
  void whatARealRecordSaysMoreStaysWhenOursIsPutOverIt() {
    String written = IsoWriting.record(IsoWritingTest.HEDGES, "5c1d2a52", FILES);

    assertThat(records())
        .allSatisfy(
            xml -> {
              IsoRecord held = IsoRecord.read(xml);
              IsoRecord ours = IsoRecord.ours(written, held.encoding());
              Edits edits = new Edits(Overwrite.HARVESTED_ONLY, Map.of(), Map.of(), notes -> {});
              IsoMerge merge = new IsoMerge(ours, edits, Set.of());
              IsoRecord merged = merge.onto(held);
              merge.shown(merged);

              assertThat(others(merged.root())).containsAll(others(held.root()));
              assertThat(IsoReading.dataset(ID, merged.write(AT)).title())
                  .isEqualTo("Haies & talus");
              Map<String, String> left = edits.remote("x", null).shown();
              IsoRecord again =
                  new IsoMerge(
                          ours,
                          new Edits(Overwrite.HARVESTED_ONLY, left, Map.of(), notes -> {}),
                          left.keySet())
                      .onto(merged);
              assertThat(again.saysTheSameAs(merged)).isTrue();
            });
  }

  /** The other elements of the record and of its identification. */
  private static Set<String> others(Element record) {
    Set<String> others = new HashSet<>();
    Stream.of(record, IsoXml.first(record, List.of("identificationInfo", "*")).orElseThrow())
        .flatMap(parent -> IsoXml.children(parent).stream())
        .filter(
            child ->
                !OURS.contains(IsoXml.name(child))
                    && !Set.of(
                            "identificationInfo", "citation", "distributionInfo", "dataQualityInfo")
                        .contains(IsoXml.name(child)))
        .forEach(child -> others.add(IsoText.of(child)));
    return others;
  }
}
