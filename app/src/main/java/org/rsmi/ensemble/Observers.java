package org.rsmi.ensemble;

import java.util.List;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunRecord;

/// Several who watch the same.
record Observers(List<RunObserver> each) implements RunObserver {
  @Override
  public void begun(List<Task> open, int all) {
    each.forEach(one -> one.begun(open, all));
  }

  @Override
  public void moved(Task task, double share, String stage) {
    each.forEach(one -> one.moved(task, share, stage));
  }

  @Override
  public void stepped(Task task, long count) {
    each.forEach(one -> one.stepped(task, count));
  }

  @Override
  public void finished(Task task, RunRecord record) {
    each.forEach(one -> one.finished(task, record));
  }

  @Override
  public void failed(Task task, FailedRun failure) {
    each.forEach(one -> one.failed(task, failure));
  }

  @Override
  public void leftToOthers(Task task) {
    each.forEach(one -> one.leftToOthers(task));
  }

  @Override
  public void noticed(String line) {
    each.forEach(one -> one.noticed(line));
  }
}
