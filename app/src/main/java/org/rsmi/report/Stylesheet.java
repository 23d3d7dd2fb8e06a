package org.rsmi.report;

/// The looks of the page and of its figures, by day, by night and on paper.
final class Stylesheet {
  /// Seven colours that stay apart for colour-blind readers, on light and on dark ground.
  static final int COLOURS = 7;

  static final String FIGURE =
      """
      svg.figure { font: 13px "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
      .figure text { fill: #1f2633; }
      .figure .soft { fill: #667084; }
      .figure .small { font-size: 11.5px; }
      .figure .strong { font-weight: 600; }
      .figure .middle { text-anchor: middle; }
      .figure .end { text-anchor: end; }
      .figure .math { font-family: "STIX Two Text", "Times New Roman", "Liberation Serif", serif;
        font-style: italic; font-size: 1.08em; }
      .figure .paper { fill: #ffffff; }
      .figure .grid { stroke: #e7e9ee; }
      .figure .axis { stroke: #9aa3b2; }
      .figure .bound { stroke: #667084; stroke-dasharray: 1 3; stroke-width: 1.4;
        stroke-linecap: round; }
      .figure .frame { fill: none; stroke: #9aa3b2; stroke-width: .8; }
      .figure .cell { shape-rendering: crispEdges; }
      .figure .exact { stroke-dasharray: 6 4; stroke-width: 1.3; fill: none; }
      .figure .mark { stroke-width: 2; fill: none; }
      .figure .join { stroke-width: 1.6; fill: none; }
      .figure .hollow { fill: #ffffff; stroke-width: 1.6; }
      .figure .bar { stroke-width: 1.4; }
      .figure .s0 { stroke: #2f74d0; } .figure .f0 { fill: #2f74d0; }
      .figure .s1 { stroke: #e0752d; } .figure .f1 { fill: #e0752d; }
      .figure .s2 { stroke: #1f9e77; } .figure .f2 { fill: #1f9e77; }
      .figure .s3 { stroke: #b9568c; } .figure .f3 { fill: #b9568c; }
      .figure .s4 { stroke: #c4951a; } .figure .f4 { fill: #c4951a; }
      .figure .s5 { stroke: #3aa6cf; } .figure .f5 { fill: #3aa6cf; }
      .figure .s6 { stroke: #7c8496; } .figure .f6 { fill: #7c8496; }
      .figure .neutral { stroke: #667084; }
      @media (prefers-color-scheme: dark) {
        .figure text { fill: #e6e9ef; }
        .figure .soft { fill: #9aa3b5; }
        .figure .paper, .figure .hollow { fill: #151922; }
        .figure .grid { stroke: #2a303c; }
        .figure .axis, .figure .frame { stroke: #667084; }
        .figure .bound, .figure .neutral { stroke: #9aa3b5; }
      }
      @media print {
        .figure text { fill: #000000; }
        .figure .soft { fill: #444444; }
        .figure .grid { stroke: #dddddd; }
      }
      """;

  static final String PAGE =
      """
      :root { color-scheme: light dark;
        --ink: #1f2633; --soft: #667084; --paper: #ffffff; --panel: #f6f7f9; --rule: #e2e5eb;
        --good: #1a7f5a; --bad: #b4432d; --link: #2f66b8; }
      @media (prefers-color-scheme: dark) { :root {
        --ink: #e6e9ef; --soft: #9aa3b5; --paper: #151922; --panel: #1c212c; --rule: #2d3441;
        --good: #5cc39a; --bad: #f08a70; --link: #8db8f5; } }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.55 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
      main { max-width: 1060px; margin: 0 auto; padding: 56px 24px 72px; }
      h1 { font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -.01em;
        margin: 0 0 8px;
        overflow-wrap: anywhere; }
      h2 { font-size: 19px; font-weight: 600; margin: 60px 0 14px; padding-bottom: 8px;
        border-bottom: 1px solid var(--rule); }
      p { margin: 0 0 12px; max-width: 68ch; }
      .lead { color: var(--soft); font-size: 17px; }
      .note, figcaption { color: var(--soft); font-size: 14.5px; line-height: 1.5; }
      .scroll + .note { margin-top: 14px; }
      i { font-family: "STIX Two Text", "Times New Roman", "Liberation Serif", serif;
        font-size: 1.06em; }
      .facts { display: flex; flex-wrap: wrap; gap: 20px 48px; margin: 28px 0 0; padding: 0; }
      .facts div { display: flex; flex-direction: column-reverse; }
      .facts dt { color: var(--soft); font-size: 13.5px; }
      .facts dd { margin: 0; font-size: 22px; font-weight: 600;
        font-variant-numeric: tabular-nums; }
      figure { margin: 0; }
      .scroll { overflow-x: auto; }
      .curve svg { display: block; width: 100%; height: auto; min-width: 470px; max-width: 740px; }
      .curve figcaption { margin-top: 10px; max-width: 72ch; }
      .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(196px, 1fr));
        gap: 34px 28px; }
      .gallery figure { break-inside: avoid; min-width: 0; }
      .gallery svg { display: block; max-width: 100%; height: auto; margin-bottom: 10px; }
      .gallery b { display: block; color: var(--ink); font-weight: 600; overflow-wrap: anywhere; }
      .gallery em { display: block; font-style: normal; }
      table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
      th, td { padding: 6px 0 6px 20px; text-align: right; white-space: nowrap;
        vertical-align: baseline; }
      th:first-child, td:first-child { padding-left: 0; }
      thead th { font-weight: 600; border-bottom: 1px solid var(--soft); }
      thead small { display: block; font-weight: 400; color: var(--soft); font-size: 12.5px;
        min-height: 1.4em; }
      tbody td { border-bottom: 1px solid var(--rule); }
      td.text, th.text { text-align: left; }
      .yes { color: var(--good); } .no { color: var(--bad); }
      .doubts { padding: 0; list-style: none; margin: 0; }
      .doubts li { margin: 0 0 14px; padding-left: 14px; border-left: 3px solid var(--bad); }
      .doubts small { display: block; color: var(--soft); font-size: 14px; }
      details { margin: 18px 0; } summary { cursor: pointer; color: var(--link); }
      details .scroll { margin-top: 10px; }
      pre { background: var(--panel); border-radius: 6px; padding: 18px 20px; overflow-x: auto;
        font: 13.5px/1.55 ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono",
          monospace; margin: 0; }
      code { font: .9em ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono",
        monospace;
        overflow-wrap: anywhere; }
      .provenance { display: grid; grid-template-columns: max-content 1fr; gap: 6px 24px;
        margin: 0 0 24px;
        font-size: 14.5px; }
      .provenance dt { color: var(--soft); } .provenance dd { margin: 0; overflow-wrap: anywhere; }
      a { color: var(--link); }
      @media (max-width: 520px) { main { padding: 32px 16px 48px; } h1 { font-size: 25px; }
      h2 { margin-top: 44px; }
        .gallery { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 28px 20px; }
        .facts { gap: 16px 32px; } }
      @media print { :root { --ink: #000; --soft: #444; --paper: #fff; --panel: #f4f4f4;
        --rule: #ccc; }
        body { font-size: 11pt; } main { max-width: none; padding: 0; } h2 { break-after: avoid; }
        tr, li { break-inside: avoid; } pre { white-space: pre-wrap; } summary { color: #444; }
        .scroll { overflow: visible; }
        .curve { break-inside: avoid; } .figure { print-color-adjust: exact;
          -webkit-print-color-adjust: exact; } }
      """;

  private Stylesheet() {}
}
