package org.rsmi.sample;

import io.jhdf.dataset.DatasetBase;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Numbers of a chunked, perhaps compressed, HDF5 dataset; its file is open.
///
/// @param band rows of one chunk
record ChunkedNumbers(DatasetBase dataset, Dtype dtype, List<Integer> shape, int band)
    implements Numbers {
  @Override
  public boolean integers() {
    return dtype.isInteger();
  }

  @Override
  public Optional<SampleSet> lying(List<Integer> shape) {
    return Optional.empty();
  }

  /// Whole bands of chunks at a time, so that every chunk is decompressed once.
  @Override
  public void visit(Visitor visitor) {
    int columns = Math.toIntExact(columns());
    int rows = shape.getFirst();
    double[] block = new double[Math.multiplyExact(band, columns)];
    for (int row = 0; row < rows; row += band) {
      int count = Math.min(band, rows - row) * columns;
      MemorySegment raw = MemorySegment.ofBuffer(slice(row, Math.min(band, rows - row)));
      dtype.get(raw, 0, block, count);
      visitor.accept((long) row * columns, block, count);
    }
  }

  private ByteBuffer slice(int row, int count) {
    long[] offset = new long[shape.size()];
    offset[0] = row;
    int[] extent = shape.stream().mapToInt(Integer::intValue).toArray();
    extent[0] = count;
    return dataset.getSliceDataBuffer(offset, extent);
  }
}
