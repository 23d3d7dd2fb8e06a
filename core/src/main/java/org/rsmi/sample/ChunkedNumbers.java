package org.rsmi.sample;

import io.jhdf.dataset.DatasetBase;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Numbers of a chunked, perhaps compressed, HDF5 dataset; its file is open.
///
/// @param band rows read at a time; whole chunks, so that each is decompressed once a visit
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

  @Override
  public void visit(Visitor visitor) {
    long columns = columns();
    for (int row = 0; row < shape.getFirst(); row += band) {
      long first = row * columns;
      new StoredNumbers(slice(row, Math.min(band, shape.getFirst() - row)))
          .visit((at, block, count) -> visitor.accept(first + at, block, count));
    }
  }

  private NpyArray slice(int row, int rows) {
    long[] offset = new long[shape.size()];
    offset[0] = row;
    int[] extent = shape.stream().mapToInt(Integer::intValue).toArray();
    extent[0] = rows;
    return new NpyArray(
        dtype,
        NpyArray.axes(rows, shape.subList(1, shape.size())),
        NpyArray.Order.C,
        MemorySegment.ofBuffer(dataset.getSliceDataBuffer(offset, extent)));
  }
}
