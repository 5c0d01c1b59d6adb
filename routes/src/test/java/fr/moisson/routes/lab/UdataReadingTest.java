package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.routes.lab.Officer.Report;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A real udata as a source: another officer reads what the first one published. */
class UdataReadingTest extends OnUdata {

  private static final int COUNT = 5;

  /** All datasets, including the trees. */
  private static final int ALL = COUNT + 1;

  @Test
  void whatAnOrganisationPublishedIsReadPageByPageAndNotGivenBack() throws Exception {
    publish(COUNT);
    officer.harvest().well();
    Udata another = Udata.of(lab);
    Officer reader =
        new Officer(
            Files.createDirectory(folder.resolve("lecteur")),
            """
            source: udata
            title: Une organisation
            producer: une ville
            keep: all
            options: { url: "%s", searches: [ { organization: %s } ], pageSize: 2 }
            """
                .formatted(lab.url(), udata.organisation()),
            another.portal(lab.url(), false),
            lab.editorToken());

    Report first = reader.harvest();
    ObjectNode edited = (ObjectNode) udata.titled("Mesures 3");
    udata.edit(edited.put("description", "Relevés repris par la ville."));
    Report second = reader.harvest();

    assertThat(first.source("created")).isEqualTo(ALL);
    assertThat(first.json().findValuesAsText("code"))
        .as("the site has them already")
        .hasSize(ALL)
        .containsOnly("PORTAL_ANOTHER_OWNS");
    assertThat(another.datasets())
        .as("but the reader's own trees")
        .extracting(held -> held.path("title").asText())
        .containsExactly("Arbres – Le Niortais");
    assertThat(second.source("updated")).isOne();
    assertThat(second.source("unchanged")).isEqualTo(COUNT);
  }
}
