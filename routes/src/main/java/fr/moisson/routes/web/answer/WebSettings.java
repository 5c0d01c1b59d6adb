package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.model.Territory.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * How the pages are served.
 *
 * @param host address to listen on; the default is this machine only, behind a reverse proxy
 * @param siteName what the pages call themselves; null for a name in the reader's language
 * @param publicUrl where the pages are seen from outside, for the links between languages that
 *     search engines want in full
 * @param names the name of a place by its code, of a territory by the name of its file too; what it
 *     does not know it gives back
 * @param territories the name of a territory's file by the code of its place; without those of
 *     several files
 * @param kinds what kind of place a territory is, by the name of its file
 * @param around the names of the territories' files that a commune, by its code, is a member of, or
 *     that are communes of an EPCI
 * @param columns those of a schema, by their names; empty for a schema that is not at hand
 * @param contours the contour of a territory by its code, in WGS 84; empty if it is not known now
 * @param legal what the law wants each page to lead to
 * @param interactive whether a program answers; of plain files nothing can be asked
 */
public record WebSettings(
    String host,
    @Nullable String siteName,
    @Nullable URI publicUrl,
    UnaryOperator<String> names,
    Map<String, String> territories,
    Map<String, Kind> kinds,
    Function<String, List<String>> around,
    Function<String, Map<String, Column>> columns,
    Function<String, Optional<Geometry>> contours,
    Legal legal,
    boolean interactive) {

  /**
   * Null for what there is none of.
   *
   * @param notice page of the legal notice
   * @param accessibility how far the site follows the RGAA: {@code none}, {@code partial} or {@code
   *     full}
   * @param statement page that says so at length
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
          code -> List.of(),
          schema -> Map.of(),
          code -> Optional.empty(),
          Legal.NONE,
          true);

  /** What the whole is called, in the language of some texts. */
  public String title(Texts texts) {
    return siteName == null ? texts.get("site.name") : siteName;
  }

  /** The name of a territory, or its code when no name is known. */
  public String nameOf(String territory) {
    return names.apply(territory);
  }
}
