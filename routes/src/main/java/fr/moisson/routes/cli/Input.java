package fr.moisson.routes.cli;

import fr.moisson.connectors.files.ReadFile;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.model.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The input of a command: a file, an address, or standard input under the name {@code -}.
 *
 * @param version of the content, where it came from elsewhere
 * @param modified as its server says, in ISO 8601
 * @param scratch for intermediate files
 */
record Input(
    SourceFile source, @Nullable String version, @Nullable String modified, ScratchFolder scratch)
    implements Closeable {

  private static final String STANDARD_INPUT = "-";

  /**
   * @throws Misconfigured if there is no such file
   */
  static Input of(String text, Common common) throws IOException {
    ScratchFolder folder = ScratchFolder.temporary();
    boolean isFound = false;
    try {
      Input input = opened(text, folder, common);
      isFound = true;
      return input;
    } finally {
      if (!isFound) {
        folder.close();
      }
    }
  }

  private static Input opened(String text, ScratchFolder folder, Common common) throws IOException {
    if (isRemote(text)) {
      return remote(address(text), folder, common);
    }
    SourceFile local =
        text.equals(STANDARD_INPUT) ? standardInput(System.in, folder.path()) : local(text);
    return new Input(local, null, null, folder);
  }

  Path folder() {
    return scratch.path();
  }

  /** The file of this machine that it names; empty for an address and for standard input. */
  static Optional<Path> path(String text) {
    return isRemote(text) || text.equals(STANDARD_INPUT)
        ? Optional.empty()
        : Optional.of(Path.of(text));
  }

  private static boolean isRemote(String text) {
    return text.matches("(?i)https?://.*");
  }

  /** Accepts spaces, as in addresses that people copy. */
  private static URI address(String text) {
    try {
      return new URI(text.replace(" ", "%20")).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, text), e);
    }
  }

  private static Input remote(URI address, ScratchFolder folder, Common common) {
    try (Network network = Network.open(common, folder.path(), address)) {
      ReadFile file = ReadFile.remote(network.door(), address);
      return new Input(file.source(), "sha256:" + file.sha256(), file.modified(), folder);
    }
  }

  private static SourceFile local(String text) {
    Path file = Path.of(text);
    SourceFile.check(file);
    return new SourceFile(
        file, String.valueOf(file.getFileName()), null, null, file.toAbsolutePath().toUri());
  }

  private static SourceFile standardInput(InputStream in, Path folder) throws IOException {
    Path copy = folder.resolve("stdin");
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    return new SourceFile(copy, "stdin", null, null, URI.create("stdin"));
  }

  /**
   * The table in the input.
   *
   * @param layer layer asked for; null for none
   * @throws BadItem if the input has no such layer, or has only one table, without a name
   */
  Table table(@Nullable String layer, Table.Place place, Consumer<Notice> notices) {
    Table table = source.table(null, layer, place, folder(), notices);
    if (table.layer() != null && !table.format().hasLayers()) {
      throw new BadItem(
          Notice.of(Notice.Code.NO_SUCH_LAYER, source.origin(), table.layer(), source.name()));
    }
    return table;
  }

  /** The origin of the data. A local path means nothing to others, so only its name is given. */
  Descriptor.Input origin() {
    URI address = source.origin();
    boolean isHere = "file".equals(address.getScheme());
    String name = Iris.escape(source.name());
    return new Descriptor.Input(
        isHere ? URI.create(name) : address, source.name(), version, modified);
  }

  /** The name, without extension, of files made from this input. */
  String stem() {
    String name =
        source.name().replaceAll("(?i)\\.(gz|bz2|xz)$", "").replaceAll("(?<=.)\\.[^.]*$", "");
    return Slug.ofFile(name, "table");
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
