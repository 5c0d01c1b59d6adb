package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AddressRuleTest {

  private final Samples samples = new Samples();

  @Test
  void onlyPagesThatCanBeFollowedStay() {
    Dataset settled =
        samples.settled(
            new AddressRule(),
            draft ->
                draft
                    .landingPage(URI.create("https://ex.org/é"))
                    .publisher(new Agent("Ville", URI.create("javascript:vol()"), null)));

    assertThat(settled.landingPage()).isEqualTo(URI.create("https://ex.org/%C3%A9"));
    assertThat(settled.publisher()).isEqualTo(new Agent("Ville", null, null));
    assertThat(samples.notices).containsExactly(Notice.of(Notice.Code.BAD_URL, "javascript:vol()"));
  }

  @Test
  void aLoginIsNotPublishedAndTheOfficerIsTold() {
    Dataset settled =
        samples.settled(
            new AddressRule(),
            draft -> draft.landingPage(URI.create("https://agent:secret@ex.org/jeu")));

    assertThat(settled.landingPage()).isEqualTo(URI.create("https://ex.org/jeu"));
    assertThat(samples.notices)
        .containsExactly(Notice.of(Notice.Code.LOGIN_IN_URL, "https://ex.org/jeu"));
  }
}
