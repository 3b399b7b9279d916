"""The data set: which penguin is which."""

import csv
import os

import numpy as np

SPECIES = ["Adelie", "Chinstrap", "Gentoo"]
ISLANDS = ["Biscoe", "Dream", "Torgersen"]
MEASURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "penguins.csv")


def load(part):
    """Reads one part of the data set.

    Args:
      part: "train" (three rows of four), or "test" (the others).

    Returns:
      A pair of the features, a dict of arrays of shape [rows] (float32 measures in mm and g, bytes
      for the island), and the labels, int32 of shape [rows], indices into SPECIES.
    """
    with open(PATH) as lines:
        rows = [row for row in csv.DictReader(lines) if row["bill_length_mm"] != "NA"]
    rows = [row for index, row in enumerate(rows) if (index % 4 == 3) == (part == "test")]
    features = {name: np.array([row[name] for row in rows], np.float32) for name in MEASURES}
    features["island"] = np.array([row["island"].encode() for row in rows])
    return features, np.array([SPECIES.index(row["species"]) for row in rows], np.int32)
