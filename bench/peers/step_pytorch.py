#!/usr/bin/env python3
"""The reference training step in PyTorch, on one thread: python3 step_pytorch.py --seconds 5

Batch K = 500 of (V, E), |V| = 64 and |E| = 320 spins ±1 in float32, resident in memory.
    H = sigmoid((V Λ + logistic noise) / temperature)           Λ: 64 → 2, no bias
    u = MLP(H): 2 → 32 → 32 → 32 → 8,  w = MLP(E): 320 → 32 → 32 → 32 → 8, ReLU
    loss = −⟨F_ii − log Σ_j exp F_ij⟩_i,  F = u wᵀ [K × K];  Adam, rate 5e-3
Batches are consecutive slices, so no time goes into gathering them.
"""

import argparse
import json
import time

import torch

K, BLOCK, ENVIRONMENT, COMPONENTS, HIDDEN, EMBEDDING = 500, 64, 320, 2, 32, 8
BATCHES, TEMPERATURE, RATE = 40, 0.5, 5e-3


def spins(generator, sites):
    return 2.0 * torch.randint(0, 2, (BATCHES * K, sites), generator=generator).float() - 1.0


def mlp(inputs):
    return torch.nn.Sequential(
        torch.nn.Linear(inputs, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, EMBEDDING),
    )


def adam(parameters):
    try:
        return torch.optim.Adam(parameters, lr=RATE, fused=True)
    except (RuntimeError, TypeError, ValueError):  # no fused CPU kernel in this version
        return torch.optim.Adam(parameters, lr=RATE)


def main():
    arguments = argparse.ArgumentParser(description="ms per reference step in PyTorch")
    arguments.add_argument("--seconds", type=float, default=5.0, help="length of the timed loop")
    seconds = arguments.parse_args().seconds

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)
    generator = torch.Generator().manual_seed(2)
    blocks, environments = spins(generator, BLOCK), spins(generator, ENVIRONMENT)

    coarse_grainer = torch.nn.Linear(BLOCK, COMPONENTS, bias=False)
    critic_h, critic_e = mlp(COMPONENTS), mlp(ENVIRONMENT)
    optimizer = adam(
        [*coarse_grainer.parameters(), *critic_h.parameters(), *critic_e.parameters()]
    )
    diagonal = torch.arange(K)

    def step(index):
        start = (index % BATCHES) * K
        v, e = blocks[start : start + K], environments[start : start + K]
        uniform = torch.rand(K, COMPONENTS).clamp_(1e-6, 1 - 1e-6)
        h = torch.sigmoid((coarse_grainer(v) + torch.logit(uniform)) / TEMPERATURE)
        scores = critic_h(h) @ critic_e(e).T
        loss = torch.nn.functional.cross_entropy(scores, diagonal)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    for index in range(200):
        step(index)
    steps, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < seconds:
        for _ in range(20):
            step(steps)
            steps += 1
    elapsed = time.perf_counter() - begin
    print(json.dumps({"name": f"PyTorch {torch.__version__}", "ms_per_step": 1e3 * elapsed / steps}))


if __name__ == "__main__":
    main()
