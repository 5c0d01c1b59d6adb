package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Territory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes finished files in a data package next to them. */
final class DescriptorFile {

  /**
   * Writes {@code <name>-datapackage.json}.
   *
   * @param territory null for rows from anywhere
   * @param modified when its rows changed last, if they say it
   * @param rule code of the boundary rule
   * @param mapping how rows were mapped to a schema; null if they were not
   * @param files not empty
   * @return path relative to the folder of the destination
   */
  static String write(
      ExtractOrder order,
      String name,
      @Nullable Territory territory,
      @Nullable String modified,
      String rule,
      @Nullable String mapping,
      List<Portion.MadeFile> files)
      throws IOException {
    Subject subject = order.subject();
    Descriptor descriptor =
        new Descriptor(
            name.toLowerCase(Locale.ROOT),
            subject.title(),
            subject.description(),
            modified == null ? subject.modified() : modified,
            subject.licence(),
            subject.publisher(),
            subject.input(),
            new Descriptor.Making(
                territory == null ? null : territory.code(),
                territory == null ? null : territory.name(),
                rule,
                territory == null ? null : territory.vintage(),
                mapping,
                order.software()),
            files.stream().map(DescriptorFile::resource).toList());
    try (HashedFile file = new HashedFile(order.destination())) {
      file.stream().write(descriptor.json());
      file.stream().close();
      return file.keepAsDescriptor(name + "-" + Descriptor.FILE_NAME).path();
    }
  }

  private static Descriptor.Resource resource(Portion.MadeFile file) {
    Distribution.Assessment assessment = file.assessment();
    return new Descriptor.Resource(
        file.format(),
        file.path(),
        file.bytes(),
        file.sha256(),
        file.columns(),
        assessment == null ? null : assessment.followed());
  }

  private DescriptorFile() {}
}
