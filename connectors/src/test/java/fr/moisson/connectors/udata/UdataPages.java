package fr.moisson.connectors.udata;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers in the format of udata. */
final class UdataPages {

  static String address(String search, int page) {
    return "https://udata.example/api/1/datasets/?%s&sort=created&page=%d&page_size=2"
        .formatted(search, page);
  }

  /** The address at which a later run requests all identifiers and times of change. */
  static String index(String search) {
    return "https://udata.example/api/1/datasets/?%s&sort=created&page=1&page_size=10"
        .formatted(search);
  }

  /** An entry of an answer that is restricted to some fields. */
  static String entry(String id, String edited) {
    return "{\"id\": \"%s\", \"internal\": {\"last_modified_internal\": \"%s\"}}"
        .formatted(id, edited);
  }

  static String whole(String id) {
    return "https://udata.example/api/1/datasets/" + id + "/";
  }

  static String dataset(String id, String edited) {
    return """
        {"id": "%s", "title": "Titre %s", "last_update": "2013-01-01", "archived": null, "deleted": null,
         "internal": {"last_modified_internal": "%s"}, "private": false, "resources": []}"""
        .formatted(id, id, edited);
  }

  /** Datasets of which only the identifier matters. */
  static List<String> datasets(String... ids) {
    return Stream.of(ids).map(id -> dataset(id, "2026-03-01T08:00:00+00:00")).toList();
  }

  /** A page whose {@code next_page} names another host, as on some portals. */
  static String page(int number, int total, List<String> datasets) {
    return page(number, total, datasets, number * 2 < total);
  }

  static String page(int number, int total, List<String> datasets, boolean hasNext) {
    return "{\"data\": ["
        + datasets.stream().collect(Collectors.joining(","))
        + "], \"page\": %d, \"page_size\": 2, \"total\": %d, \"next_page\": %s}"
            .formatted(number, total, hasNext ? "\"http://interne.example/?page=9\"" : "null");
  }

  private UdataPages() {}
}
