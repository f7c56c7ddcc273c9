"""Measures how what a function takes grows with its input: seconds of the processor, and never how many there are."""

import gc
import math
import time
from collections.abc import Callable, Iterator

STEEPEST = 1.6
"""The steepest that still counts as linear: 1 is linear, 2 quadratic, and a measure is no better than that."""
_LEAST = 0.002
"""Seconds below which nothing can be told."""
_MOST = 0.1
"""Seconds from which on one round says enough."""
_TRIES, _ROUNDS = 3, 4


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return the exponent that the time of some work grows with, from a quarter of a size to all of it.

    `work` makes the work of a size. What takes next to nothing grows as 0. The flattest of several measures counts:
    others at the machine only add to one.
    """
    flattest = math.inf
    for _ in range(_TRIES):
        whole = _least(work(size), _ROUNDS)
        if whole < _LEAST:
            return 0.0
        part = _least(work(size // 4), _ROUNDS)
        flattest = min(flattest, math.log2(whole / part) / 2 if part else math.inf)
        if flattest < STEEPEST:
            break
    return flattest


def _least(work: Callable[[], object], rounds: int) -> float:
    """Return the least time that some work takes in a few rounds; one is enough for what is slow."""
    gc.disable()
    try:
        return min(_times(work, rounds))
    finally:
        gc.enable()


def _times(work: Callable[[], object], rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        begun = time.process_time()
        work()
        took = time.process_time() - begun
        yield took
        if took < _LEAST or took > _MOST:
            return
