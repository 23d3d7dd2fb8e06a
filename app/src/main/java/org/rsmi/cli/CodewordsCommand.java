package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.analysis.CodewordReport;
import org.rsmi.analysis.Codewords;
import org.rsmi.analysis.Findings;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi codewords CONFIGS`: the words that the bits of a rule form.
@Command(
    name = "codewords",
    description = {
      "Counts the words that the bits of a rule form on configurations: frequencies, entropy, the",
      "graph of words that differ in one bit, clock variables, the mean block behind each word."
    },
    footer = {
      "",
      "Example: rsmi codewords dimers.npy --from runs/dimers --point temperature=0.5,buffer=4"
    })
final class CodewordsCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private OperatorOptions what = new OperatorOptions();

  @Parameters(
      paramLabel = "CONFIGS",
      description = "configs.npy, .npz[:name], .h5[:/path], .txt or .csv; .npy is mapped")
  private String file = "";

  @Option(
      names = "--stride",
      paramLabel = "S",
      description = "sites between two blocks, or 'block', the default")
  private String stride = Stride.BLOCK;

  @Option(
      names = "--share",
      paramLabel = "X",
      description =
          "a word is in use above X times the even frequency 1/2^bits, default ${DEFAULT-VALUE}")
  private double share = 0.5;

  @Option(
      names = "--seed",
      description = "of the random words a ring is compared with, default ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "also writes the findings as JSON, e.g. DIR/analysis/codewords.json for its report")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    CodewordReport report = new CodewordReport(share);
    Configurations configurations = Configurations.read(file);
    Filter filter = what.filter(configurations.axes()).filter();
    int sites = Stride.parse(stride).sites(List.of(filter));
    Codewords codewords =
        configurations.visit(
            output,
            (samples, progress) -> Codewords.of(samples, filter, sites, what.boundary(), progress));
    Findings findings =
        new Findings("Codewords", report.of(codewords, Rng.of(seed).split("codewords")));
    new FindingLines(output).show(findings, out);
    return 0;
  }
}
