"""One deletable file for each break between two TensorFlows."""
