package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.EmailAddress;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drops landing pages, home pages and e-mail addresses that cannot be followed: a portal turns them
 * into links, and {@code javascript:} must not become one.
 */
final class AddressRule implements Rule {

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    URI landingPage = WebAddress.followed(dataset.landingPage(), notices);
    Agent publisher = dataset.publisher() == null ? null : linked(dataset.publisher(), notices);
    List<Attribution> attributions =
        dataset.attributions().stream()
            .map(
                one ->
                    new Attribution(
                        one.role(), linked(one.agent(), notices), mailbox(one.email(), notices)))
            .toList();
    return dataset.with(
        draft -> draft.landingPage(landingPage).publisher(publisher).attributions(attributions));
  }

  private static Agent linked(Agent agent, Consumer<Notice> notices) {
    return new Agent(agent.name(), WebAddress.followed(agent.homepage(), notices), agent.siren());
  }

  private static @Nullable String mailbox(@Nullable String email, Consumer<Notice> notices) {
    if (email == null || email.isBlank()) {
      return null;
    }
    Optional<String> usable = EmailAddress.in(email);
    if (usable.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.BAD_EMAIL, email));
    }
    return usable.orElse(null);
  }
}
