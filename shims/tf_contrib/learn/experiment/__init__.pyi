# Written by tools/stubs.py from the route table.
from contrib_compat.experiment.experiment import Experiment as Experiment
