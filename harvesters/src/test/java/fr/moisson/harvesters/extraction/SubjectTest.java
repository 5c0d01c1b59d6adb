package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Table;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static final URI FILE = URI.create("https://producteur.example/arbres.csv");
  private static final Table TABLE =
      new Table(Path.of("f"), Table.Format.CSV, null, Table.Place.GUESSED, FILE);
  private static final Licence OPEN = new Licence("Licence Ouverte", null);
  private static final Licence SHARED = new Licence("ODbL", null);
  private static final Agent TOWN = new Agent("Ville", null, null);

  @Test
  void whatIsKnownOfTheFileIsKnownOfItsRows() {
    Link read =
        new Link(
                "a",
                "Arbres",
                null,
                FILE,
                "CSV",
                null,
                9L,
                "sha256:ab",
                "2026-11-20T08:00:00Z",
                null)
            .licensed(SHARED);

    Subject subject = Subject.of(dataset(Link.to("Autre", URI.create("x:y")), read), TABLE);

    assertThat(subject.licence()).isEqualTo(SHARED);
    assertThat(subject.publisher()).isEqualTo(TOWN);
    assertThat(subject.modified()).isEqualTo("2026-11");
    assertThat(subject.input())
        .isEqualTo(new Descriptor.Input(FILE, "Arbres", "sha256:ab", "2026-11-20T08:00:00Z"));
  }

  @Test
  void rowsOfAServiceAreUnderTheLicenceOfTheirDataset() {
    Subject subject = Subject.of(dataset(), TABLE);

    assertThat(subject.licence()).isEqualTo(OPEN);
    assertThat(subject.input()).isEqualTo(new Descriptor.Input(FILE, null, null, null));
  }

  private static Dataset dataset(Link... links) {
    return Dataset.draft(new DatasetId("79191", "arbres", "1"), "Arbres")
        .licence(OPEN)
        .publisher(TOWN)
        .modified("2026-11")
        .distributions(List.of(links))
        .build();
  }
}
