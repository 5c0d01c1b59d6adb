package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What neither the source nor the officer has said. The officer is told that there is no licence or
 * no contact. What else is said stands in where it can: the publisher's own page, or the one about
 * the data, is where to ask, and the names of its themes are keywords of a dataset without any.
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
    // The names of themes are known in French, and keywords are in the language of the texts.
    Collection<String> keywords =
        dataset.keywords().isEmpty() && dataset.writtenIn() == null
            ? dataset.themes().stream().flatMap(theme -> Themes.name(theme).stream()).toList()
            : dataset.keywords();
    return dataset.with(draft -> draft.contact(contact).keywords(keywords));
  }

  /** As a whole, or in any of its parts. */
  static boolean isLicensed(Dataset dataset) {
    return dataset.licence() != null
        || dataset.distributions().stream()
            .anyMatch(one -> one instanceof Link link && link.licence() != null);
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
