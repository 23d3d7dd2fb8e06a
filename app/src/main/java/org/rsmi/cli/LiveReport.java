package org.rsmi.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.rsmi.report.LivePage;

/// Serves a page that changes: three fixed addresses, `/` with the frame, `/report` with the page
/// and `/version`, which tells whether there is a newer one. Nothing else can be asked for, and
/// nothing can be changed.
///
/// A browser that was sent here under another name (DNS rebinding) is refused: on the loopback
/// interface the name has to be a loopback one, on all interfaces an address, on another one its
/// name.
final class LiveReport implements AutoCloseable {
  private static final int THREADS = 4;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

  private final AtomicReference<LivePage> page;
  private final String host;
  private final InetAddress address;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private LiveReport(LivePage first, String host, InetAddress address, HttpServer server) {
    this.page = new AtomicReference<>(first);
    this.host = host;
    this.address = address;
    this.server = server;
  }

  /// Begins to serve.
  ///
  /// @param host name or address of the interface to listen on
  /// @param port 0 for any that is free
  static LiveReport open(LivePage first, String host, int port) {
    InetAddress address = address(host);
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
      LiveReport live = new LiveReport(first, host, address, server);
      server.setExecutor(live.threads);
      server.createContext("/", live::answer);
      server.start();
      return live;
    } catch (IOException fault) {
      throw new UncheckedIOException(
          "port %d of %s cannot be had (%s): --port 0 takes any that is free"
              .formatted(port, host, fault.getMessage()),
          fault);
    }
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException(
          "host = " + host + ": this machine knows no interface of that name", wrong);
    }
  }

  /// Where a browser finds it.
  String url() {
    String name = address.isAnyLocalAddress() ? "localhost" : host;
    String bracketed = name.contains(":") ? "[" + name + "]" : name;
    return "http://" + bracketed + ":" + port() + "/";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// The page from now on.
  void show(LivePage next) {
    page.set(next);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      LivePage shown = page.get();
      if (!isWelcome(exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 421, "text/plain", "default-src 'none'", "another host was asked for\n");
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, "text/plain", "default-src 'none'", "only reading is possible\n");
      } else {
        switch (exchange.getRequestURI().getRawPath()) {
          case "/" -> send(exchange, 200, "text/html", LivePage.POLICY, shown.frame());
          case "/report" -> send(exchange, 200, "text/html", LivePage.REPORT_POLICY, shown.html());
          case "/version" ->
              send(exchange, 200, "application/json", "default-src 'none'", shown.json());
          default -> send(exchange, 404, "text/plain", "default-src 'none'", "not found\n");
        }
      }
    }
  }

  private static void send(HttpExchange exchange, int code, String type, String policy, String text)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(code, -1);
    } else {
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private boolean isWelcome(String asked) {
    if (asked == null) {
      return false;
    }
    String name = asked.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    if (LOOPBACK.contains(name)) {
      return address.isLoopbackAddress() || address.isAnyLocalAddress();
    }
    return address.isAnyLocalAddress()
        ? ADDRESS.matcher(name).matches()
        : name.equals(host.toLowerCase(Locale.ROOT)) || name.equals(address.getHostAddress());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
