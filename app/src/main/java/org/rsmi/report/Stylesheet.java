package org.rsmi.report;

/// The looks of pictures, by day, by night and on paper.
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
      .figure .bond { stroke-width: 7; stroke-linecap: round; }
      .figure .vertex { stroke: #9aa3b2; stroke-width: .6; }
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

  private Stylesheet() {}
}
