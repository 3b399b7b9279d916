# Written by tools/stubs.py.
from contrib_compat.monitors.stopping import NanLossDuringTrainingError as NanLossDuringTrainingError
from tf_contrib.learn.monitors import BaseMonitor as BaseMonitor
from tf_contrib.learn.monitors import CaptureVariable as CaptureVariable
from tf_contrib.learn.monitors import CheckpointSaver as CheckpointSaver
from tf_contrib.learn.monitors import EveryN as EveryN
from tf_contrib.learn.monitors import ExportMonitor as ExportMonitor
from tf_contrib.learn.monitors import GraphDump as GraphDump
from tf_contrib.learn.monitors import LoggingTrainable as LoggingTrainable
from tf_contrib.learn.monitors import NanLoss as NanLoss
from tf_contrib.learn.monitors import PrintTensor as PrintTensor
from tf_contrib.learn.monitors import RunHookAdapterForMonitors as RunHookAdapterForMonitors
from tf_contrib.learn.monitors import StepCounter as StepCounter
from tf_contrib.learn.monitors import StopAtStep as StopAtStep
from tf_contrib.learn.monitors import SummarySaver as SummarySaver
from tf_contrib.learn.monitors import ValidationMonitor as ValidationMonitor
from tf_contrib.learn.monitors import get_default_monitors as get_default_monitors
from tf_contrib.learn.monitors import replace_monitors_with_hooks as replace_monitors_with_hooks
