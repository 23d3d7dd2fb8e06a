package org.rsmi.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/// A report that grows while runs finish, in a frame that asks for the next version of it.
///
/// @param version differs when the report does
/// @param status how far the work is, in one line
/// @param html the report
public record LivePage(String version, String status, String html) {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String STYLE =
      """
      html,body{height:100%;margin:0}
      body{display:flex;flex-direction:column;font:14px/1.4 system-ui,sans-serif;color-scheme:light dark}
      p{margin:0;padding:6px 16px;border-bottom:1px solid #8884}
      iframe{flex:1;border:0;width:100%}
      """;

  private static final String SCRIPT =
      """
      const frame = document.querySelector('iframe');
      const line = document.querySelector('p');
      let shown = document.body.dataset.version;
      async function look() {
        try {
          const now = await (await fetch('/version')).json();
          line.textContent = now.status;
          if (now.version !== shown) {
            shown = now.version;
            const place = frame.contentWindow.scrollY;
            frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, place), {once: true});
            frame.contentWindow.location.reload();
          }
        } catch (gone) {
          line.textContent = 'rsmi watch has ended; this is its last report';
        }
        setTimeout(look, 2000);
      }
      look();
      """;

  /// What the frame may do: its own script and style, the report inside, and a look at the version.
  public static final String POLICY =
      "default-src 'none'; script-src '%s'; style-src '%s'; frame-src 'self'; connect-src 'self'; "
              .formatted(hash(SCRIPT), hash(STYLE))
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// What is added to the report's own policy: nobody else may frame it.
  public static final String REPORT_POLICY = "frame-ancestors 'self'";

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every Java has SHA-256", missing);
    }
  }

  /// The page around the report.
  public String frame() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>rsmi watch</title>
    <style>%s</style>
    </head>
    <body data-version="%s">
    <p role="status">%s</p>
    <iframe src="/report" title="report"></iframe>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(STYLE, Markup.escape(version), Markup.escape(status), SCRIPT);
  }

  /// The version and the status, without the report.
  public String json() {
    return JSON.createObjectNode().put("version", version).put("status", status) + "\n";
  }
}
