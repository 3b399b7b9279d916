# Written by tools/stubs.py from the route table.
from contrib_compat.strategies.export_strategy import ExportStrategy as ExportStrategy
