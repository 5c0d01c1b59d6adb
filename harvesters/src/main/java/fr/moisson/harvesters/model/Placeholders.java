package fr.moisson.harvesters.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The words that are replaced where a text of the configuration has them in braces; any other word
 * in braces there is one misspelt. What is said of a description holds for those of its texts that
 * have words of their own. Texts of which nothing is said may hold any brace.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.ANNOTATION_TYPE
})
public @interface Placeholders {

  /** Without their braces. */
  String[] value();
}
