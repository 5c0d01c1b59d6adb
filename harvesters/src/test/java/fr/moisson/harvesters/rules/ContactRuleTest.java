package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRuleTest {

  private final Samples samples = new Samples();

  private @Nullable Contact settled(@Nullable Contact stated) {
    return samples.settled(new ContactRule(), draft -> draft.contact(stated)).contact();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sig@ville.fr | sig@ville.fr",
        " SIG@Ville.FR. | sig@ville.fr",
        "mailto:sig@ville.fr?subject=Bonjour | sig@ville.fr",
        "mailto:sig(at)collectivite.example.org | sig@collectivite.example.org",
        "sig [at] ville [point] fr | sig@ville.fr",
        "jean.dupont at ville point fr | jean.dupont@ville.fr",
        "Service SIG <sig@ville.fr> | sig@ville.fr",
        "inconnu ; sig@ville.fr, autre@ville.fr | sig@ville.fr"
      })
  void anAddressIsReadHoweverItIsHidden(String stated, String email) {
    assertThat(settled(new Contact("SIG", stated, null)))
        .isEqualTo(new Contact("SIG", email, null));
    assertThat(samples.notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Contact at mairie", "sig@ville", "@ville.fr", "a..b@ville.fr", "05 49 00 00 00"})
  void whatIsNotAnAddressIsDropped(String stated) {
    assertThat(settled(new Contact("SIG", stated, null))).isEqualTo(new Contact("SIG", null, null));
    assertThat(samples.codes()).containsExactly(Notice.Code.BAD_EMAIL);
  }

  @Test
  void aContactWithNothingLeftIsNone() {
    assertThat(settled(new Contact(" ", "?", null))).isNull();
    assertThat(samples.codes()).containsExactly(Notice.Code.BAD_EMAIL, Notice.Code.NO_CONTACT);
  }

  /** And told, since it is not what the source should say. */
  @Test
  void wherePublishersCanBeAskedIsTheirOwnPageOrThatOfTheData() {
    URI home = URI.create("https://ville.fr");
    URI data = URI.create("https://ville.fr/arbres");

    assertThat(publishedBy(new Agent("Ville", home, null), data))
        .isEqualTo(new Contact("Ville", null, home));
    assertThat(publishedBy(new Agent("Ville", null, null), data))
        .isEqualTo(new Contact("Ville", null, data));
    assertThat(publishedBy(new Agent("Ville", null, null), null)).isNull();
    assertThat(publishedBy(null, data)).isNull();
    assertThat(samples.codes()).hasSize(4).containsOnly(Notice.Code.NO_CONTACT);
  }

  private @Nullable Contact publishedBy(@Nullable Agent publisher, @Nullable URI data) {
    return samples
        .settled(new ContactRule(), draft -> draft.publisher(publisher).landingPage(data))
        .contact();
  }

  @Test
  void noContactIsTold() {
    assertThat(settled(null)).isNull();
    assertThat(samples.codes()).containsExactly(Notice.Code.NO_CONTACT);
  }

  @Test
  void aMailAddressGivenAsAPageIsAMailAddress() {
    assertThat(settled(new Contact(null, null, URI.create("mailto:sig@ville.fr"))))
        .isEqualTo(new Contact(null, "sig@ville.fr", null));
  }
}
