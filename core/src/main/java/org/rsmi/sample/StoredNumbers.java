package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Numbers of an array that lies in memory or is mapped there.
record StoredNumbers(NpyArray array) implements Numbers {
  @Override
  public List<Integer> shape() {
    return array.shape();
  }

  @Override
  public boolean integers() {
    return array.dtype().isInteger();
  }

  @Override
  public Optional<MemorySegment> lying(SampleSet.Element element) {
    boolean same =
        switch (element) {
          case BYTE -> array.dtype().bytes() == 1;
          case FLOAT -> array.dtype().equals(Dtype.FLOAT32);
        };
    return same && array.order() == NpyArray.Order.C ? Optional.of(array.data()) : Optional.empty();
  }

  @Override
  public void visit(Visitor visitor) {
    switch (array.order()) {
      case C -> visitStraight(visitor);
      case FORTRAN -> visitTransposed(visitor);
    }
  }

  private void visitStraight(Visitor visitor) {
    long size = array.size();
    double[] block = new double[(int) Math.min(BLOCK, size)];
    Dtype dtype = array.dtype();
    for (long first = 0; first < size; first += block.length) {
      int count = (int) Math.min(block.length, size - first);
      for (int i = 0; i < count; i++) {
        block[i] = dtype.get(array.data(), (first + i) * dtype.bytes());
      }
      visitor.accept(first, block, count);
    }
  }

  /// Rows are neighbours in memory: a band of them is read along the rows, column after column.
  private void visitTransposed(Visitor visitor) {
    if (shape().isEmpty() || array.size() == 0) {
      visitStraight(visitor);
      return;
    }
    int rows = shape().getFirst();
    int columns = Math.toIntExact(columns());
    int band = Math.clamp(BLOCK / columns, 1, rows);
    double[] block = new double[Math.multiplyExact(band, columns)];
    for (int row = 0; row < rows; row += band) {
      int count = Math.min(band, rows - row);
      readBand(block, row, count, columns);
      visitor.accept((long) row * columns, block, count * columns);
    }
  }

  private void readBand(double[] block, int row, int count, int columns) {
    Dtype dtype = array.dtype();
    long[] strides = array.strides();
    int[] index = new int[strides.length];
    for (int column = 0; column < columns; column++) {
      long place = row * strides[0];
      for (int axis = 1; axis < index.length; axis++) {
        place += index[axis] * strides[axis];
      }
      for (int i = 0; i < count; i++) {
        block[i * columns + column] = dtype.get(array.data(), place + i * strides[0]);
      }
      advance(index);
    }
  }

  /// Next index in C order over all axes but the first.
  private void advance(int[] index) {
    for (int axis = index.length - 1; axis > 0; axis--) {
      if (++index[axis] < shape().get(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }
}
