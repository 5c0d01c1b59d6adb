package fr.moisson.harvesters.hostile;

import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.ExtractOrder;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.extraction.Subject;
import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code moisson convert} for a file, in all formats.
 *
 * @param portion null if the file was refused
 * @param refusal null if the file was not refused
 */
record Conversion(@Nullable Portion portion, @Nullable Notice refusal, List<Notice> notices) {

  static final Recipe ALL =
      new Recipe(List.of(OutputFormat.values()), null, true, true, null, null, null, null);

  /**
   * Converts a file.
   *
   * @param work for temporary files
   */
  static Conversion of(Path file, List<Territory> territories, Path work, Path out) {
    List<Notice> notices = new ArrayList<>();
    try {
      SourceFile source =
          new SourceFile(file, String.valueOf(file.getFileName()), null, null, file.toUri());
      Table table = source.table(null, null, Table.Place.GUESSED, work, notices::add);
      ExtractOrder order =
          new ExtractOrder(
              table,
              Subject.of(source.name(), new Descriptor.Input(source.origin(), null, null, null)),
              "f",
              territories,
              ALL,
              false,
              KnownSchemas.NONE,
              Destination.named(out, out),
              "1.2");
      return new Conversion(Extraction.make(order, notices::add).get(0), null, notices);
    } catch (HarvestException e) {
      return new Conversion(null, e.notice(), notices);
    }
  }
}
