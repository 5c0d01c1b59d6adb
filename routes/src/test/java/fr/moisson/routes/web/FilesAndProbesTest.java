package fr.moisson.routes.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution;
import fr.moisson.routes.portal.Datasets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs request: extracts and probes. */
class FilesAndProbesTest {

  @TempDir Path folder;
  private final AtomicBoolean ready = new AtomicBoolean(true);
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder, ready::get);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void anExtractIsServedForAnyProgramUnderANameOfItsOwn() throws IOException {
    Distribution.Extract extract = Samples.trees(site.files);

    HttpResponse<String> answer = site.get("/files/" + extract.file());

    assertThat(answer.body()).isEqualTo(Samples.TREES_CSV);
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/csv; charset=utf-8");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + nameOf(extract.file()) + "\"");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(answer, "Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(header(answer, "Content-Length")).isEqualTo(extract.bytes().toString());
  }

  @Test
  void twoFilesAreTwoDownloadsWithETagsOfTheirOwn() throws IOException {
    Files.createDirectories(site.files.resolve("ab"));
    Files.createDirectories(site.files.resolve("cd"));
    for (String file : List.of("ab/arbres.csv", "cd/arbres.csv", "cd/arbres \"été\".shp.zip")) {
      Files.writeString(site.files.resolve(file), file);
    }

    HttpResponse<String> first = site.get("/files/ab/arbres.csv?name=x");
    HttpResponse<String> second = site.get("/files/cd/arbres.csv");
    HttpResponse<String> odd = site.get("/files/cd/arbres%20%22%C3%A9t%C3%A9%22.shp.zip");

    assertThat(header(first, "Content-Disposition")).endsWith("=\"arbres.csv\"");
    assertThat(header(odd, "Content-Disposition")).endsWith("=\"arbres---t--.shp.zip\"");
    assertThat(header(second, "ETag")).isNotEqualTo(header(first, "ETag"));
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv; charset=utf-8",
    "geojson, application/geo+json; charset=utf-8",
    "json, application/json; charset=utf-8",
    "jsonl, application/x-ndjson; charset=utf-8",
    "txt, text/plain; charset=utf-8",
    "gml, application/gml+xml; charset=utf-8",
    "gpkg, application/geopackage+sqlite3",
    "parquet, application/vnd.apache.parquet",
    "zip, application/zip",
    "ods, application/vnd.oasis.opendocument.spreadsheet",
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "7f3, application/octet-stream"
  })
  void aFileIsOfTheMediaTypeOfItsFormat(String extension, String mediaType) throws IOException {
    Files.writeString(site.files.resolve("arbres." + extension), "");

    HttpResponse<String> answer = site.get("/files/arbres." + extension);

    assertThat(header(answer, "Content-Type").replace("; ", ";"))
        .isEqualToIgnoringCase(mediaType.replace("; ", ";"));
  }

  @Test
  void headOfAnExtractTellsItsSize() throws IOException {
    Distribution.Extract extract = Samples.trees(site.files);

    HttpResponse<String> answer = site.send("HEAD", "/files/" + extract.file());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "Content-Length")).isEqualTo(extract.bytes().toString());
  }

  @Test
  void anExtractThatIsKnownIsNotSentAgain() throws IOException {
    String address = "/files/" + Samples.trees(site.files).file();
    String tag = header(site.get(address), "ETag");

    HttpResponse<String> again = site.get(address, "If-None-Match", tag);

    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aLargeExtractIsCompressedOnTheWay() throws IOException {
    Files.writeString(site.files.resolve("large.csv"), "a;b\n".repeat(10_000));

    HttpResponse<String> answer = site.get("/files/large.csv", "Accept-Encoding", "gzip");

    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(site.page("/files/large.csv")).hasSize(40_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-3      | 206 | abcd         | bytes 0-3/10",
        "bytes=4-       | 206 | efghij       | bytes 4-9/10",
        "bytes=-2       | 206 | ij           | bytes 8-9/10",
        "bytes=8-99     | 206 | ij           | bytes 8-9/10",
        "bytes=10-      | 416 | ''           | bytes */10",
        "bytes=0-1,4-5  | 200 | abcdefghij   | ''",
        "lines=0-1      | 200 | abcdefghij   | ''",
      })
  void aPartOfAnExtractIsSentToWhomeverAsksForIt(String range, int status, String body, String sent)
      throws IOException {
    Files.writeString(site.files.resolve("letters.csv"), "abcdefghij");

    HttpResponse<String> answer =
        site.get("/files/letters.csv", "Range", range, "Accept-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "Content-Range")).isEqualTo(sent);
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(body.length()));
  }

  @Test
  void theRestOfADownloadIsSentOnlyIfItIsOfTheSameFile() throws IOException {
    String whole = "a;b\n".repeat(10_000);
    Files.writeString(site.files.resolve("large.csv"), whole);
    String tag = header(site.get("/files/large.csv"), "ETag");
    String compressed = header(site.get("/files/large.csv", "Accept-Encoding", "gzip"), "ETag");

    assertThat(tag).as("of these very bytes").startsWith("\"");
    assertThat(compressed).as("of others that say the same").isEqualTo("W/" + tag);
    for (String other : List.of(compressed, "\"x\"", "Thu, 05 Mar 2026 09:30:05 GMT")) {
      assertThat(site.get("/files/large.csv", "Range", "bytes=39996-", "If-Range", other))
          .returns(200, HttpResponse::statusCode)
          .returns(whole, HttpResponse::body);
    }
    assertThat(
            site.get(
                "/files/large.csv",
                "Range",
                "bytes=39996-",
                "If-Range",
                tag,
                "Accept-Encoding",
                "gzip"))
        .returns(206, HttpResponse::statusCode)
        .returns("a;b\n", HttpResponse::body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/files/../moisson.db",
        "/files/%2e%2e/moisson.db",
        "/files/..%2fmoisson.db",
        "/files/a/..%2f..%2fmoisson.db",
        "/files/%252e%252e/moisson.db",
        "/files/..%5cmoisson.db",
        "/files//etc/passwd",
        "/files/%2fetc%2fpasswd",
        "/files/x%00.csv",
        "/files/link.csv",
        "/files/folder/secret.txt",
        "/files/.hidden",
        "/files/sub",
        "/files/"
      })
  void nothingOutsideTheFolderIsServed(String address) throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(site.files.resolve("link.csv"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(site.files.resolve("folder"), outside);
    Files.writeString(site.files.resolve(".hidden"), "secret");
    Files.createDirectories(site.files.resolve("sub"));

    HttpResponse<String> answer = site.get(address);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("secret", "SQLite format", "root:");
  }

  @Test
  void anExtractThatIsNoCsvOrIsGoneOnlyCostsItsPreview() throws IOException {
    Distribution.Extract extract = Samples.trees(site.files);
    String key = Datasets.publish(site.portal, Samples.treesDataset(site.files));

    Files.writeString(site.files.resolve(extract.file()), "a;b\n1;\"" + "x".repeat(2 << 20));
    assertThat(site.page("/datasets/" + key))
        .contains("Fichiers et services")
        .doesNotContain("<table");
    Files.write(
        site.files.resolve(extract.file()),
        new byte[] {'a', ',', 'b', '\n', (byte) 0xE9, ',', '1'});
    assertThat(site.get("/datasets/" + key).statusCode()).isEqualTo(200);
    Files.delete(site.files.resolve(extract.file()));
    assertThat(site.page("/datasets/" + key))
        .contains("Fichiers et services")
        .doesNotContain("<table");
  }

  @Test
  void probesTellWhetherWorkCanBeDone() {
    assertThat(site.page("/health")).contains("\"status\":\"UP\"", "\"ready\":\"UP\"");
    ready.set(false);

    assertThat(site.get("/health/live"))
        .returns(200, HttpResponse::statusCode)
        .returns("{\"status\":\"UP\"}", HttpResponse::body);
    for (String address : List.of("/health", "/health/ready")) {
      HttpResponse<String> answer = site.get(address);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"status\":\"DOWN\"");
      assertThat(header(answer, "Content-Type")).startsWith("application/json");
    }
  }

  @Test
  void metricsAreInThePrometheusFormat() {
    HttpResponse<String> answer = site.get("/metrics");

    assertThat(answer.body()).isEqualTo("moisson_runs_total 3\n");
    assertThat(header(answer, "Content-Type")).startsWith("text/plain").contains("version=0.0.4");
  }
}
