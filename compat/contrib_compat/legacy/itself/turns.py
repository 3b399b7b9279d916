"""Whose turn it is to execute files of TensorFlow 1.15."""

import threading

#: Held by the thread that does. Contrib's packages import each other in circles; two threads that
#: went round from different ends would see half of a module, or wait for each other.
one_thread = threading.RLock()
