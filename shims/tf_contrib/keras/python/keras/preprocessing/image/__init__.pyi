# Written by tools/stubs.py.
from contrib_compat.successors import DirectoryIterator as DirectoryIterator
from contrib_compat.successors import ImageDataGenerator as ImageDataGenerator
from contrib_compat.successors import Iterator as Iterator
from contrib_compat.successors import NumpyArrayIterator as NumpyArrayIterator
from tf_contrib.keras.preprocessing.image import array_to_img as array_to_img
from tf_contrib.keras.preprocessing.image import img_to_array as img_to_array
from tf_contrib.keras.preprocessing.image import load_img as load_img
from tf_contrib.keras.preprocessing.image import random_channel_shift as random_channel_shift
from tf_contrib.keras.preprocessing.image import random_rotation as random_rotation
from tf_contrib.keras.preprocessing.image import random_shear as random_shear
from tf_contrib.keras.preprocessing.image import random_shift as random_shift
from tf_contrib.keras.preprocessing.image import random_zoom as random_zoom
