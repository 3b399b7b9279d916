# Written by tools/stubs.py.
from contrib_compat.successors import InputPipelineConfig as InputPipelineConfig
from contrib_compat.successors import RunConfig as RunConfig
from contrib_compat.successors import TPUConfig as TPUConfig
