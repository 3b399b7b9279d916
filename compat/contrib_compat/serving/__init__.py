"""What an exported model takes and gives: serving inputs, parsing specs and signatures."""
