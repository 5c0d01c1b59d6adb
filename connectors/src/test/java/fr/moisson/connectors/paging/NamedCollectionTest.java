package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.ogcapi.OgcapiSource;
import fr.moisson.connectors.records.RecordsSource;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Source;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedCollectionTest {

  private static final URI API = URI.create("https://geo.example/api");
  private static final String COLLECTIONS = API + "/collections";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void open() {
    door = new ScriptedDoor(folder);
  }

  private static Source features(String collection) {
    return new OgcapiSource(API, collection, Map.of(), 2, null, null);
  }

  private static Source records(String collection) {
    return new RecordsSource(API, collection, Map.of(), false, Set.of(), 2);
  }

  private void answer(String collection, int status) {
    door.serve(
        COLLECTIONS + "/" + collection,
        uri -> {
          throw Refusals.of(uri.toString(), status, "Collection not found");
        });
  }

  private Notice refusal(Source source) {
    return catchThrowableOfType(HarvestException.class, () -> Harvested.from(source, door, folder))
        .notice();
  }

  /** 404 as the standard has it, 400 from old versions of GeoServer, 500 from pycsw. */
  @ParameterizedTest
  @ValueSource(ints = {404, 400, 500})
  void thoseThatResembleAMissingOneAreNamed(int status) {
    answer("Arbre", status);
    door.serve(
        COLLECTIONS,
        "{\"collections\": [{\"id\": \"sig:arbres\"}, {\"id\": \"haies\"}, {\"id\": \"arbre\"}]}");

    assertThat(refusal(features("Arbre")))
        .isEqualTo(Notice.of(Code.UNKNOWN_LAYER, "geo.example", "Arbre", "arbre, sig:arbres"));
    assertThat(refusal(records("Arbre")).code()).isEqualTo(Code.UNKNOWN_LAYER);
  }

  @Test
  void oneThatIsListedIsNotCalledMissing() {
    answer("arbres", 404);
    door.serve(COLLECTIONS, "{\"collections\": [{\"id\": \"arbres\"}]}");

    assertThat(refusal(features("arbres")).code()).isEqualTo(Code.HTTP_STATUS);
  }

  @Test
  void anAddressThatIsNoApiIsToldAsSuch() {
    answer("arbres", 404);
    door.otherwise(
        uri -> {
          throw Refusals.of(uri.toString(), 404, "Page not found");
        });

    Notice refusal = refusal(features("arbres"));
    assertThat(refusal.code()).isEqualTo(Code.HTTP_STATUS);
    assertThat(refusal.args()).contains(COLLECTIONS + "/arbres");
  }
}
