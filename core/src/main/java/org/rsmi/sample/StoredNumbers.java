package org.rsmi.sample;

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
  public Optional<SampleSet> lying(List<Integer> shape) {
    return array.order() == NpyArray.Order.C
        ? element().map(kind -> new SampleSet(array.data(), kind, shape().getFirst(), shape))
        : Optional.empty();
  }

  private Optional<SampleSet.Element> element() {
    return switch (array.dtype().kind()) {
      case BOOL, INT8 -> Optional.of(SampleSet.Element.BYTE);
      case FLOAT32 ->
          array.dtype().equals(Dtype.FLOAT32)
              ? Optional.of(SampleSet.Element.FLOAT)
              : Optional.empty();
      case FLOAT64, FLOAT16, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> Optional.empty();
    };
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
      dtype.get(array.data(), first * dtype.bytes(), block, count);
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
