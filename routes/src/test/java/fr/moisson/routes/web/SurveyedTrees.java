package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.territory.Cut;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Twenty-five trees in two formats; all invented. */
public final class SurveyedTrees {

  static final String HOSTILE = "<script>alert(1)</script>";

  private static final URI ORIGIN = URI.create("https://association.example/arbres.csv");

  public static Dataset dataset(Path files) throws IOException {
    return dataset(files, null);
  }

  static Dataset dataset(Path files, @Nullable Assessment assessment) throws IOException {
    return Dataset.draft(new DatasetId("200041317", "association", "arbres"), "Arbres relevés")
        .distributions(
            List.of(
                extract(files, "CSV", csv(), assessment),
                extract(files, "GEOJSON", geoJson(), assessment)))
        .build();
  }

  private static String csv() {
    return IntStream.rangeClosed(1, 25)
        .mapToObj(i -> "%d,0%d,2026-03-%02d,%s".formatted(i, i, i, i % 2 == 0))
        .collect(
            Collectors.joining("\r\n", "id_arbre,code,date_plantation,remarquable\r\n", "\r\n"));
  }

  private static String geoJson() {
    return IntStream.rangeClosed(1, 25)
        .mapToObj(
            i ->
                "{\"type\":\"Feature\",\"properties\":{\"nom\":\"%s\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,46.3]}}"
                    .formatted(HOSTILE, "-0.4" + i))
        .collect(
            Collectors.joining(
                ",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"));
  }

  private static Extract extract(
      Path files, String format, String content, @Nullable Assessment assessment)
      throws IOException {
    String suffix = format.equals("CSV") ? ".csv" : ".geojson";
    return new Extract(
        "200041317",
        "Arbres relevés, Niort Agglo (" + format + ")",
        write(files, "arbres" + suffix, content),
        format,
        format.equals("CSV") ? "text/csv" : "application/geo+json",
        (long) content.length(),
        Hashes.sha256(content),
        ORIGIN,
        new Receipt(30, 25, 5, 0, 0, Cut.RULE, "2026"),
        assessment,
        "ab12-arbres-datapackage.json");
  }

  static String write(Path files, String name, String content) throws IOException {
    String path = Hashes.sha256(content).substring(0, 16) + "/" + name;
    Path file = files.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(UTF_8));
    return path;
  }

  private SurveyedTrees() {}
}
