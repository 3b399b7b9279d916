# Written by tools/stubs.py from the route table.
from contrib_compat.exporters.legacy import StepsExporter as StepsExporter
