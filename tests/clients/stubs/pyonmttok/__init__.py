"""Stands for OpenNMT's tokenizer where a client only names it: there is nothing to make."""
