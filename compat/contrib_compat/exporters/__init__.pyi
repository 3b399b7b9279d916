# Written by tools/stubs.py.
from contrib_compat.exporters.best import BestExporter as BestExporter
from contrib_compat.exporters.bridge import as_export_strategy as as_export_strategy
from contrib_compat.exporters.bridge import as_exporter as as_exporter
from contrib_compat.exporters.saved_model import Exporter as Exporter
from contrib_compat.exporters.saved_model import FinalExporter as FinalExporter
from contrib_compat.exporters.saved_model import LatestExporter as LatestExporter
from contrib_compat.exporters.steps import StepsExporter as StepsExporter
