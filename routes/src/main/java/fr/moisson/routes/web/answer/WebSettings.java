package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.model.Territory.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * How the pages are served.
 *
 * @param host address to listen on; the default is this machine only, behind a reverse proxy
 * @param siteName name of the site on its pages; null for a name in the reader's language
 * @param publicUrl public address of the site, for the links between languages, which search
 *     engines want absolute
 * @param names the name of a place by its code, or of a territory by the name of its file; returns
 *     what it does not know
 * @param territories the name of a territory's file by the code of its place, unless it has several
 *     files
 * @param kinds what kind of place a territory is, by the name of its file
 * @param sirets the SIRET of the body that publishes a territory, by the name of its file
 * @param around for the code of a commune, the file names of the territories that it belongs to;
 *     for an EPCI, those of its communes
 * @param columns the columns of a schema, by their names; empty for a schema that is not at hand
 * @param contours the contour of a territory by its code, in WGS 84; empty if not known now
 * @param places differs whenever other names or contours of places are known than before
 * @param legal the pages that the law requires each page to link to
 * @param interactive whether a program answers, rather than plain files, which ignore queries
 */
public record WebSettings(
    String host,
    @Nullable String siteName,
    @Nullable URI publicUrl,
    UnaryOperator<String> names,
    Map<String, String> territories,
    Map<String, Kind> kinds,
    Map<String, String> sirets,
    Function<String, List<String>> around,
    Function<String, Map<String, Column>> columns,
    Function<String, Optional<Geometry>> contours,
    Supplier<String> places,
    Legal legal,
    boolean interactive) {

  /**
   * Null for what does not exist.
   *
   * @param notice page of the legal notice
   * @param accessibility how far the site follows the RGAA: {@code none}, {@code partial} or {@code
   *     full}
   * @param statement the accessibility statement
   */
  public record Legal(
      @Nullable URI notice, @Nullable String accessibility, @Nullable URI statement) {

    public static final Legal NONE = new Legal(null, null, null);
  }

  public static final WebSettings LOCAL =
      new WebSettings(
          "127.0.0.1",
          null,
          null,
          UnaryOperator.identity(),
          Map.of(),
          Map.of(),
          Map.of(),
          code -> List.of(),
          schema -> Map.of(),
          code -> Optional.empty(),
          () -> "",
          Legal.NONE,
          true);

  /** The name of the site, in the language of the texts. */
  public String title(Texts texts) {
    return siteName == null ? texts.get("site.name") : siteName;
  }

  /** The name of a territory, or its code if the name is not known. */
  public String nameOf(String territory) {
    return names.apply(territory);
  }
}
