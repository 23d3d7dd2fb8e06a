package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import tools.jackson.databind.node.ArrayNode;

/// Results of an experiment on the terminal, as JSON, and as `report.html`.
///
/// @param output where to print
/// @param spec the experiment
record Results(Output output, ExperimentSpec spec) {

  Path write(RunFolder folder, List<RunRecord> records) {
    return folder.root();
  }

  void print(List<RunRecord> records) {
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      records.forEach(record -> json.add(RunFolder.json(record)));
      output.print(json);
      return;
    }
    for (RunRecord record : records) {
      output.out().println(record.point() + " " + record.estimate() + " " + record.truths());
    }
  }
}
