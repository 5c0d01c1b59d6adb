package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build of this program: another one may write the same data differently, and what readers have
 * of it is then out of date.
 */
public final class Build {

  /** Differs from one build to the next; the same on machines that share the files. */
  public static final String ID =
      Hashes.sha256(code(Dataset.class) + "\n" + code(Build.class)).substring(0, 12);

  /** Differs with what a document of the catalogue depends on besides the data. */
  public static String edition(CatalogueHeader header) {
    return Hashes.sha256(header + "\n" + ID).substring(0, 12);
  }

  private static String code(Class<?> inside) {
    try {
      Path code = Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code + " " + Files.getLastModifiedTime(code);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Build() {}
}
