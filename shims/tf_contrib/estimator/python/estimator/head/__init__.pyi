# Written by tools/stubs.py.
from tf_contrib.estimator import binary_classification_head as binary_classification_head
from tf_contrib.estimator import logistic_regression_head as logistic_regression_head
from tf_contrib.estimator import multi_class_head as multi_class_head
from tf_contrib.estimator import multi_label_head as multi_label_head
from tf_contrib.estimator import poisson_regression_head as poisson_regression_head
from tf_contrib.estimator import regression_head as regression_head
