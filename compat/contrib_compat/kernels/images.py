"""Images turned, matched and taken apart: ``tf.contrib.image``'s ops."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Tuple

import tensorflow.compat.v1 as tf

__all__ = [
    "bipartite_match",
    "image_connected_components",
    "image_projective_transform",
    "image_projective_transform_v2",
]


class BipartiteMatch(NamedTuple):
    """What `bipartite_match` returns.

    Attributes:
      row_to_col_match_indices: the column of each row, int32; -1 where it has none.
      col_to_row_match_indices: the row of each column likewise.
    """

    row_to_col_match_indices: Any
    col_to_row_match_indices: Any


def bipartite_match(
    distance_mat: Any, num_valid_rows: Any, top_k: int = -1, name: Optional[str] = None
) -> BipartiteMatch:
    """Matches rows and columns, the nearest of those left first.

    Args:
      distance_mat: how far each column is from each row, a matrix of float32.
      num_valid_rows: how many rows count, a float; all where it is negative.
      top_k: how many matches are made at most; as many as can be where it is 0 or less.
      name: of the scope that the ops are made in.
    """
    with tf.name_scope(name, "BipartiteMatch"):
        distances = tf.convert_to_tensor(distance_mat, tf.float32)
        rows, columns = tf.unstack(tf.shape(distances), 2)
        valid = tf.cast(tf.reshape(num_valid_rows, []), tf.int32)
        valid = tf.where(valid < 0, rows, tf.minimum(valid, rows))
        most = tf.minimum(valid, columns)
        most = tf.minimum(most, top_k) if top_k > 0 else most
        far = tf.constant(float("inf"), tf.float32)
        left = tf.where(
            tf.tile((tf.range(rows) < valid)[:, tf.newaxis], [1, columns]),
            distances,
            tf.fill(tf.shape(distances), far),
        )

        def match(count: Any, left: Any, by_row: Any, by_column: Any) -> Tuple[Any, ...]:
            nearest = tf.argmin(tf.reshape(left, [-1]), output_type=tf.int32)
            row, column = nearest // columns, nearest % columns
            is_row = tf.equal(tf.range(rows), row)
            is_column = tf.equal(tf.range(columns), column)
            taken = is_row[:, tf.newaxis] | is_column[tf.newaxis, :]
            return (
                count + 1,
                tf.where(taken, tf.fill(tf.shape(left), far), left),
                tf.where(is_row, tf.fill([rows], column), by_row),
                tf.where(is_column, tf.fill([columns], row), by_column),
            )

        nobody = tf.fill([rows], -1), tf.fill([columns], -1)
        _, _, by_row, by_column = tf.while_loop(
            lambda count, *rest: count < most, match, (0, left, *nobody), back_prop=False
        )
        by_row.set_shape(distances.shape[:1])
        by_column.set_shape(distances.shape[1:])
        return BipartiteMatch(by_row, by_column)


def image_connected_components(image: Any, name: Optional[str] = None) -> Any:
    """Numbers the components of images: pixels of one value that touch at their sides.

    Args:
      image: images of any type, of shape ``[batch, height, width]``.
      name: of the scope that the ops are made in.

    Returns:
      The number of each pixel's component, int64, from 1 on in the order of their first pixels
      through all images; 0 for pixels that are zero, false or empty.
    """
    with tf.name_scope(name, "ImageConnectedComponents"):
        image = tf.convert_to_tensor(image)
        shape = tf.shape(image)
        is_there = tf.not_equal(image, tf.zeros([], image.dtype))
        down = tf.equal(image[:, 1:], image[:, :-1]) & is_there[:, 1:]
        right = tf.equal(image[:, :, 1:], image[:, :, :-1]) & is_there[:, :, 1:]
        places = tf.reshape(tf.range(1, tf.size(image, out_type=tf.int64) + 1), shape)
        first = tf.where(is_there, places, tf.zeros_like(places))

        def spread(_: Any, before: Any) -> Tuple[Any, Any]:
            """Lets each pixel have the least number of its neighbours', and of that one's."""
            after = before
            for axis, same in ((1, down), (2, right)):
                head, tail = _parted(after, axis)
                least = tf.where(same, tf.minimum(head, tail), head)
                end = after[:, -1:] if axis == 1 else after[:, :, -1:]
                after = tf.concat([least, end], axis)
                head, tail = _parted(after, axis)
                least = tf.where(same, tf.minimum(head, tail), tail)
                start = after[:, :1] if axis == 1 else after[:, :, :1]
                after = tf.concat([start, least], axis)
            after = tf.gather(tf.concat([[0], tf.reshape(after, [-1])], 0), after)
            return tf.reduce_any(tf.not_equal(after, before)), after

        _, least = tf.while_loop(
            lambda is_changed, _: is_changed,
            spread,
            (tf.constant(True), first),
            back_prop=False,
            shape_invariants=(tf.TensorShape([]), tf.TensorShape([None] * 3)),
        )
        is_first = tf.reshape(tf.cast(tf.equal(least, places), tf.int64), [-1])
        numbers = tf.concat([[0], tf.cumsum(is_first)], 0)
        found = tf.gather(numbers, least)
        found.set_shape(image.shape)
        return found


def _parted(values: Any, axis: int) -> Tuple[Any, Any]:
    if axis == 1:
        return values[:, :-1], values[:, 1:]
    return values[:, :, :-1], values[:, :, 1:]


def image_projective_transform(
    images: Any, transforms: Any, interpolation: str, name: Optional[str] = None
) -> Any:
    """Turns images; the answer is of their size.

    Args:
      images: see `image_projective_transform_v2`, as for all arguments.
      transforms: the transforms.
      interpolation: how pixels are found.
      name: of the op.
    """
    size = tf.shape(images)[1:3]
    return image_projective_transform_v2(images, transforms, size, interpolation, name)


def image_projective_transform_v2(
    images: Any,
    transforms: Any,
    output_shape: Any,
    interpolation: str,
    name: Optional[str] = None,
) -> Any:
    """Turns images by core's op, which once was contrib's.

    Args:
      images: of shape ``[batch, height, width, channels]``.
      transforms: for all images or for each, the eight numbers that lead from a pixel of the
        answer to one of the image, float32 of shape ``[n, 8]``.
      output_shape: the height and the width of the answer, int32.
      interpolation: ``"NEAREST"`` or ``"BILINEAR"``.
      name: of the op.

    Returns:
      The images, zero where there was nothing.
    """
    return tf.raw_ops.ImageProjectiveTransformV2(
        images=images,
        transforms=transforms,
        output_shape=output_shape,
        interpolation=interpolation,
        name=name,
    )
