"""OpenNMT-tf's command line trains 20 steps on a corpus of ten lines, and exports."""

import os
import runpy
import sys
import tempfile
import unittest

import tensorflow as tf
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = """the cat sat down
the dog sat down
a cat ran home
a dog ran home
the bird sang
a bird sang
the cat and the dog ran
a dog and a bird sang
the cat sang
the dog ran home
"""


def command(module, *arguments):
    """Runs a module of OpenNMT-tf as its command does."""
    before, sys.argv = sys.argv, [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=False)
    finally:
        sys.argv = before


class CommandLine(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name
        self.model_dir = self.path("run")
        for name, lines in (("source", SOURCE), ("target", SOURCE.upper())):
            with open(self.path(name + ".txt"), "w") as corpus:
                corpus.write(lines)
            vocabulary = self.path(name + ".vocabulary")
            command("opennmt.bin.build_vocab", "--save_vocab", vocabulary, corpus.name)

    def path(self, name):
        return os.path.join(self.directory, name)

    def train(self, model, exporters):
        """Trains and evaluates as a configuration says; returns its path."""
        source, target = self.path("source.txt"), self.path("target.txt")
        config = {
            "model_dir": self.model_dir,
            "data": {
                "train_features_file": source,
                "train_labels_file": target,
                "eval_features_file": source,
                "eval_labels_file": target,
                "source_words_vocabulary": self.path("source.vocabulary"),
                "target_words_vocabulary": self.path("target.vocabulary"),
            },
            "params": {"optimizer": "AdamOptimizer", "learning_rate": 0.01, "beam_width": 2},
            "train": {
                "batch_size": 5,
                "train_steps": 20,
                "save_checkpoints_steps": 10,
                "save_summary_steps": 10,
            },
            "eval": {"batch_size": 5, "eval_delay": 0, "exporters": exporters},
            "infer": {"batch_size": 5},
        }
        with open(self.path("config.yml"), "w") as file:
            yaml.safe_dump(config, file)
        model_file = os.path.join(HERE, model + ".py")
        options = ["--model", model_file, "--config", file.name, "--seed", "1"]
        command("opennmt.bin.main", "train_and_eval", *options)
        self.assertEqual(tf.train.latest_checkpoint(self.model_dir)[-3:], "-20")
        return file.name

    def translate(self, exporter, count):
        """Has the newest of the exports that an exporter left translate two sentences."""
        base = os.path.join(self.model_dir, "export", exporter)
        versions = sorted((name for name in os.listdir(base) if name.isdigit()), key=int)
        self.assertEqual(len(versions), count)
        export = os.path.join(base, versions[-1])
        vocabularies = os.listdir(os.path.join(export, "assets"))
        self.assertEqual(sorted(vocabularies), ["source.vocabulary", "target.vocabulary"])
        translator = tf.contrib.predictor.from_saved_model(export)
        tokens = [["the", "cat", "sang"], ["a", "dog", ""]]
        told = translator({"tokens": tokens, "length": [3, 2]})
        self.assertEqual(told["log_probs"].shape[0], 2)
        self.assertTrue((told["log_probs"] < 0).all())
        self.assertEqual(len(told["tokens"]), 2)

    def test_a_recurrent_model_exports_last_final_and_best(self):
        config = self.train("opennmt_model", ["last", "final", "best"])
        for exporter, count in (("latest", 2), ("final", 1), ("best", 2)):
            self.translate(exporter, count)
        predictions = self.path("predictions.txt")
        options = ["--features_file", self.path("source.txt"), "--predictions_file", predictions]
        command("opennmt.bin.main", "infer", "--config", config, *options)
        with open(predictions) as file:
            self.assertEqual(len(file.readlines()), 10)

    def test_a_transformer_exports_last(self):
        self.train("opennmt_transformer", "last")
        self.translate("latest", 2)
