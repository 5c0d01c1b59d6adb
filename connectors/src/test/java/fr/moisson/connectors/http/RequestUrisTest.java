package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestUrisTest {

  private static final URI PAGE = URI.create("https://api.example/v1/rows?page=1#top");

  @ParameterizedTest
  @CsvSource({
    "?page=2, https://api.example/v1/rows?page=2",
    "/v2/rows, https://api.example/v2/rows",
    "next, https://api.example/v1/next",
    "https://api.example/x, https://api.example/x",
    "'?q={\"a b\"}&p=%20é', https://api.example/v1/rows?q=%7B%22a%20b%22%7D&p=%20%C3%A9",
    "https://API.example:443/x, https://API.example:443/x"
  })
  void aLinkLeadsWhereItSays(String link, String address) {
    assertThat(RequestUris.next(PAGE, PAGE, link)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ckan.example/api/3/action/package_search, https://ckan.example",
    "https://ckan.example/api/3/, https://ckan.example",
    "https://ckan.example/portail/fr/dataset/, https://ckan.example/portail",
    "https://ckan.example/dataset, https://ckan.example",
    "https://ckan.example/portail, https://ckan.example/portail",
    "https://ckan.example/dataset/arbres, https://ckan.example/dataset/arbres",
    "https://ckan.example/?q=/api, https://ckan.example/?q=/api",
    "http://api, http://api"
  })
  void whatIsAddedToAnAddressMayHaveBeenCopiedWithIt(URI address, URI base) {
    assertThat(RequestUris.base(address, "/api/3/action/package_search", "/fr/dataset", "/dataset"))
        .isEqualTo(base);
  }

  @Test
  void aLinkNeedsNoPathToStartFrom() {
    URI bare = URI.create("https://api.example");

    assertThat(RequestUris.next(bare, bare, "rows?page=2"))
        .hasToString("https://api.example/rows?page=2");
  }

  /** A service behind a TLS proxy does not know that it is reached by https. */
  @ParameterizedTest
  @CsvSource({
    "http://api.example/v1/rows?page=2, https://api.example/v1/rows?page=2",
    "http://api.example:80/v1/rows, https://api.example/v1/rows"
  })
  void whatBeganByHttpsGoesOnByHttps(String link, String address) {
    assertThat(RequestUris.next(PAGE, PAGE, link)).hasToString(address);
  }

  @Test
  void aLinkMayLeadToWhereTheServerHasRedirected() {
    URI moved = URI.create("https://new.example/v1/rows");

    assertThat(RequestUris.next(PAGE, moved, "?page=2"))
        .hasToString("https://new.example/v1/rows?page=2");
    assertThat(RequestUris.next(PAGE, moved, "https://api.example/v1/rows?page=2"))
        .hasToString("https://api.example/v1/rows?page=2");
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example/v1/rows, FOREIGN_NEXT_PAGE",
    "http://api.example:8080/v1/rows, FOREIGN_NEXT_PAGE",
    "https://api.example:8443/v1/rows, FOREIGN_NEXT_PAGE",
    "//api.autre/v1/rows, FOREIGN_NEXT_PAGE",
    "mailto:a@b.example, FOREIGN_NEXT_PAGE",
    "'https://[api.example/a', UNEXPECTED_ANSWER"
  })
  void aLinkThatLeadsElsewhereOrNowhereIsRefused(String link, Code code) {
    assertThatThrownBy(() -> RequestUris.next(PAGE, PAGE, link))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(code));
  }

  /** Resolving millions of steps up and down takes quadratic time. */
  @Test
  void aLinkThatIsLongerThanAnyAddressIsNotResolved() {
    String steps = "a/".repeat(500_000) + "../".repeat(500_000);

    assertThatThrownBy(() -> RequestUris.next(PAGE, PAGE, steps))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(Notice.of(Code.LONG_ADDRESS, "api.example", 2_500_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "'79125,79191', '79125,79191', 79125%2C79191",
    "eau & air, eau+%26+air, eau%20%26%20air",
    "a+b, a%2Bb, a%2Bb"
  })
  void namesAreEncodedForWhereTheyStand(String text, String inQuery, String inPath) {
    assertThat(RequestUris.encode(text)).isEqualTo(inQuery);
    assertThat(RequestUris.step(text)).isEqualTo(inPath);
  }
}
