package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighValueRuleTest {

  private static final URI REGULATION =
      URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj");
  private static final URI INSPIRE = URI.create("http://data.europa.eu/eli/dir/2007/2/oj");
  private static final URI ENVIRONMENT = URI.create("http://data.europa.eu/bna/c_dd313021");

  private final Samples samples = new Samples();

  private Dataset settled(List<URI> categories, List<URI> legislation) {
    return samples.settled(
        new HighValueRule(), draft -> draft.hvdCategories(categories).legislation(legislation));
  }

  @Test
  void theRegulationFollowsFromTheCategory() {
    assertThat(settled(List.of(ENVIRONMENT), List.of(INSPIRE)).legislation())
        .containsExactlyInAnyOrder(INSPIRE, REGULATION);
    assertThat(settled(List.of(ENVIRONMENT), List.of(REGULATION)).legislation())
        .containsExactly(REGULATION);
  }

  @Test
  void nothingFollowsFromAnythingElse() {
    assertThat(settled(List.of(), List.of(INSPIRE)).legislation()).containsExactly(INSPIRE);
    assertThat(settled(List.of(URI.create("https://ville.fr/hvd")), List.of()).legislation())
        .isEmpty();
    assertThat(settled(List.of(), List.of(REGULATION)).hvdCategories()).isEmpty();
  }
}
