"""A BERT of two layers is fine-tuned on the CPU, as BERT's run_classifier.py does on a TPU."""

import tempfile
import unittest

import numpy as np
import tensorflow as tf
from bert import modeling, run_classifier, tokenization

LENGTH = 12
BATCH = 8
STEPS = 80
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "good", "bad", "film", "book", "a", "##s"]


class Trains(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name

    def features(self):
        """Returns sentences that are good or bad, as BERT's own functions make them."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt", dir=self.directory) as file:
            file.write("\n".join(VOCABULARY))
            file.flush()
            tokenizer = tokenization.FullTokenizer(vocab_file=file.name)
        examples = [
            run_classifier.InputExample(number, f"a {word} {thing}", None, word)
            for number, (word, thing) in enumerate(
                (word, thing) for word in ("good", "bad") for thing in ("film", "book", "films")
            )
        ]
        convert = run_classifier.convert_examples_to_features
        return convert(examples, ["bad", "good"], LENGTH, tokenizer)

    def test_it_trains_evaluates_and_predicts(self):
        config = modeling.BertConfig(
            vocab_size=len(VOCABULARY),
            hidden_size=16,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=32,
            initializer_range=0.2,
            max_position_embeddings=LENGTH,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        model_fn = run_classifier.model_fn_builder(
            bert_config=config,
            num_labels=2,
            init_checkpoint=None,
            learning_rate=0.003,
            num_train_steps=STEPS,
            num_warmup_steps=8,
            use_tpu=False,
            use_one_hot_embeddings=False,
        )
        run_config = tf.contrib.tpu.RunConfig(
            model_dir=self.directory,
            tf_random_seed=1,
            tpu_config=tf.contrib.tpu.TPUConfig(iterations_per_loop=10),
        )
        estimator = tf.contrib.tpu.TPUEstimator(
            use_tpu=False,
            model_fn=model_fn,
            config=run_config,
            train_batch_size=BATCH,
            eval_batch_size=BATCH,
            predict_batch_size=BATCH,
        )
        features = self.features()
        self.assertEqual(features[0].input_ids[:5], [2, 8, 4, 6, 3])
        build = run_classifier.input_fn_builder
        estimator.train(build(features, LENGTH, True, True), max_steps=STEPS)
        names = estimator.get_variable_names()
        self.assertIn("bert/encoder/layer_1/attention/self/query/kernel", names)
        self.assertIn("bert/encoder/layer_1/attention/self/query/kernel/adam_m", names)
        for_evaluation = build(features, LENGTH, False, False)
        measured = estimator.evaluate(for_evaluation, steps=None)
        self.assertEqual(measured["global_step"], STEPS)
        self.assertEqual(measured["eval_accuracy"], 1.0)
        found = [each["probabilities"] for each in estimator.predict(for_evaluation)]
        np.testing.assert_allclose(np.sum(found, axis=1), np.ones(len(features)), rtol=1e-5)
        self.assertEqual([int(each.argmax()) for each in found], [1, 1, 1, 0, 0, 0])
