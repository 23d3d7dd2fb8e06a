package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What one `.npy` file, or one entry of an `.npz` archive, can hold: numbers or texts.
public sealed interface NpyEntry permits NpyArray, NpyText {

  /// numpy's short form of the type of one element, e.g. `<f8` or `<U12`.
  String descriptor();

  /// Length of every axis; empty for a single element.
  List<Integer> shape();

  /// Which axis runs fastest.
  NpyArray.Order order();

  /// The elements, one after the other.
  MemorySegment data();
}
