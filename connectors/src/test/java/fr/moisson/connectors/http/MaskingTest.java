package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Door.Request;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.example/b?x=1, a.example/b?x=1",
    "http://a.example:8080, a.example:8080",
    "https://a.example/?token=abcd&page=2, a.example/?token=***&page=2",
    "https://a.example/?page=2&API_KEY=abcd#end, a.example/?page=2&API_KEY=***",
    "https://a.example/?key=a&keyword=eau, a.example/?key=***&keyword=eau",
    "https://a.example/?access_token=a&author=b, a.example/?access_token=***&author=b",
    "https://a.example/?X-Amz-Signature=a&X-Amz-Date=b, a.example/?X-Amz-Signature=***&X-Amz-Date=b",
    "https://a.example/?password=&pwd=x, a.example/?password=***&pwd=***",
    "https://a.example/?apikey=a=b, a.example/?apikey=***",
    "https://a.example/?to=http://b.example/?token=a?b&c=d, a.example/?to=http://b.example/?token=***&c=d",
    "https://a.example/token=a?a?sig=b, a.example/token=a?a?sig=***",
  })
  void anAddressIsShownWithoutItsSecrets(URI uri, String shown) {
    assertThat(Masking.shown(uri)).isEqualTo(shown);
  }

  /** A server may write anything into the address to which it redirects. */
  @ParameterizedTest
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  @ValueSource(strings = {"?", "?auth", "&auth", "?key=", "?token=a&"})
  void anAddressOfAnyLengthIsShown(String words) {
    String address = "https://a.example/" + words.repeat(64_000 / words.length());

    assertThat(Masking.shown(address)).startsWith("https://a.example/" + words.charAt(0));
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, true",
    "X-API-KEY, true",
    "Apikey, true",
    "PRIVATE-TOKEN, true",
    "Cookie, true",
    "X-Auth-User, true",
    "Accept, false",
    "X-Fields, false",
    "ETag, false",
    "Link, false",
    "Last-Modified, false"
  })
  void aHeaderIsJudgedByItsName(String header, boolean sensitive) {
    assertThat(Masking.isSensitive(header)).isEqualTo(sensitive);
  }

  @Test
  void aTextIsMaskedEvenIfItDecodesTheSecret() {
    Request request =
        Request.get(URI.create("https://a.example/?token=a%2Fb%C3%A9c"))
            .with("X-API-KEY", "plain-key");

    assertThat(Masking.masked(request, "bad a/béc or a%2Fb%C3%A9c or plain-key"))
        .isEqualTo("bad *** or *** or ***");
  }
}
