#!/usr/bin/env python3
"""The reference training step as a TensorFlow graph, on one thread: python3 step_tensorflow.py --seconds 5

Batch K = 500 of (V, E), |V| = 64 and |E| = 320 spins ±1 in float32, resident in memory.
    H = sigmoid((V Λ + logistic noise) / temperature)           Λ: 64 → 2, no bias
    u = MLP(H): 2 → 32 → 32 → 32 → 8,  w = MLP(E): 320 → 32 → 32 → 32 → 8, ReLU
    loss = −⟨F_ii − log Σ_j exp F_ij⟩_i,  F = u wᵀ [K × K];  Adam (the fused kernel), rate 5e-3
Batches are consecutive slices, so no time goes into gathering them. One call of the graph is one step.
"""

import argparse
import json
import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import tensorflow as tf  # noqa: E402  (the environment comes first)

K, BLOCK, ENVIRONMENT, COMPONENTS, HIDDEN, EMBEDDING = 500, 64, 320, 2, 32, 8
BATCHES, TEMPERATURE, RATE = 40, 0.5, 5e-3
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-7


def spins(sites):
    bits = tf.random.uniform((BATCHES * K, sites), 0, 2, dtype=tf.int32)
    return 2.0 * tf.cast(bits, tf.float32) - 1.0


def weights(inputs, outputs):
    limit = (6.0 / (inputs + outputs)) ** 0.5
    return tf.Variable(tf.random.uniform((inputs, outputs), -limit, limit))


def mlp(inputs):
    widths = [inputs, HIDDEN, HIDDEN, HIDDEN, EMBEDDING]
    return [(weights(a, b), tf.Variable(tf.zeros(b))) for a, b in zip(widths, widths[1:])]


def apply(layers, x):
    for w, b in layers[:-1]:
        x = tf.nn.relu(tf.nn.bias_add(tf.matmul(x, w), b))
    w, b = layers[-1]
    return tf.nn.bias_add(tf.matmul(x, w), b)


def main():
    arguments = argparse.ArgumentParser(description="ms per reference step in TensorFlow")
    arguments.add_argument("--seconds", type=float, default=5.0, help="length of the timed loop")
    seconds = arguments.parse_args().seconds

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.random.set_seed(1)
    blocks, environments = spins(BLOCK), spins(ENVIRONMENT)

    coarse_grainer = weights(BLOCK, COMPONENTS)
    critic_h, critic_e = mlp(COMPONENTS), mlp(ENVIRONMENT)
    variables = [coarse_grainer, *(p for layer in critic_h + critic_e for p in layer)]
    means = [tf.Variable(tf.zeros_like(p)) for p in variables]
    squares = [tf.Variable(tf.zeros_like(p)) for p in variables]
    power1, power2 = tf.Variable(BETA1), tf.Variable(BETA2)
    diagonal = tf.range(K)

    @tf.function
    def step(index):
        start = (index % BATCHES) * K
        v = tf.slice(blocks, [start, 0], [K, BLOCK])
        e = tf.slice(environments, [start, 0], [K, ENVIRONMENT])
        uniform = tf.random.uniform((K, COMPONENTS), 1e-6, 1 - 1e-6)
        noise = tf.math.log(uniform) - tf.math.log1p(-uniform)
        with tf.GradientTape() as tape:
            h = tf.sigmoid((tf.matmul(v, coarse_grainer) + noise) / TEMPERATURE)
            scores = tf.matmul(apply(critic_h, h), apply(critic_e, e), transpose_b=True)
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(labels=diagonal, logits=scores)
            )
        for p, m, s, g in zip(variables, means, squares, tape.gradient(loss, variables)):
            tf.raw_ops.ResourceApplyAdam(
                var=p.handle,
                m=m.handle,
                v=s.handle,
                beta1_power=power1,
                beta2_power=power2,
                lr=RATE,
                beta1=BETA1,
                beta2=BETA2,
                epsilon=EPSILON,
                grad=g,
            )
        power1.assign(power1 * BETA1)
        power2.assign(power2 * BETA2)
        return loss

    indices = [tf.constant(i) for i in range(BATCHES)]
    for i in range(200):
        step(indices[i % BATCHES])
    steps, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < seconds:
        for _ in range(20):
            loss = step(indices[steps % BATCHES])
            steps += 1
        loss.numpy()
    elapsed = time.perf_counter() - begin
    print(json.dumps({"name": f"TensorFlow {tf.__version__}", "ms_per_step": 1e3 * elapsed / steps}))


if __name__ == "__main__":
    main()
