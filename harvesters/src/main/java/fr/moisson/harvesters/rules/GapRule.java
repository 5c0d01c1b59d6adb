package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Themes;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reports that there is no licence or no contact, and fills gaps from what else is stated: the
 * publisher's page, or that of the dataset, stands in for a contact, and the names of themes for
 * keywords.
 */
final class GapRule implements Rule {

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    if (!isLicensed(dataset)) {
      notices.accept(Notice.of(Notice.Code.NO_LICENCE));
    }
    if (dataset.contact() == null) {
      notices.accept(Notice.of(Notice.Code.NO_CONTACT));
    }
    Contact contact =
        dataset.contact() == null ? publishers(dataset).orElse(null) : dataset.contact();
    // We only have French names of themes, and keywords are in the language of the texts.
    Collection<String> keywords =
        dataset.keywords().isEmpty() && dataset.writtenIn() == null
            ? dataset.themes().stream().flatMap(theme -> Themes.name(theme).stream()).toList()
            : dataset.keywords();
    return dataset.with(draft -> draft.contact(contact).keywords(keywords));
  }

  /** Whether the dataset, or any of its distributions, has a licence. */
  static boolean isLicensed(Dataset dataset) {
    return dataset.licence() != null || dataset.links().anyMatch(link -> link.licence() != null);
  }

  private static Optional<Contact> publishers(Dataset dataset) {
    Agent publisher = dataset.publisher();
    if (publisher == null) {
      return Optional.empty();
    }
    Stream<URI> pages =
        Stream.concat(
            Stream.ofNullable(publisher.homepage()), Stream.ofNullable(dataset.landingPage()));
    String name = publisher.name().strip();
    return pages
        .flatMap(page -> WebAddress.usable(page).stream())
        .findFirst()
        .map(page -> new Contact(name.isEmpty() ? null : name, null, page));
  }
}
