# Written by tools/stubs.py.
from contrib_compat.successors import CustomObjectScope as CustomObjectScope
from contrib_compat.successors import GeneratorEnqueuer as GeneratorEnqueuer
from contrib_compat.successors import Progbar as Progbar
from contrib_compat.successors import Sequence as Sequence
from contrib_compat.successors import SequenceEnqueuer as SequenceEnqueuer
from contrib_compat.successors import custom_object_scope as custom_object_scope
from tf_contrib.keras.utils import deserialize_keras_object as deserialize_keras_object
from tf_contrib.keras.utils import get_custom_objects as get_custom_objects
from tf_contrib.keras.utils import get_file as get_file
from tf_contrib.keras.utils import normalize as normalize
from tf_contrib.keras.utils import plot_model as plot_model
from tf_contrib.keras.utils import serialize_keras_object as serialize_keras_object
from tf_contrib.keras.utils import to_categorical as to_categorical
