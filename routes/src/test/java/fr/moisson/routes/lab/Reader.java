package fr.moisson.routes.lab;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Themes;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that reads our feeds, and what it is expected to understand of a dataset: everything we
 * write, except what its own code is known to read differently.
 */
enum Reader {
  /** Any reader of plain DCAT. */
  RDFLIB("rdflib") {
    @Override
    void otherwise(Map<String, @Nullable Object> facts, Dataset dataset, URI root) {
      // Nothing: it understands everything as we write it.
    }
  },

  /** ckanext-dcat on a CKAN without ckanext-scheming's forms. */
  CKAN("ckan") {
    @Override
    void otherwise(Map<String, @Nullable Object> facts, Dataset dataset, URI root) {
      facts.put("refused", null);
      facts.computeIfPresent("email", (name, mailbox) -> address(mailbox));
      // The first licence among all distributions that is in CKAN's list.
      facts.put("licence", licence(KnownLicence::ckan, dataset.licence()));
      // It keeps one place per dataset.
      facts.put("boxes", boxes(dataset).stream().limit(1).toList());
      for (Map<String, @Nullable Object> file : files(facts)) {
        Object type = file.computeIfPresent("mediaType", (name, iri) -> mediaType(iri));
        // The format follows from the media type; without one, the IRI of the format stays.
        if (type != null) {
          file.computeIfPresent("format", (name, iri) -> code(iri).replace("GEOJSON", "GeoJSON"));
        }
        file.computeIfPresent("licence", (name, iri) -> label(dataset, iri));
      }
    }
  },

  /** udata, the software of data.gouv.fr. */
  UDATA("udata") {
    @Override
    void otherwise(Map<String, @Nullable Object> facts, Dataset dataset, URI root) {
      facts.put("refused", null);
      // Keywords are lower-cased without accents, and the names of themes become keywords.
      facts.remove("themes");
      Stream<String> themes =
          dataset.themes().stream().map(Themes::name).map(Optional::orElseThrow);
      Stream<String> highValue =
          dataset.hvdCategories().isEmpty()
              ? Stream.empty()
              : Stream.of("hvd", "Observation de la terre et environnement");
      facts.put(
          "keywords",
          Stream.of(dataset.keywords().stream(), themes, highValue)
              .flatMap(words -> words)
              .map(Reader::slug)
              .sorted()
              .toList());
      facts.put(
          "licence",
          Objects.requireNonNullElse(
              licence(KnownLicence::udata, dataset.licence()), "notspecified"));
      facts.computeIfPresent("email", (name, mailbox) -> address(mailbox));
      facts.computeIfPresent("frequency", (name, iri) -> code(iri).toLowerCase(Locale.ROOT));
      facts.computeIfPresent("modified", (name, date) -> moment(date.toString()));
      if (dataset.modified() != null && dataset.modified().length() == "2018-05".length()) {
        // For a date without a day, it takes today's day of the month.
        facts.remove("modified");
      }
      // A dataset without a page gets its own address as its page.
      facts.putIfAbsent("page", root + "datasets/" + dataset.id().key());
      for (Map<String, @Nullable Object> file : files(facts)) {
        file.computeIfPresent("mediaType", (name, iri) -> mediaType(iri));
        file.computeIfPresent(
            "format", (name, iri) -> code(iri).replace("_SRVC", "").toLowerCase(Locale.ROOT));
        // Checksums are lost: if we named an algorithm that it knows, it would refuse the dataset.
        file.put("checksum", null);
        file.computeIfPresent("licence", (name, iri) -> label(dataset, iri));
      }
    }
  };

  private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

  private final String folder;

  Reader(String folder) {
    this.folder = folder;
  }

  /** The program's path, as {@code lab/readers/run} expects it. */
  String program() {
    return folder + "/read";
  }

  abstract void otherwise(Map<String, @Nullable Object> facts, Dataset dataset, URI root);

  /**
   * The facts it should understand, under the names that all programs of {@code lab/readers} print.
   */
  Map<String, @Nullable Object> facts(Dataset dataset, URI root) {
    Map<String, @Nullable Object> facts = new TreeMap<>();
    facts.put("title", dataset.title());
    facts.put(
        "description", dataset.description().isEmpty() ? dataset.title() : dataset.description());
    facts.put("keywords", dataset.keywords().stream().map(Reader::written).sorted().toList());
    TreeSet<String> themes = new TreeSet<>();
    dataset.themes().forEach(code -> themes.add(AUTHORITY + "data-theme/" + code));
    dataset.hvdCategories().forEach(category -> themes.add(category.toString()));
    facts.put("themes", themes);
    facts.put("licence", uri(dataset.licence()));
    facts.put("publisher", dataset.publisher() == null ? null : dataset.publisher().name());
    facts.put("contact", dataset.contact() == null ? null : dataset.contact().name());
    facts.put(
        "email",
        dataset.contact() == null || dataset.contact().email() == null
            ? null
            : "mailto:" + dataset.contact().email());
    facts.put(
        "frequency",
        dataset.frequency() == null ? null : AUTHORITY + "frequency/" + dataset.frequency());
    facts.put("issued", dataset.issued());
    facts.put(
        "modified", dataset.modified() == null ? null : dataset.modified().replace("Z", "+00:00"));
    facts.put(
        "start", day(dataset.temporal() == null ? null : dataset.temporal().start(), "-01-01"));
    facts.put("end", day(dataset.temporal() == null ? null : dataset.temporal().end(), "-12-31"));
    facts.put("boxes", boxes(dataset));
    facts.put("identifier", dataset.id().key());
    facts.put("page", dataset.landingPage() == null ? null : dataset.landingPage().toString());
    facts.put(
        "files",
        dataset.distributions().stream()
            .sorted(Comparator.comparing(Distribution::title))
            .map(distribution -> file(dataset, distribution, root))
            .toList());
    otherwise(facts, dataset, root);
    return facts;
  }

  private static Map<String, @Nullable Object> file(
      Dataset dataset, Distribution distribution, URI root) {
    Map<String, @Nullable Object> file = new TreeMap<>();
    file.put("title", distribution.title());
    file.put(
        "url",
        distribution instanceof Link link
            ? link.url().toString()
            : root + "files/" + ((Extract) distribution).file());
    String format = Objects.requireNonNull(distribution.format());
    file.put("format", AUTHORITY + "file-type/" + (format.equals("WFS") ? "WFS_SRVC" : format));
    file.put(
        "mediaType",
        distribution.mediaType() == null ? null : MEDIA_TYPES + distribution.mediaType());
    file.put("bytes", distribution.bytes());
    file.put("checksum", checksum(distribution));
    file.put("licence", uri(dataset.licenceOf(distribution)));
    return file;
  }

  private static @Nullable String checksum(Distribution distribution) {
    if (distribution instanceof Extract extract) {
      return extract.sha256();
    }
    String stated = ((Link) distribution).checksum();
    return stated == null ? null : stated.substring(stated.indexOf(':') + 1);
  }

  private static List<List<Double>> boxes(Dataset dataset) {
    List<List<Double>> boxes = new ArrayList<>();
    for (Box box : dataset.coverage().boxes()) {
      boxes.add(List.of(box.west(), box.south(), box.east(), box.north()));
    }
    return boxes;
  }

  /** Turns a year into its first or last day, for the start or end of a period. */
  private static @Nullable String day(@Nullable String date, String ofYear) {
    return date != null && date.length() == "2001".length() ? date + ofYear : date;
  }

  /** The keyword as we write it: commas replaced by dots, apostrophes by the letter apostrophe. */
  private static String written(String keyword) {
    return keyword.replaceAll("['’]", "ʼ").replace(',', '.');
  }

  private static String slug(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("[\\p{M}'’]", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-");
  }

  private static @Nullable String uri(@Nullable Licence licence) {
    return licence == null || licence.uri() == null ? null : licence.uri().toString();
  }

  private static @Nullable String licence(
      Function<KnownLicence, @Nullable String> id, @Nullable Licence licence) {
    return Optional.ofNullable(licence).flatMap(KnownLicence::of).map(id).orElse(null);
  }

  /** The name of the licence of one of the dataset's files. */
  private static String label(Dataset dataset, Object iri) {
    return dataset.distributions().stream()
        .map(dataset::licenceOf)
        .filter(licence -> iri.equals(uri(licence)))
        .findFirst()
        .flatMap(KnownLicence::of)
        .orElseThrow()
        .listed();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, @Nullable Object>> files(Map<String, @Nullable Object> facts) {
    return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(facts.get("files"));
  }

  private static String address(Object mailbox) {
    return mailbox.toString().replace("mailto:", "");
  }

  private static String mediaType(Object iri) {
    return iri.toString().substring(MEDIA_TYPES.length());
  }

  private static String code(Object iri) {
    return iri.toString().substring(iri.toString().lastIndexOf('/') + 1);
  }

  /** A date and time as Python prints it. */
  private static String moment(String date) {
    return date.contains("T") ? date.replace('T', ' ').replace("+00:00", "") : date + " 00:00:00";
  }
}
