# Written by tools/stubs.py from the route table.
from contrib_compat.heads.multi_label import multi_label_head as multi_label_head
from contrib_compat.heads.single import binary_classification_head as binary_classification_head
from contrib_compat.heads.single import logistic_regression_head as logistic_regression_head
from contrib_compat.heads.single import multi_class_head as multi_class_head
from contrib_compat.heads.single import poisson_regression_head as poisson_regression_head
from contrib_compat.heads.single import regression_head as regression_head
