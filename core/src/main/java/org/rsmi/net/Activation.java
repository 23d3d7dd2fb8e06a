package org.rsmi.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The nonlinearity between two layers, with its derivative beside it. All map 0 to 0, which keeps
/// padding at 0.
public enum Activation {
  /// `max(0, z)`.
  RELU {
    @Override
    FloatVector value(FloatVector z) {
      return FloatMath.larger(z, FloatVector.zero(Kernels.SPECIES));
    }

    @Override
    FloatVector pull(FloatVector z, FloatVector y, FloatVector delta) {
      VectorMask<Float> active = y.compare(VectorOperators.GT, 0f);
      return FloatVector.zero(Kernels.SPECIES).blend(delta, active);
    }
  },
  /// `tanh z`.
  TANH {
    @Override
    FloatVector value(FloatVector z) {
      return FloatMath.tanh(z);
    }

    @Override
    FloatVector pull(FloatVector z, FloatVector y, FloatVector delta) {
      return delta.mul(y.mul(y).neg().add(1f));
    }
  },
  /// `z/(1 + exp(−z))`, also called SiLU.
  SWISH {
    @Override
    FloatVector value(FloatVector z) {
      return z.mul(FloatMath.sigmoid(z));
    }

    @Override
    FloatVector pull(FloatVector z, FloatVector y, FloatVector delta) {
      FloatVector s = FloatMath.sigmoid(z);
      return delta.mul(s.add(y.mul(s.neg().add(1f))));
    }
  };

  /// `a(z)`.
  abstract FloatVector value(FloatVector z);

  /// `δ·a′(z)`, given `y = a(z)`.
  abstract FloatVector pull(FloatVector z, FloatVector y, FloatVector delta);
}
