package fr.moisson.harvesters.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The placeholders, written in braces, that a text of the configuration may contain; any other word
 * in braces is reported as a misspelling. On a description, the annotation applies to those of its
 * texts that do not have their own. Texts without the annotation may contain any braces.
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

  /** Without braces. */
  String[] value();
}
