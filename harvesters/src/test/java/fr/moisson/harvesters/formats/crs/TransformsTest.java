package fr.moisson.harvesters.formats.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

class TransformsTest {

  /** Systems in degrees, conformal conic, in grads from Paris, transverse and oblique. */
  @ParameterizedTest
  @ValueSource(strings = {"4326", "2154", "3946", "27572", "4471", "3857", "21781", "31370"})
  void systemsAreThoseThatTheLibraryFinds(String code) {
    CoordinateReferenceSystem found = new CRSFactory().createFromName("EPSG:" + code);

    CoordinateReferenceSystem read = Transforms.between("EPSG:" + code, "EPSG:4326").getSourceCRS();

    assertThat(read.getName()).isEqualTo(found.getName());
    assertThat(read.getParameterString()).isEqualTo(found.getParameterString());
  }

  /** Nouméa, by PROJ. */
  @Test
  void theLambertOfNouvelleCaledonieIsKnown() {
    ProjCoordinate there = new ProjCoordinate();
    Transforms.between("EPSG:10314", "EPSG:4326")
        .transform(new ProjCoordinate(2446378.7125, 2214678.5387), there);

    assertThat(there.x).isCloseTo(166.45, within(1e-8));
    assertThat(there.y).isCloseTo(-22.27, within(1e-8));
  }

  /** A change of datum refuses a latitude in another way than the projection does. */
  @Test
  void aPositionOnNoEarthIsRefused() {
    assertThatThrownBy(
            () ->
                Transforms.between("EPSG:3297", "EPSG:4326")
                    .transform(new ProjCoordinate(1e99, -1e99), new ProjCoordinate()))
        .isInstanceOf(Proj4jException.class);
  }

  @Test
  void anUnknownSystemIsRefused() {
    assertThatThrownBy(() -> Transforms.between("EPSG:999999", "EPSG:4326"))
        .isInstanceOf(Proj4jException.class);
  }
}
