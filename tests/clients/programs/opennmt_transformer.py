"""A Transformer of two layers, as users of OpenNMT-tf define their own."""

import opennmt as onmt


def model():
    return onmt.models.Transformer(
        source_inputter=onmt.inputters.WordEmbedder("source_words_vocabulary", embedding_size=16),
        target_inputter=onmt.inputters.WordEmbedder("target_words_vocabulary", embedding_size=16),
        num_layers=2,
        num_units=16,
        num_heads=2,
        ffn_inner_dim=32,
    )
