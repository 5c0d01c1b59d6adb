package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(samples.codes()).containsExactly(Notice.Code.BAD_EMAIL);
  }

  @Test
  void aMailAddressGivenAsAPageIsAMailAddress() {
    assertThat(settled(new Contact(null, null, URI.create("mailto:sig@ville.fr"))))
        .isEqualTo(new Contact(null, "sig@ville.fr", null));
  }

  @ParameterizedTest
  @CsvSource({
    "sig@ville.fr, , sig@ville.fr",
    "mailto:SIG@ville.fr, , sig@ville.fr",
    "SIG <sig@ville.fr>, SIG, sig@ville.fr",
    "Service SIG (sig@ville.fr), Service SIG, sig@ville.fr",
    "Contact at mairie, Contact at mairie,"
  })
  void aMailAddressGivenAsANameIsAMailAddress(String stated, String name, String email) {
    assertThat(settled(new Contact(stated, null, null))).isEqualTo(new Contact(name, email, null));
    assertThat(samples.notices).isEmpty();
  }

  @Test
  void aMailboxThatNobodyReadsIsNoContact() {
    assertThat(settled(new Contact("no name provided", "no-reply@data.example.us", null))).isNull();
    assertThat(settled(new Contact("SIG", "ne-pas-repondre@ville.fr", null)))
        .isEqualTo(new Contact("SIG", null, null));
    assertThat(settled(new Contact("SIG", "norepl@ville.fr", null)).email())
        .isEqualTo("norepl@ville.fr");
  }
}
