package fr.moisson.routes.cli;

import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.Schemas;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.routes.config.MappingReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The schemas that {@code --schema} can name. */
final class SchemaOption {

  static KnownSchemas known(Common common, Path folder, Consumer<Notice> notices) {
    return new KnownSchemas(mappings(common), schemas(common, folder, notices), true);
  }

  /** Our mappings of producers' tables to the schemas. */
  static Mappings mappings(Common common) {
    return MappingReading.load(ownWords(common));
  }

  /**
   * @param folder folder for downloaded files
   */
  static Schemas schemas(Common common, Path folder, Consumer<Notice> notices) {
    return new Schemas(
        ownWords(common),
        common.data().resolve("schemas"),
        address -> published(address, common, folder),
        notices,
        common.clock());
  }

  private static Path ownWords(Common common) {
    return common.config().resolve("schemas");
  }

  private static InputStream published(URI address, Common common, Path folder) throws IOException {
    try (Network network = Network.open(common, folder);
        InputStream schema = network.door().get(Door.Request.get(address)).open()) {
      return new ByteArrayInputStream(schema.readAllBytes());
    }
  }

  private SchemaOption() {}
}
