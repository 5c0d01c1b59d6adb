package fr.moisson.harvesters.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class ComputedTest {

  @Test
  void wellKnownTextHasNoMoreDecimalsThanOtherPlaces() {
    Row row =
        new Row(
            Map.of(),
            new GeometryFactory().createPoint(new Coordinate(-0.4648000000000013, 46.3237)),
            1);
    Draft draft = new Draft(List.of("geometrie"), any -> "");
    draft.begin();

    Computed.wkt("geometrie", null).fill(row, draft);

    assertThat(draft.value("geometrie")).isEqualTo("POINT (-0.4648 46.3237)");
  }
}
