package fr.moisson.harvesters.formats.crs;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of a coordinate system's well-known text, e.g. {@code UNIT["degree", 0.0174]}.
 *
 * @param values without quotes
 */
record Wkt(String keyword, List<String> values, List<Wkt> children) {

  static Wkt of(String text) {
    return new Parser(text).node();
  }

  String value(int place) {
    return values.get(place);
  }

  double number(int place) {
    return Double.parseDouble(values.get(place));
  }

  List<Wkt> children(String keyword) {
    return children.stream().filter(child -> child.keyword.equals(keyword)).toList();
  }

  /** The first child with this keyword. */
  Wkt child(String keyword) {
    return children(keyword).get(0);
  }

  private static final class Parser {

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Wkt node() {
      int open = text.indexOf('[', at);
      String keyword = text.substring(at, open).strip();
      List<String> values = new ArrayList<>();
      List<Wkt> children = new ArrayList<>();
      at = open;
      while (text.charAt(at) != ']') {
        at++;
        while (text.charAt(at) == ' ') {
          at++;
        }
        if (text.charAt(at) == '"') {
          int close = text.indexOf('"', at + 1);
          values.add(text.substring(at + 1, close));
          at = close + 1;
        } else if (isNode()) {
          children.add(node());
        } else {
          int end = end();
          values.add(text.substring(at, end).strip());
          at = end;
        }
      }
      at++;
      return new Wkt(keyword, values, children);
    }

    private int end() {
      int end = at;
      while (text.charAt(end) != ',' && text.charAt(end) != ']') {
        end++;
      }
      return end;
    }

    private boolean isNode() {
      int open = text.indexOf('[', at);
      return open >= 0 && open < end();
    }
  }
}
