# Written by tools/stubs.py.
from contrib_compat.successors import BaseLogger as BaseLogger
from contrib_compat.successors import CSVLogger as CSVLogger
from contrib_compat.successors import Callback as Callback
from contrib_compat.successors import EarlyStopping as EarlyStopping
from contrib_compat.successors import History as History
from contrib_compat.successors import LambdaCallback as LambdaCallback
from contrib_compat.successors import LearningRateScheduler as LearningRateScheduler
from contrib_compat.successors import ModelCheckpoint as ModelCheckpoint
from contrib_compat.successors import ProgbarLogger as ProgbarLogger
from contrib_compat.successors import ReduceLROnPlateau as ReduceLROnPlateau
from contrib_compat.successors import RemoteMonitor as RemoteMonitor
from contrib_compat.successors import TensorBoard as TensorBoard
from contrib_compat.successors import TerminateOnNaN as TerminateOnNaN
