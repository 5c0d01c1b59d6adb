package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResourceIdsTest {

  private static final Extract RAW = extract(null);
  private static final Extract MAPPED =
      extract(new Assessment(new Conformity("arbres", "1.0", null, 3, 3, 0), 1.0, null, null));
  private static final Link LINK =
      Link.to("Tout", URI.create("https://source.example/7")).named("7", null);

  /** Portals and harvesters know the distributions of running installations by these. */
  @Test
  void theIdsAlreadyGivenStay() {
    assertThat(ids(ResourceIds::of, RAW, LINK))
        .containsExactly("a54586630462f190", "9ea57c57c699c36f");
    assertThat(ids(ResourceIds::inFeed, RAW, LINK)).containsExactly("e78a30954538", "7902699be42c");
  }

  @Test
  void aSchemaThatIsRecognisedTakesNoIdFromTheProducersColumns() {
    for (BiFunction<ResourceIds, Distribution, String> way :
        List.<BiFunction<ResourceIds, Distribution, String>>of(
            ResourceIds::of, ResourceIds::inFeed)) {
      String raw = ids(way, RAW).get(0);
      List<String> both = ids(way, MAPPED, RAW);

      assertThat(both).doesNotHaveDuplicates().element(1).isEqualTo(raw);
      assertThat(ids(way, RAW, MAPPED)).containsExactly(both.get(1), both.get(0));
      assertThat(ids(way, MAPPED)).containsExactly(both.get(0));
    }
  }

  @Test
  void aNameThatASourceUsesTwiceIsDistinguishedByItsRank() {
    List<String> ids = ids(ResourceIds::inFeed, LINK, LINK);

    assertThat(ids.get(1)).isEqualTo(ids.get(0) + "-2");
  }

  private static List<String> ids(
      BiFunction<ResourceIds, Distribution, String> way, Distribution... distributions) {
    ResourceIds ids = new ResourceIds();
    return Stream.of(distributions).map(one -> way.apply(ids, one)).toList();
  }

  private static Extract extract(@Nullable Assessment assessment) {
    return new Extract(
        "79191",
        "Arbres",
        "ab/arbres.csv",
        "CSV",
        "text/csv",
        12L,
        "ab",
        URI.create("https://source.example/arbres.csv"),
        new Receipt(9, 3, 6, 0, 0, "points-in-lines-whole", "2026"),
        assessment,
        null);
  }
}
