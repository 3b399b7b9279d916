"""Timing in pairs, and in processor time, so that a drifting or busy machine does not decide."""

import gc
import resource
import statistics
import subprocess
import sys
import time


class Sides:
    """What both sides took, in seconds, in the order in which they were measured.

    Args:
      pairs: tuples of ours and theirs.
    """

    def __init__(self, pairs):
        self._pairs = list(pairs)
        self.ours, self.theirs = (statistics.median(side) for side in zip(*self._pairs))

    def at_most(self, limit):
        """Returns a figure: the median of ours over theirs, what is wanted of it, and both."""
        ratio = statistics.median(ours / theirs for ours, theirs in self._pairs)
        return self._figure(ratio, "<=", limit)

    def at_least(self, limit):
        """Returns a figure: how often ours fits into theirs, what is wanted of it, and both."""
        ratio = statistics.median(theirs / ours for ours, theirs in self._pairs)
        return self._figure(ratio, ">=", limit)

    def added_at_most(self, limit):
        """Returns a figure: the milliseconds of ours above theirs, what is wanted, and both."""
        added = 1000 * statistics.median(ours - theirs for ours, theirs in self._pairs)
        return self._figure(added, "<=", limit)

    def _figure(self, measured, sign, limit):
        return [measured, sign, limit, 1000 * self.ours, 1000 * self.theirs]


def seconds(function, number=1):
    """Returns the processor seconds that a call takes, of ``number`` in a row."""
    start = time.process_time()
    for _ in range(number):
        function()
    return (time.process_time() - start) / number


def of_process(*arguments):
    """Returns the processor seconds of a Python process, which must end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.check_output([sys.executable, *arguments], stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(ours, theirs, pairs):
    """Returns what two functions say that they took, called in turn.

    Which goes first alternates: the second of a pair finds warmer caches.
    """
    found = []
    for index in range(pairs):
        if index % 2:
            a = ours()
            b = theirs()
        else:
            b = theirs()
            a = ours()
        found.append((a, b))
    return Sides(found)


def compare(ours, theirs, pairs, number=1):
    """Measures two functions in turn, each called ``number`` times in a row.

    What either leaves behind is collected first: else the other one pays for it, by chance.
    """

    def measured(function):
        gc.collect()
        return seconds(function, number)

    return in_turn(lambda: measured(ours), lambda: measured(theirs), pairs)


def processes(ours, theirs, pairs):
    """Measures two Python processes in turn, by their arguments; their first runs don't count."""
    of_process(*ours)
    of_process(*theirs)
    return in_turn(lambda: of_process(*ours), lambda: of_process(*theirs), pairs)
