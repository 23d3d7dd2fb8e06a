package org.rsmi.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.incubator.vector.FloatVector;
import org.rsmi.num.Rng;

/// A multilayer perceptron: affine layers with a nonlinearity (and dropout) between them, the last
/// layer linear.
///
/// Holds the activations of its last forward pass, which the backward pass needs; not for two
/// threads.
public final class Mlp {
  private static final int SHARED_WEIGHTS = 1 << 16;

  private final Activation activation;
  private final double dropout;
  private final List<Dense> layers = new ArrayList<>();
  private final float[][] preactivations;
  private final float[][] activations;
  private final float[][] deltas;
  private float[] firstDelta = new float[0];
  private float[] inputGradient = new float[0];
  private float[] entry = new float[0];
  private Noise noise = new Noise(0);
  private boolean dropping;
  private Crew crew = Crew.alone();

  /// Weights are drawn from `init`.
  ///
  /// @param in width of the input
  /// @param hidden widths of the hidden layers, may be empty
  /// @param out width of the output
  /// @param dropout probability to silence a hidden unit during training, in [0, 1)
  public Mlp(
      String name,
      int in,
      List<Integer> hidden,
      int out,
      Activation activation,
      double dropout,
      Rng init) {
    this.activation = activation;
    this.dropout = dropout;
    int width = in;
    double gain = 1;
    for (int layer = 0; layer <= hidden.size(); layer++) {
      int next = layer < hidden.size() ? hidden.get(layer) : out;
      layers.add(new Dense(name + "." + layer, width, next, gain, init));
      width = next;
      gain = activation == Activation.TANH ? 1 : 2;
    }
    preactivations = new float[layers.size()][0];
    activations = new float[layers.size()][0];
    deltas = new float[layers.size()][0];
  }

  /// Shares the rows of all further passes with a crew; they give the same bits.
  public void share(Crew crew) {
    this.crew = crew;
  }

  /// All weights and biases, first layer first.
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /// Width of the output.
  public int out() {
    return layers.getLast().out();
  }

  /// Row stride of the output, [#out()] padded to the lane count.
  public int outStride() {
    return layers.getLast().outStride();
  }

  /// Row stride of [#inputGradient].
  public int inStride() {
    return layers.getFirst().inStride();
  }

  /// The network's output for a batch, without dropout.
  ///
  /// @param x `[rows × in]` with row stride `xStride`
  /// @return `[rows × out]` with stride [#outStride()], valid until the next pass
  public float[] forward(float[] x, int xStride, int rows) {
    dropping = false;
    return run(x, xStride, rows);
  }

  /// The network's output for a training batch, with dropout decided by `noise`.
  public float[] train(float[] x, int xStride, int rows, Noise noise) {
    this.noise = noise;
    dropping = dropout > 0;
    return run(x, xStride, rows);
  }

  /// Like [#forward], for an input that is itself the preactivation of a hidden layer, which was
  /// computed elsewhere: the network applies its nonlinearity to it first.
  ///
  /// @param z `[rows × in]` with stride [#inStride()], padding 0
  public float[] forwardActivated(float[] z, int rows) {
    dropping = false;
    return run(entered(z, rows), inStride(), rows);
  }

  /// Like [#forwardActivated] for a training batch, with dropout decided by `noise` in the layer
  /// computed elsewhere too.
  public float[] trainActivated(float[] z, int rows, Noise noise) {
    this.noise = noise;
    dropping = dropout > 0;
    return run(entered(z, rows), inStride(), rows);
  }

  private float[] entered(float[] z, int rows) {
    int size = rows * inStride();
    if (entry.length < size) {
      entry = new float[size];
    }
    activate(layers.size(), z, entry, 0, size);
    return entry;
  }

  private float[] run(float[] x, int xStride, int rows) {
    for (int l = 0; l < activations.length; l++) {
      int size = rows * layers.get(l).outStride();
      if (activations[l].length < size) {
        activations[l] = new float[size];
        preactivations[l] = keepsPreactivations() ? new float[size] : activations[l];
      }
    }
    Stretches cut = new Stretches(rows);
    crew.each(cut.count(), (s, _) -> run(x, xStride, cut.from(s), cut.to(s)));
    return activations[activations.length - 1];
  }

  private void run(float[] x, int xStride, int from, int to) {
    float[] input = x;
    int stride = xStride;
    int last = activations.length - 1;
    for (int l = 0; l < last; l++) {
      Dense layer = layers.get(l);
      layer.forward(input, stride, preactivations[l], from, to);
      stride = layer.outStride();
      activate(l, preactivations[l], activations[l], from * stride, to * stride);
      input = activations[l];
    }
    layers.get(last).forward(input, stride, activations[last], from, to);
  }

  /// Other derivatives are told by the activation itself, and a smaller footprint stays in the
  /// cache.
  private boolean keepsPreactivations() {
    return activation == Activation.SWISH || dropout > 0;
  }

  private void activate(int l, float[] z, float[] y, int from, int to) {
    for (int i = from; i < to; i += Kernels.LANES) {
      activation.value(FloatVector.fromArray(Kernels.SPECIES, z, i)).intoArray(y, i);
    }
    if (dropping) {
      silence(l, y, from, to);
    }
  }

  /// Sets a random share of `values` to 0 and scales up the rest; the same share for the same
  /// noise.
  private void silence(int l, float[] values, int from, int to) {
    Noise mask = noise.split(l);
    float scale = (float) (1 / (1 - dropout));
    for (int i = from; i < to; i++) {
      values[i] = mask.uniform(i) < dropout ? 0f : values[i] * scale;
    }
  }

  /// Gradients of all parameters, from the gradient with respect to the last pass's output.
  ///
  /// @param x the input of the last pass
  /// @param outputGradient `[rows × out]` with stride [#outStride()], padding 0
  public void backward(float[] x, int xStride, float[] outputGradient, int rows) {
    Stretches cut = new Stretches(rows);
    int shares = shares(cut);
    for (int l = 0; l < deltas.length; l++) {
      int size = l + 1 < deltas.length ? rows * layers.get(l).outStride() : 0;
      if (deltas[l].length < size) {
        deltas[l] = new float[size];
      }
    }
    eachLayer(layer -> layer.prepare(shares));
    crew.each(
        cut.count(),
        (s, _) ->
            backward(x, xStride, outputGradient, cut.from(s), cut.to(s), Math.min(s, shares - 1)));
    eachLayer(layer -> layer.gather(shares));
    firstDelta = deltas.length == 1 ? outputGradient : deltas[0];
  }

  /// Layers of a few weights are not worth a meeting of the crew.
  private void eachLayer(Consumer<Dense> work) {
    int weights = layers.stream().mapToInt(Dense::weights).sum();
    if (weights < SHARED_WEIGHTS) {
      layers.forEach(work);
    } else {
      crew.each(layers.size(), (l, _) -> work.accept(layers.get(l)));
    }
  }

  /// One thread adds short stretches up as it goes, which gives the same bits as sums of their own.
  private int shares(Stretches cut) {
    return crew.threads() == 1 && cut.to(0) <= Kernels.ROW_CHUNK ? 1 : cut.count();
  }

  private void backward(
      float[] x, int xStride, float[] outputGradient, int from, int to, int share) {
    float[] delta = outputGradient;
    for (int l = layers.size() - 1; l > 0; l--) {
      Dense layer = layers.get(l);
      int below = layers.get(l - 1).outStride();
      float[] y = activations[l - 1];
      layer.parameterGradient(y, below, delta, from, to, share);
      layer.inputGradient(delta, deltas[l - 1], from, to);
      delta = deltas[l - 1];
      pull(l - 1, preactivations[l - 1], y, delta, from * below, to * below);
    }
    layers.getFirst().parameterGradient(x, xStride, delta, from, to, share);
  }

  /// Gradients of all parameters and of the preactivation, after [#trainActivated].
  ///
  /// @param z the input of the last pass
  /// @param outputGradient `[rows × out]` with stride [#outStride()], padding 0
  /// @return `[rows × in]` with stride [#inStride()]
  public float[] backwardActivated(float[] z, float[] outputGradient, int rows) {
    backward(entry, inStride(), outputGradient, rows);
    float[] delta = inputGradient(rows);
    pull(layers.size(), z, entry, delta, 0, rows * inStride());
    return delta;
  }

  private void pull(int l, float[] z, float[] y, float[] delta, int from, int to) {
    if (dropping) {
      silence(l, delta, from, to);
      // y holds dropped and rescaled values: the derivative wants a(z) itself
      for (int i = from; i < to; i += Kernels.LANES) {
        activation.value(FloatVector.fromArray(Kernels.SPECIES, z, i)).intoArray(y, i);
      }
    }
    for (int i = from; i < to; i += Kernels.LANES) {
      FloatVector d = FloatVector.fromArray(Kernels.SPECIES, delta, i);
      FloatVector pre = FloatVector.fromArray(Kernels.SPECIES, z, i);
      activation.pull(pre, FloatVector.fromArray(Kernels.SPECIES, y, i), d).intoArray(delta, i);
    }
  }

  /// The gradient with respect to the input, after [#backward].
  ///
  /// @return `[rows × in]` with stride [#inStride()]
  public float[] inputGradient(int rows) {
    int size = rows * inStride();
    if (inputGradient.length < size) {
      inputGradient = new float[size];
    }
    Stretches cut = new Stretches(rows);
    Dense first = layers.getFirst();
    crew.each(
        cut.count(),
        (s, _) -> first.inputGradient(firstDelta, inputGradient, cut.from(s), cut.to(s)));
    return inputGradient;
  }
}
