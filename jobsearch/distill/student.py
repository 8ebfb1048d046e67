"""The student encoder: some of the teacher's layers, trained to land on the teacher's vectors (torch)."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from .graph import Weights, pick_layers

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the student is trained; part of its card.

    Attributes:
        layers: The teacher's layers that the student starts from.
        steps: Optimiser steps.
        batch_tokens: Tokens a step, padding included.
        learning_rate: Peak, after `warmup` steps; falls to 0 in a straight line.
        relation: Weight of the loss on the similarities between the texts of a batch.
        seed: Of the sampling.
    """

    layers: tuple[int, ...] = (0, 2, 5)
    steps: int = 900
    batch_tokens: int = 3072
    learning_rate: float = 4e-4
    warmup: int = 100
    relation: float = 10.0
    seed: int = 0


class Student(nn.Module):  # type: ignore[misc, unused-ignore]
    """BERT with mean pooling and L2 norm."""

    def __init__(self, weights: Weights, layers: Sequence[int], *, heads: int) -> None:
        """Start from `layers` of the teacher's state `weights`."""
        super().__init__()
        state = {name: torch.from_numpy(np.array(value)) for name, value in pick_layers(weights, layers).items()}
        words = state["embeddings.word_embeddings.weight"]
        config = BertConfig(
            vocab_size=words.shape[0],
            hidden_size=words.shape[1],
            num_hidden_layers=len(layers),
            num_attention_heads=heads,
            intermediate_size=state["encoder.layer.0.intermediate.dense.bias"].shape[0],
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            layer_norm_eps=1e-12,
            max_position_embeddings=state["embeddings.position_embeddings.weight"].shape[0],
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.load_state_dict(state)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, tokens) int64 twice -> (n, hidden) float32, unit rows."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return nn.functional.normalize((states * mask.unsqueeze(-1)).sum(1), dim=-1)

    def weights(self) -> Weights:
        """The state as `graph.build` takes it."""
        return {name: value.detach().float().numpy() for name, value in self.bert.state_dict().items()}


def distillation_loss(student: Tensor, teacher: Tensor, *, relation: float) -> Tensor:
    """mean(1 − s·t) + relation · mean((S Sᵀ − T Tᵀ)²).

    | input | shape | |
    |---|---|---|
    | student | (n, dims) | unit rows |
    | teacher | (n, dims) | unit rows, no gradient |
    """
    near = 1.0 - (student * teacher).sum(-1).mean()
    return near + relation * (student @ student.T - teacher @ teacher.T).square().mean()


def train(
    student: Student,
    tokens: Sequence[Sequence[int]],
    targets: NDArray[np.float16],
    rows: NDArray[np.int64],
    chances: NDArray[np.float64],
    recipe: Recipe,
    checkpoint: Path,
) -> None:
    """Train in place; goes on from `checkpoint` if it is there.

    Args:
        student: The model.
        tokens: Token ids of each text.
        targets: (n_targets, dims) teacher vectors.
        rows: (n_texts,) the row of `targets` that each text aims at.
        chances: (n_texts,) chance of each text in the sampling; sums to 1.
        recipe: Steps, batch and rate.
        checkpoint: File kept every 100 steps.
    """
    optimiser = torch.optim.AdamW(student.parameters(), lr=recipe.learning_rate, weight_decay=0.01)
    step = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        student.load_state_dict(saved["student"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    total = 0.0
    for batch in batches([len(ids) for ids in tokens], chances, recipe, start=step):
        ids, mask = padded([tokens[i] for i in batch])
        aims = torch.from_numpy(targets[rows[batch]].astype(np.float32))
        for group in optimiser.param_groups:
            group["lr"] = recipe.learning_rate * _rate(step, recipe)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = student(ids, mask)
        loss = distillation_loss(found, nn.functional.normalize(aims, dim=-1), relation=recipe.relation)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        step += 1
        total += loss.item()
        if step % 20 == 0:
            _log.info("step %d of %d, loss %.4f, texts %d", step, recipe.steps, total / 20, len(batch))
            total = 0.0
        if step % 100 == 0 or step == recipe.steps:
            _save(checkpoint, student, optimiser, step)


def batches(
    lengths: Sequence[int], chances: NDArray[np.float64], recipe: Recipe, *, start: int = 0
) -> Iterator[NDArray[np.int64]]:
    """Batches `start` to `recipe.steps`: drawn by chance, of like lengths; the same ones when resumed."""
    sizes = np.minimum(np.asarray(lengths), 10_000)
    step = pool = 0
    while step < recipe.steps:
        rng = np.random.default_rng([recipe.seed, pool])
        drawn = rng.choice(len(sizes), size=8192, p=chances)
        drawn = drawn[np.argsort(-sizes[drawn], kind="stable")]
        cut: list[NDArray[np.int64]] = []
        while len(drawn):
            count = max(1, recipe.batch_tokens // int(sizes[drawn[0]]))
            cut.append(drawn[:count])
            drawn = drawn[count:]
        for position in rng.permutation(len(cut)):
            if start <= step < recipe.steps:
                yield cut[position]
            step += 1
        pool += 1


def padded(tokens: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token ids and mask, (n, longest) int64."""
    width = max(map(len, tokens))
    ids = torch.zeros(len(tokens), width, dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for row, values in enumerate(tokens):
        ids[row, : len(values)] = torch.tensor(values)
        mask[row, : len(values)] = 1
    return ids, mask


def _rate(step: int, recipe: Recipe) -> float:
    return min((step + 1) / max(1, recipe.warmup), (recipe.steps - step) / max(1, recipe.steps - recipe.warmup), 1.0)


def _save(path: Path, student: Student, optimiser: torch.optim.Optimizer, step: int) -> None:
    partial = path.with_suffix(".partial")
    torch.save({"student": student.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, partial)
    partial.rename(path)
