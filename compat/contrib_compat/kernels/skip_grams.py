"""Pairs of words that are near each other: ``tf.contrib.text``'s SkipGramGenerateCandidates."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

import tensorflow.compat.v1 as tf

__all__ = ["skip_gram_generate_candidates"]


class SkipGramGenerateCandidates(NamedTuple):
    """What `skip_gram_generate_candidates` returns.

    Attributes:
      tokens: the word of each pair.
      labels: the word near it.
    """

    tokens: Any
    labels: Any


def skip_gram_generate_candidates(
    input_tensor: Any,
    min_skips: Any,
    max_skips: Any,
    start: Any,
    limit: Any,
    emit_self_as_target: Any,
    seed: int = 0,
    seed2: int = 0,
    name: Optional[str] = None,
) -> SkipGramGenerateCandidates:
    """Pairs each word with those at most so many words away, a number that is drawn for each.

    Where both bounds are alike nothing is drawn. Seeds give other numbers than in TensorFlow 1.15.

    Args:
      input_tensor: the words, of one dimension.
      min_skips: the least distance that is drawn, int32.
      max_skips: the greatest.
      start: the index of the first word that counts.
      limit: how many words count, or all where it is negative.
      emit_self_as_target: whether words are paired with themselves, too.
      seed: the graph's seed.
      seed2: the op's seed; a random one if both are zero.
      name: of the scope that the ops are made in.

    Raises:
      ValueError: ``input_tensor`` is known to have not one dimension.
      tf.errors.InvalidArgumentError: while it is run, a bound is negative, or the lower one is the
        greater.
    """
    with tf.name_scope(name, "SkipGramGenerateCandidates"):
        words = tf.convert_to_tensor(input_tensor)
        words.shape.assert_has_rank(1)
        least, most, start, limit = (
            tf.convert_to_tensor(each, tf.int32) for each in (min_skips, max_skips, start, limit)
        )
        checks = [
            tf.debugging.Assert(
                tf.reduce_min([least, most]) >= 0,
                ["Both min_skips and max_skips must be >= 0.", least, most],
            ),
            tf.debugging.Assert(least <= most, ["min_skips must be <= max_skips.", least, most]),
        ]
        with tf.control_dependencies(checks):
            size = tf.size(words)
        end = tf.where(limit < 0, size, tf.minimum(start + limit, size))
        start = tf.maximum(start, 0)
        places = tf.range(start, tf.maximum(start, end))
        reach = tf.raw_ops.RandomUniformInt(
            shape=tf.shape(places), minval=least, maxval=most + 1, seed=seed, seed2=seed2
        )
        first, last = tf.maximum(start, places - reach), tf.minimum(end - 1, places + reach)
        counts = last - first + 1
        tokens = tf.repeat(places, counts)
        within = tf.range(tf.size(tokens)) - tf.repeat(tf.cumsum(counts, exclusive=True), counts)
        labels = tf.repeat(first, counts) + within
        is_pair = tf.logical_or(tf.not_equal(tokens, labels), emit_self_as_target)
        return SkipGramGenerateCandidates(
            *(tf.gather(words, tf.boolean_mask(each, is_pair)) for each in (tokens, labels))
        )
