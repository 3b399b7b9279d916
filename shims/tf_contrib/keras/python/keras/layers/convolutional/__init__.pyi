# Written by tools/stubs.py.
from contrib_compat.successors import Conv1D as Conv1D
from contrib_compat.successors import Conv2D as Conv2D
from contrib_compat.successors import Conv2DTranspose as Conv2DTranspose
from contrib_compat.successors import Conv3D as Conv3D
from contrib_compat.successors import Conv3DTranspose as Conv3DTranspose
from contrib_compat.successors import Cropping1D as Cropping1D
from contrib_compat.successors import Cropping2D as Cropping2D
from contrib_compat.successors import Cropping3D as Cropping3D
from contrib_compat.successors import SeparableConv2D as SeparableConv2D
from contrib_compat.successors import UpSampling1D as UpSampling1D
from contrib_compat.successors import UpSampling2D as UpSampling2D
from contrib_compat.successors import UpSampling3D as UpSampling3D
from contrib_compat.successors import ZeroPadding1D as ZeroPadding1D
from contrib_compat.successors import ZeroPadding2D as ZeroPadding2D
from contrib_compat.successors import ZeroPadding3D as ZeroPadding3D
