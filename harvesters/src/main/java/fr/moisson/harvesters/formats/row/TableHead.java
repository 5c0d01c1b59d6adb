package fr.moisson.harvesters.formats.row;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is known of a table before its first row is read.
 *
 * @param columns all columns, in order
 * @param labels the columns as the file names them, possibly with duplicate or empty names; without
 *     those at the end that are made of what it has beside its cells
 * @param jsonColumns columns whose values are never text: each value is itself JSON
 * @param facts of the file, including the coordinate system if it states one
 */
public record TableHead(
    List<String> columns, List<String> labels, Set<String> jsonColumns, FileFacts facts) {

  public TableHead {
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
    jsonColumns = Set.copyOf(jsonColumns);
  }

  /** Of a format that does not allow two columns of one name. */
  public static TableHead of(List<String> columns, Set<String> jsonColumns, FileFacts facts) {
    return new TableHead(columns, columns, jsonColumns, facts);
  }

  /** Only the columns that remain of the columns, and likewise of the labels. */
  public TableHead with(UnaryOperator<List<String>> remaining) {
    return new TableHead(remaining.apply(columns), remaining.apply(labels), jsonColumns, facts);
  }

  /** One more column, which the file does not have. */
  public TableHead withLast(String column) {
    List<String> all = Stream.concat(columns.stream(), Stream.of(column)).toList();
    return new TableHead(all, labels, jsonColumns, facts);
  }
}
