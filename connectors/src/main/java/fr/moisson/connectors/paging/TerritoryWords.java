package fr.moisson.connectors.paging;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import fr.moisson.harvesters.model.Placeholders;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text with the placeholders of {@link TerritoryValues}. */
@JacksonAnnotationsInside
@Placeholders({
  "nom",
  "code",
  "codes",
  "siren",
  "departement",
  "date",
  "west",
  "south",
  "east",
  "north",
  "wkt",
  "geojson",
  "lon",
  "lat",
  "radius"
})
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
public @interface TerritoryWords {}
