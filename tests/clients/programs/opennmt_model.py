"""A model of two recurrent layers with attention, as users of OpenNMT-tf define their own."""

import opennmt as onmt
import tensorflow as tf


def model():
    return onmt.models.SequenceToSequence(
        source_inputter=onmt.inputters.WordEmbedder("source_words_vocabulary", embedding_size=16),
        target_inputter=onmt.inputters.WordEmbedder("target_words_vocabulary", embedding_size=16),
        encoder=onmt.encoders.BidirectionalRNNEncoder(
            num_layers=2, num_units=16, cell_class=tf.nn.rnn_cell.LSTMCell
        ),
        decoder=onmt.decoders.AttentionalRNNDecoder(
            num_layers=2,
            num_units=16,
            bridge=onmt.layers.CopyBridge(),
            attention_mechanism_class=tf.contrib.seq2seq.LuongAttention,
            cell_class=tf.nn.rnn_cell.LSTMCell,
        ),
    )
