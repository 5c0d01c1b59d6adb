package fr.moisson.harvesters.formats.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** A flat schema of optional columns, as in the footer of a Parquet file. */
final class ParquetSchema {

  static List<SchemaElement> of(MessageType schema) {
    List<SchemaElement> elements = new ArrayList<>();
    elements.add(new SchemaElement(schema.getName()).setNum_children(schema.getFieldCount()));
    for (org.apache.parquet.schema.Type field : schema.getFields()) {
      SchemaElement element =
          new SchemaElement(field.getName())
              .setRepetition_type(FieldRepetitionType.OPTIONAL)
              .setType(physical(field.asPrimitiveType()));
      annotate(element, field.getLogicalTypeAnnotation());
      elements.add(element);
    }
    return elements;
  }

  static Type physical(PrimitiveType type) {
    PrimitiveTypeName name = type.getPrimitiveTypeName();
    return name == PrimitiveTypeName.BINARY ? Type.BYTE_ARRAY : Type.valueOf(name.name());
  }

  /** Annotates in the current way and in the one that older readers know. */
  private static void annotate(SchemaElement element, @Nullable LogicalTypeAnnotation annotation) {
    if (annotation instanceof StringLogicalTypeAnnotation) {
      element.setLogicalType(LogicalType.STRING(new StringType()));
      element.setConverted_type(ConvertedType.UTF8);
    } else if (annotation instanceof DateLogicalTypeAnnotation) {
      element.setLogicalType(LogicalType.DATE(new DateType()));
      element.setConverted_type(ConvertedType.DATE);
    } else if (annotation instanceof TimestampLogicalTypeAnnotation time) {
      TimeUnit micros = TimeUnit.MICROS(new MicroSeconds());
      element.setLogicalType(
          LogicalType.TIMESTAMP(new TimestampType(time.isAdjustedToUTC(), micros)));
      if (time.isAdjustedToUTC()) {
        element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
      }
    }
  }

  private ParquetSchema() {}
}
