"""What a beam search remembers, unravelled: ``tf.contrib.seq2seq``'s GatherTree."""

from __future__ import annotations

from typing import Any, Optional, Tuple

import tensorflow.compat.v1 as tf

__all__ = ["gather_tree"]


def gather_tree(
    step_ids: Any,
    parent_ids: Any,
    max_sequence_lengths: Any,
    end_token: Any,
    name: Optional[str] = None,
) -> Any:
    """Follows each beam from its last step back to its first.

    Args:
      step_ids: the token of each beam at each step, int32 of shape ``[time, batch, beams]``.
      parent_ids: the beam of the step before that each beam goes on from, of the same shape.
      max_sequence_lengths: the number of steps of each batch entry, int32 of shape ``[batch]``.
      end_token: what fills a beam beyond its entry's steps, and beyond its first end token.
      name: of the scope that the ops are made in.

    Returns:
      The tokens of each whole beam, of the shape of ``step_ids``.

    Raises:
      ValueError: shapes don't fit.
      tf.errors.InvalidArgumentError: while it is run, a parent is not one of the beams.
    """
    with tf.name_scope(name, "GatherTree"):
        step_ids = tf.convert_to_tensor(step_ids, tf.int32)
        parent_ids = tf.convert_to_tensor(parent_ids, tf.int32)
        lengths = tf.convert_to_tensor(max_sequence_lengths, tf.int32)
        end_token = tf.convert_to_tensor(end_token, tf.int32)
        shape = step_ids.shape.merge_with(parent_ids.shape).with_rank(3)
        end_token.shape.assert_has_rank(0)
        shape = shape[:1].concatenate(shape[1:2].merge_with(lengths.shape)).concatenate(shape[2:])
        beams = _followed(step_ids, parent_ids, lengths, end_token)
        ended = tf.cumsum(tf.cast(tf.equal(beams, end_token), tf.int32), axis=0, exclusive=True)
        beams = tf.where(ended > 0, tf.fill(tf.shape(beams), end_token), beams)
        beams.set_shape(shape)
        return beams


def _followed(step_ids: Any, parent_ids: Any, lengths: Any, end_token: Any) -> Any:
    time, batch, width = tf.unstack(tf.shape(step_ids), 3)
    every = tf.tile(tf.range(width)[tf.newaxis], [batch, 1])

    def follow(step: Any, beams: Any, tokens: Any) -> Tuple[Any, Any, Any]:
        """Writes one step's tokens; ``beams`` are those of the step, in the order of the last."""
        is_within = tf.tile((step < lengths)[:, tf.newaxis], [1, width])
        own = tf.gather(step_ids[step], beams, batch_dims=1)
        tokens = tokens.write(step, tf.where(is_within, own, tf.fill([batch, width], end_token)))
        parents = tf.gather(parent_ids[step], beams, batch_dims=1)
        # Parents of the first step, and of steps beyond the entry's, may be anything.
        before = tf.where(tf.logical_and(is_within, step > 0), parents, every)
        is_right = tf.reduce_all(tf.logical_and(before >= 0, before < width))
        told = ["Saw invalid parent id in", before, "at step", step]
        with tf.control_dependencies([tf.debugging.Assert(is_right, told)]):
            return step - 1, tf.identity(before), tokens

    # With one step more than there are the array is never empty, whose shape would not be known.
    tokens = tf.TensorArray(tf.int32, time + 1).write(time, every)
    loop = (time - 1, every, tokens)
    _, _, tokens = tf.while_loop(
        lambda step, *rest: step >= 0, follow, loop, parallel_iterations=1, back_prop=False
    )
    return tokens.stack()[:-1]
