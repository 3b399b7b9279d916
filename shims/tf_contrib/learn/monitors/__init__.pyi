# Written by tools/stubs.py from the route table.
from contrib_compat.monitors.adapter import RunHookAdapterForMonitors as RunHookAdapterForMonitors
from contrib_compat.monitors.adapter import replace_monitors_with_hooks as replace_monitors_with_hooks
from contrib_compat.monitors.base import BaseMonitor as BaseMonitor
from contrib_compat.monitors.base import EveryN as EveryN
from contrib_compat.monitors.captures import CaptureVariable as CaptureVariable
from contrib_compat.monitors.captures import GraphDump as GraphDump
from contrib_compat.monitors.checkpoints import CheckpointSaver as CheckpointSaver
from contrib_compat.monitors.defaults import get_default_monitors as get_default_monitors
from contrib_compat.monitors.export import ExportMonitor as ExportMonitor
from contrib_compat.monitors.logs import LoggingTrainable as LoggingTrainable
from contrib_compat.monitors.logs import PrintTensor as PrintTensor
from contrib_compat.monitors.stopping import NanLoss as NanLoss
from contrib_compat.monitors.stopping import NanLossDuringTrainingError as NanLossDuringTrainingError
from contrib_compat.monitors.stopping import StopAtStep as StopAtStep
from contrib_compat.monitors.validation import ValidationMonitor as ValidationMonitor
from contrib_compat.monitors.writers import StepCounter as StepCounter
from contrib_compat.monitors.writers import SummarySaver as SummarySaver
