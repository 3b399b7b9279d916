"""What every predictor is."""

from __future__ import annotations

import abc
from typing import Any, Dict, Mapping

from contrib_compat.deprecation import deprecated_class


@deprecated_class("predictor.predictor.Predictor")
class Predictor(metaclass=abc.ABCMeta):
    """A model in a graph and a session of its own, called with inputs by name.

    Stands for ``tf.contrib.predictor.predictor.Predictor`` (TF 1.15). A class derived from it sets
    `_graph`, `_session`, `_feed_tensors` and `_fetch_tensors`. Several threads may call one
    predictor, and there may be many in a process.
    """

    _graph: Any
    _session: Any
    _feed_tensors: Dict[str, Any]
    _fetch_tensors: Dict[str, Any]

    @property
    def graph(self) -> Any:
        """The graph."""
        return self._graph

    @property
    def session(self) -> Any:
        """The session."""
        return self._session

    @property
    def feed_tensors(self) -> Dict[str, Any]:
        """The input tensors by name."""
        return self._feed_tensors

    @property
    def fetch_tensors(self) -> Dict[str, Any]:
        """The output tensors by name."""
        return self._fetch_tensors

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__} with feed tensors {self._feed_tensors} "
            f"and fetch_tensors {self._fetch_tensors}"
        )

    def __call__(self, input_dict: Mapping[str, Any]) -> Dict[str, Any]:
        """Predicts.

        Args:
          input_dict: values by the name of the input. One that is None or left out is not fed.

        Returns:
          The values of all outputs by name.

        Raises:
          ValueError: there is no input of a name.
        """
        unexpected = set(input_dict) - set(self.feed_tensors)
        if unexpected:
            raise ValueError(
                f"Got unexpected keys in input_dict: {unexpected}\n"
                f"expected: {set(self.feed_tensors)}"
            )
        fed = {
            tensor: input_dict[name]
            for name, tensor in self.feed_tensors.items()
            if input_dict.get(name) is not None
        }
        outputs: Dict[str, Any] = self._session.run(self.fetch_tensors, feed_dict=fed)
        return outputs
