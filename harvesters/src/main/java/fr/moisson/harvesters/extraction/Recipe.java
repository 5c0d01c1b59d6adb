package fr.moisson.harvesters.extraction;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.privacy.Personal;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.territory.Boundary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What files are made of the rows of a source; what an officer writes under {@code files}. What is
 * null is left to the preset, and then to what most towns want.
 */
public record Recipe(
    @JsonPropertyDescription(
            "Formats des fichiers : csv, geojson, gpkg, xlsx… ; csv et geojson par défaut.")
        @Nullable List<OutputFormat> formats,
    @JsonPropertyDescription(
            "Système de coordonnées des fichiers, par exemple EPSG:2154, sauf du GeoJSON ; WGS 84 par"
                + " défaut.")
        @Nullable String crs,
    @JsonPropertyDescription(
            "Vrai pour couper les tracés et les surfaces à la limite du territoire ; sinon, ceux qui"
                + " le touchent sont gardés entiers.")
        @Nullable Boolean clip,
    @JsonPropertyDescription(
            "Vrai pour ajouter des colonnes : la part de chaque surface ou tracé qui se trouve dans le"
                + " territoire, et combien de m² ou de m cela fait.")
        @Nullable Boolean shares,
    @JsonPropertyDescription(
            "Schéma des données : un nom (arbres-urbains…), none pour aucun ; auto, par défaut, le reconnaît"
                + " aux colonnes.")
        @Nullable String schema,
    @JsonPropertyDescription(
            "Ce qui corrige la correspondance des colonnes : les mêmes clés que dans config/schemas.")
        @Nullable MappingFile mapping,
    @JsonPropertyDescription(
            "Faux pour ne publier que les colonnes du schéma, sans celles du producteur.")
        @Nullable Boolean original,
    @JsonPropertyDescription(
            "Colonnes à publier ou à écarter, quoi que Moisson y trouve de personnel.")
        @Nullable Personal personal) {

  /** What is made where nobody says anything. */
  public static final Recipe USUAL = new Recipe(null, null, null, null, null, null, null, null);

  private static final List<OutputFormat> FORMATS = List.of(OutputFormat.CSV, OutputFormat.GEOJSON);

  /** Value of {@link #schema} for no schema at all. */
  public static final String NO_SCHEMA = "none";

  /** Value of {@link #schema} for the one that the columns show. */
  public static final String RECOGNISED = "auto";

  /** This, and the other where this says nothing. */
  public Recipe or(Recipe other) {
    return new Recipe(
        formats == null ? other.formats : formats,
        crs == null ? other.crs : crs,
        clip == null ? other.clip : clip,
        shares == null ? other.shares : shares,
        schema == null ? other.schema : schema,
        mapping == null ? other.mapping : mapping,
        original == null ? other.original : original,
        personal == null ? other.personal : personal);
  }

  /** The formats wanted, in order, each once. */
  public List<OutputFormat> outputs() {
    return formats == null ? FORMATS : formats.stream().distinct().toList();
  }

  /**
   * The coordinate system of the files, where the format leaves a choice.
   *
   * @throws fr.moisson.harvesters.model.Misconfigured if it is none that can be written
   */
  OutputCrs outputCrs() {
    return crs == null ? OutputCrs.WGS_84 : OutputCrs.of(crs);
  }

  /** What becomes of lines and polygons at the boundary. */
  Boundary boundary() {
    return new Boundary(Boolean.TRUE.equals(clip), Boolean.TRUE.equals(shares));
  }

  /** What is said about columns that may be about persons. */
  Personal personalData() {
    return personal == null ? Personal.DETECTED : personal;
  }

  /** The schema that somebody named; empty if the columns are to show it. */
  Optional<String> statedSchema() {
    return Optional.ofNullable(schema).filter(name -> !name.equals(RECOGNISED));
  }

  /** Whether files are made in the producer's columns even where there are some in a schema's. */
  boolean keepsOriginal() {
    return !Boolean.FALSE.equals(original);
  }

  /** Whether data stay as their producer names and writes them. */
  public boolean isWithoutSchema() {
    return NO_SCHEMA.equals(schema);
  }
}
