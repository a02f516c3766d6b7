package io.zerodrop.ingest.parse.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPartsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "GET /cart HTTP/1.1, GET, null, /cart, null",
        "GET /cart?item=7&n=1 HTTP/2.0, GET, null, /cart, item=7&n=1",
        "GET /cart?, GET, null, /cart, ''",
        "GET /a b?c HTTP/1.1, GET, null, /a b, c",
        "GET http://shop.example/cart?x=http://y HTTP/1.1, GET, shop.example, /cart, x=http://y",
        "GET http://shop.example?x=1 HTTP/1.1, GET, shop.example, null, x=1",
        "OPTIONS * HTTP/1.1, OPTIONS, null, *, null",
        "GET /redirect?to=http://other/ HTTP/1.1, GET, null, /redirect, to=http://other/",
      })
  void takesARequestLineApart(String line, String method, String host, String path, String query) {
    assertThat(RequestLine.of(line)).isEqualTo(new RequestLine(method, host, path, query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\x16\\x03\\x01\\x02", "GET", "<BADREQ>", "\\x05 \\x01"})
  void findsNothingInWhatIsNoRequestLine(String line) {
    assertThat(RequestLine.of(line)).isEqualTo(RequestLine.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "10.244.1.9:8080, 10.244.1.9, 8080, false",
    "10.244.1.9, 10.244.1.9, 0, false",
    "[fd00:10::9]:8080, fd00:10::9, 8080, false",
    "[::FFFF:10.0.0.9]:8080, 10.0.0.9, 8080, false",
    "fd00:10::9, fd00:10::9, 0, false",
    "unix:/run/app.sock, unix:/run/app.sock, 0, false",
    "shop-web-80, shop-web-80, 0, true",
    "web.shop.example:80, web.shop.example, 80, true",
    "10.0.0.9:99999, 10.0.0.9:99999, 0, true",
    "10.0.0.9:, 10.0.0.9:, 0, true",
  })
  void takesAnAddressApart(String text, String host, int port, boolean name) {
    PeerAddress address = PeerAddress.of(text);

    assertThat(address).isEqualTo(new PeerAddress(host, port));
    if (host.indexOf(':') < 0 || host.startsWith("unix")) {
      assertThat(address.isName()).isEqualTo(name);
    }
  }

  @Test
  void neverTakesAnAddressForAName() {
    assertThat(PeerAddress.of("[fd00::1]:80").isName()).isFalse();
    assertThat(PeerAddress.of("10.0.0.1:80").isName()).isFalse();
  }
}
