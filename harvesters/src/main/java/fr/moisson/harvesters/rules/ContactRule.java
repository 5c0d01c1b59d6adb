package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.EmailAddress;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps only contacts with something usable, and only e-mail addresses that are valid and that
 * somebody reads. Many feeds give the address in the name.
 */
final class ContactRule implements Rule {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s<>()\\[\\];,]+");
  private static final Pattern EMPTY_BRACKETS = Pattern.compile("[<(\\[]\\s*[>)\\]]");
  private static final String LOOSE_END = " \t\n\u000B\f\r:;,–-";

  private static final Pattern NEVER_READ =
      Pattern.compile("(?i)(?:no|do[-_.]?not|ne[-_.]?pas)[-_.]?(?:reply|r[eé]pondre)@.*");

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Contact stated = dataset.contact();
    Contact contact = stated == null ? null : settled(stated, notices);
    return dataset.with(draft -> draft.contact(contact));
  }

  private static @Nullable Contact settled(Contact stated, Consumer<Notice> notices) {
    String name = stated.name() == null ? "" : stated.name().strip();
    String email = email(stated, notices);
    if (email == null) {
      Optional<String> mailbox = mailbox(name);
      email = mailbox.flatMap(EmailAddress::in).orElse(null);
      name = mailbox.isPresent() ? without(mailbox.get(), name) : name;
    }
    email = email != null && NEVER_READ.matcher(email).matches() ? null : email;
    name = EmptyNames.is(name) ? "" : name;
    URI page = isMail(stated.url()) ? null : WebAddress.followed(stated.url(), notices);
    return name.isEmpty() && email == null && page == null
        ? null
        : new Contact(name.isEmpty() ? null : name, email, page);
  }

  /** Some sources put {@code mailto:} in the field of the page. */
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

  /** The e-mail address in a name, or in place of it. */
  private static Optional<String> mailbox(String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .filter(word -> word.contains("@") && EmailAddress.in(word).isPresent())
        .findFirst();
  }

  private static String without(String mailbox, String name) {
    String rest = EMPTY_BRACKETS.matcher(name.replace(mailbox, "")).replaceAll("");
    return Endings.without(rest, LOOSE_END).strip();
  }

  private static boolean isMail(@Nullable URI url) {
    return url != null && "mailto".equalsIgnoreCase(url.getScheme());
  }
}
