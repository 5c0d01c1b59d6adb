package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice.Code;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapRuleTest {

  private static final Licence LICENCE = Licence.stated("Licence locale");

  private final Samples samples = new Samples();

  /** The lack is noticed all the same, since the source should state a contact. */
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
    assertThat(samples.codes()).hasSize(4).containsOnly(Code.NO_CONTACT);
  }

  private @Nullable Contact publishedBy(@Nullable Agent publisher, @Nullable URI data) {
    return samples
        .settled(
            new GapRule(), draft -> draft.licence(LICENCE).publisher(publisher).landingPage(data))
        .contact();
  }

  @Test
  void aLicenceThatNoFileHasEitherIsTold() {
    Link file = Link.to("1", URI.create("https://ex.org/1.csv"));
    Contact contact = new Contact("SIG", null, null);

    samples.settled(
        new GapRule(),
        draft -> draft.contact(contact).distributions(List.of(file.licensed(LICENCE))));
    assertThat(samples.notices).isEmpty();
    samples.settled(new GapRule(), draft -> draft.contact(contact).distributions(List.of(file)));
    assertThat(samples.codes()).containsExactly(Code.NO_LICENCE);
  }

  @Test
  void themesAreTheKeywordsOfADatasetWithoutAny() {
    Dataset dataset =
        samples.settled(new GapRule(), draft -> draft.themes(List.of("TRAN", "ENVI")));

    assertThat(dataset.keywords()).containsExactly("Environnement", "Transports");
    assertThat(samples.settled(new GapRule(), draft -> draft).keywords()).isEmpty();
    assertThat(
            samples
                .settled(new GapRule(), draft -> draft.themes(List.of("ENVI")).writtenIn("en"))
                .keywords())
        .isEmpty();
    assertThat(
            samples
                .settled(
                    new GapRule(),
                    draft -> draft.themes(List.of("ENVI")).keywords(List.of("arbres")))
                .keywords())
        .containsExactly("arbres");
  }
}
