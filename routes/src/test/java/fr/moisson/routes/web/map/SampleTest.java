package fr.moisson.routes.web.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

class SampleTest {

  @TempDir Path folder;

  @Test
  void allOfASmallFileIsTaken() throws IOException {
    List<Geometry> sample = Sample.of(file(10, i -> feature(i, "")));

    assertThat(sample).hasSize(10).allMatch(Geometry::isValid);
    assertThat(sample.get(9).getCoordinate().x).isEqualTo(9);
  }

  @Test
  void ofALargeFileTheFeaturesComeFromAllOverIt() throws IOException {
    List<Geometry> sample = Sample.of(file(60_000, i -> feature(i, "é".repeat(50))));

    assertThat(sample).hasSizeBetween(1_000, 2_000);
    for (int start = 0; start < 60_000; start += 6_000) {
      int from = start;
      assertThat(sample).anyMatch(point -> isWithin(point, from, from + 6_000));
    }
    assertThat(sample).extracting(point -> point.getCoordinate().x).doesNotHaveDuplicates();
  }

  @Test
  void featuresWithoutAPlaceAndLinesThatAreNoneAreLeftOut() throws IOException {
    Path file = folder.resolve("odd.geojson");
    Files.writeString(
        file,
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
            + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null},\n"
            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":\"x\"}},\n"
            + "{\"broken\": },\n"
            + feature(3, "")
            + "\n]}\n");

    assertThat(Sample.of(file)).hasSize(1);
  }

  @Test
  void anEmptyFileHasNothing() throws IOException {
    assertThat(Sample.of(Files.createFile(folder.resolve("empty.geojson")))).isEmpty();
  }

  private static boolean isWithin(Geometry point, int from, int to) {
    return point.getCoordinate().x >= from && point.getCoordinate().x < to;
  }

  private static String feature(int x, String name) {
    return "{\"type\":\"Feature\",\"properties\":{\"nom\":\""
        + name
        + "\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":["
        + x
        + ",46.3]}}";
  }

  private Path file(int features, IntFunction<String> feature) throws IOException {
    Path file = folder.resolve("some.geojson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[");
      for (int i = 0; i < features; i++) {
        out.write((i == 0 ? "\n" : ",\n") + feature.apply(i));
      }
      out.write("\n]}\n");
    }
    return file;
  }
}
