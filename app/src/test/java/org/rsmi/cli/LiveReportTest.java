package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.report.LivePage;

class LiveReportTest {
  private static final LivePage FIRST =
      new LivePage("1-0-0", "<b>ising</b>: 1 of 2 runs done", "<p>first</p>");

  private final HttpClient browser = HttpClient.newHttpClient();
  private LiveReport live;

  @BeforeEach
  void open() {
    live = LiveReport.open(FIRST, "127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    live.close();
    browser.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + live.port() + path)).build(),
        BodyHandlers.ofString());
  }

  /// The first line of the answer to a request with a Host header of one's own.
  private String asked(String path, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", live.port())) {
      String request = "GET %s HTTP/1.1\r\n%sConnection: close\r\n\r\n";
      String header = host.isEmpty() ? "" : "Host: " + host + "\r\n";
      socket
          .getOutputStream()
          .write(request.formatted(path, header).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  @Test
  void theFrameShowsTheReportAndEscapesTheStatus() throws IOException, InterruptedException {
    HttpResponse<String> frame = get("/");
    assertThat(frame.statusCode()).isEqualTo(200);
    assertThat(frame.body())
        .contains("&lt;b&gt;ising&lt;/b&gt;", "src=\"/report\"")
        .doesNotContain("<b>");
    assertThat(get("/report").body()).isEqualTo("<p>first</p>");
    assertThat(get("/report?v=2").body()).isEqualTo("<p>first</p>");
    assertThat(get("/version").body())
        .isEqualTo("{\"version\":\"1-0-0\",\"status\":\"<b>ising</b>: 1 of 2 runs done\"}\n");
  }

  @Test
  void aNewReportIsToldByItsVersion() throws IOException, InterruptedException {
    live.show(new LivePage("2-0-0", "done", "<p>second</p>"));
    assertThat(get("/version").body()).contains("2-0-0");
    assertThat(get("/report").body()).isEqualTo("<p>second</p>");
  }

  @Test
  void thePolicyAllowsNothingButItsOwnScript() throws IOException, InterruptedException {
    String policy = get("/").headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'sha256-")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(get("/report").headers().firstValue("Content-Security-Policy"))
        .contains("frame-ancestors 'self'");
    assertThat(get("/version").headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/spec.toml",
        "/report/",
        "/report/../spec.toml",
        "//report",
        "/%72eport",
        "/..%2fspec.toml",
        "/../../../../etc/passwd",
        "/.git/config",
        "/favicon.ico"
      })
  void noOtherAddressExists(String path) throws IOException {
    assertThat(asked(path, "127.0.0.1:" + live.port())).startsWith("HTTP/1.1 404");
  }

  @Test
  void aBrowserSentHereUnderAnotherNameIsRefused() throws IOException {
    assertThat(asked("/", "evil.example:" + live.port())).startsWith("HTTP/1.1 421");
    assertThat(asked("/report", "localhost.evil.example")).startsWith("HTTP/1.1 421");
    assertThat(asked("/report", "192.168.0.1")).startsWith("HTTP/1.1 421");
    assertThat(asked("/report", "")).startsWith("HTTP/1.1 4");
    assertThat(asked("/", "localhost:" + live.port())).startsWith("HTTP/1.1 200");
    assertThat(asked("/", "[::1]:" + live.port())).startsWith("HTTP/1.1 200");
  }

  @Test
  void onAllInterfacesAnAddressIsWelcomeAndAForeignNameIsNot() throws IOException {
    live.close();
    live = LiveReport.open(FIRST, "0.0.0.0", 0);
    assertThat(live.url()).startsWith("http://localhost:");
    assertThat(asked("/", "10.1.2.3:" + live.port())).startsWith("HTTP/1.1 200");
    assertThat(asked("/", "evil.example")).startsWith("HTTP/1.1 421");
  }

  @Test
  void nothingCanBeWritten() throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(live.url())).POST(BodyPublishers.ofString("x")).build();
    assertThat(browser.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void aPortThatIsTakenAndAHostThatIsNoneAreSaid() {
    assertThatThrownBy(() -> LiveReport.open(FIRST, "127.0.0.1", live.port()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("--port 0 takes any that is free");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveReport.open(FIRST, "no such host", 0))
        .withMessageContaining("host = no such host");
  }
}
