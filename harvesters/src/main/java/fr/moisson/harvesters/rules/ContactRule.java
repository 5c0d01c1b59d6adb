package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A contact has an e-mail address that can be written to, or none; a contact without anything is
 * none.
 */
final class ContactRule implements Rule {

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Contact stated = dataset.contact();
    Contact contact = stated == null ? null : settled(stated, notices);
    return dataset.with(draft -> draft.contact(contact));
  }

  private static @Nullable Contact settled(Contact stated, Consumer<Notice> notices) {
    String name = named(stated.name());
    String email = email(stated, notices);
    URI page = page(stated.url(), notices);
    return name == null && email == null && page == null ? null : new Contact(name, email, page);
  }

  private static @Nullable String named(@Nullable String name) {
    return name == null || name.isBlank() ? null : name.strip();
  }

  /** Some sources put {@code mailto:} where a page belongs. */
  private static @Nullable String email(Contact stated, Consumer<Notice> notices) {
    String text = stated.email();
    if (text == null || text.isBlank()) {
      return isMail(stated.url())
          ? EmailAddress.in(String.valueOf(stated.url())).orElse(null)
          : null;
    }
    Optional<String> email = EmailAddress.in(text);
    if (email.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.BAD_EMAIL, text));
    }
    return email.orElse(null);
  }

  private static @Nullable URI page(@Nullable URI url, Consumer<Notice> notices) {
    if (url == null || isMail(url)) {
      return null;
    }
    Optional<URI> usable = WebAddress.usable(url);
    if (usable.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.BAD_URL, url));
    }
    return usable.orElse(null);
  }

  private static boolean isMail(@Nullable URI url) {
    return url != null && "mailto".equalsIgnoreCase(url.getScheme());
  }
}
