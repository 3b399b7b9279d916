"""Timing in pairs, so that a drifting machine does not decide."""

import statistics
import time


def seconds(function, number=1):
    """Returns the seconds that ``number`` calls take."""
    start = time.perf_counter()
    for _ in range(number):
        function()
    return time.perf_counter() - start


def ratio(ours, theirs, pairs, number=1):
    """Returns the median over ``pairs`` of the time of ``ours`` over that of ``theirs``.

    Which goes first alternates: the second of a pair finds warmer caches.
    """
    ratios = []
    for index in range(pairs):
        if index % 2:
            a, b = seconds(ours, number), seconds(theirs, number)
        else:
            b, a = seconds(theirs, number), seconds(ours, number)
        ratios.append(a / b)
    return statistics.median(ratios)
