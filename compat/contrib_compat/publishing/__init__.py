"""The only room that writes an export: names, versions, assets, asking an estimator, ledger,
collection and retention.
"""
