"""Resource variables, the default of version 2, where contrib expects those of version 1."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import edit, replace


@edit("contrib/opt/python/training/external_optimizer.py", "tensorflow>=2")
def assign_rather_than_feed(text: str) -> str:
    """Who reads a resource variable, the default of version 2, does not see what is fed for it."""
    values = "dict(zip(self._update_placeholders, [x[part] for part in self._packing_slices]))"
    by = rf"\1session.run(self._var_updates, {values}); augmented_feed_dict = dict(feed_dict)"
    return replace(text, r"^( +)augmented_feed_dict\.update\(feed_dict\)$", by, times=1)


@edit("contrib/copy_graph/python/util/copy_elements.py", "tensorflow>=2")
def copy_variables_of_any_kind(text: str) -> str:
    """A resource variable, the default of version 2, is none of the class of version 1."""
    text = replace(
        text, r"isinstance\(org_instance, VariableV1\)", "hasattr(org_instance, 'op')", 1
    )
    return replace(text, r"\.initialized_value\(\)", ".initial_value", times=1)


@edit("contrib/opt/python/training/model_average_optimizer.py", "tensorflow>=2")
def average_what_is_read(text: str) -> str:
    """A resource variable, the default of version 2, has no reference and tells its first value."""
    text = replace(text, r"local_var\.initialized_value\(\)", "local_var.initial_value", times=1)
    text = replace(text, r"^( +)var\.dtype,", r"\1var.dtype.base_dtype,", times=1)
    text = replace(text, r"local_step=global_step", r"\g<0>.read_value()", times=1)
    return replace(text, r"var\._ref\(\)", "var.read_value()", times=2)


@edit("contrib/opt/python/training/model_average_optimizer.py", "tensorflow>=2")
def accumulate_outside_of_branches(text: str) -> str:
    """What a branch of version 2's control flow makes can't be used outside of it."""
    by = r"ops.init_scope()(\g<0>)"
    return replace(text, r"data_flow_ops\.ConditionalAccumulator(?=\()", by, times=1)


@edit("contrib/specs/python/summaries.py", "tensorflow>=2")
def count_resources(text: str) -> str:
    """Of a resource variable, the default of version 2, the op that reads it knows the shape."""
    return replace(text, r'\["Variable", "VariableV2"\]', '["VariableV2", "ReadVariableOp"]', 1)


@edit("contrib/receptive_field/python/util/parse_layer_parameters.py", "tensorflow>=2")
def find_weights_of_resources(text: str) -> str:
    """Resource variables, the default of version 2, are read by an op of another name and type."""
    read = 'name_to_node[node.input[1]].input[0] + "/read"'
    read += ' if name_to_node[node.input[1]].op == "ReadVariableOp" else node.input[1]'
    text = replace(text, r"(weights_layer_read_name = )node\.input\[1\]$", rf"\1{read}", 1)
    text = replace(text, r'op == "VariableV2"', 'op in ("VariableV2", "VarHandleOp")', 1)
    return replace(text, r'"VariableV2", "LRN"', '"VarHandleOp", "ReadVariableOp", \\g<0>', 1)


@edit("contrib/factorization/python/ops/factorization_ops.py", "tensorflow>=2")
def caches_of_any_shape(text: str) -> str:
    """Resource variables, the default of version 2, keep the shape of their initial value."""
    return replace(
        text, r"^        1\.0,$", "        array_ops.placeholder_with_default(1.0, None),", 1
    )


@edit("contrib/timeseries/python/timeseries/head.py", "tensorflow>=2")
def metrics_of_any_shape(text: str) -> str:
    """Resource variables, the default of version 2, keep the shape of their initial value."""
    pattern = r"(initial_value=)(array_ops\.zeros\(\[\], dtype=input_tensor\.dtype\)),"
    return replace(text, pattern, r"\1array_ops.placeholder_with_default(\2, None),", times=1)


@edit("contrib/factorization/python/ops/clustering_ops.py", "tensorflow>=2")
@edit("contrib/factorization/python/ops/gmm_ops.py", "tensorflow>=2")
def centers_of_any_shape(text: str) -> str:
    """Resource variables, the default of version 2, keep the shape of their initial value."""
    by = "init_value = array_ops.placeholder_with_default([], shape=None)"
    return replace(text, r"init_value = array_ops\.constant\(\[\], dtype=dtypes\.float32\)", by, 1)


@edit("contrib/linear_optimizer/python/ops/sdca_ops.py", "tensorflow>=2")
def zeros_of_the_initial_shape(text: str) -> str:
    """Resource variables have no ``initialized_value``; its shape is all that is asked for."""
    return replace(text, r"\.initialized_value\(\)", ".initial_value", times=2)


@edit("contrib/linear_optimizer/python/ops/sdca_ops.py", "tensorflow>=2")
def shrink_variables(text: str) -> str:
    """What is made a tensor of a resource variable, the default of version 2, is its value."""
    return replace(text, r"self\._convert_n_to_tensor\(\[v\], as_ref=True\)", "[v]", times=1)


@edit("contrib/linear_optimizer/python/ops/sdca_ops.py", "tensorflow>=2")
def ask_whether_there_is_a_step(text: str) -> str:
    """A variable can't be a condition in a graph; whether it is None is what was meant."""
    return replace(text, r"if not global_step:", "if global_step is None:", times=1)


@edit("contrib/factorization/python/ops/wals.py", "tensorflow>=2")
@edit("contrib/opt/python/training/agn_optimizer.py", "tensorflow>=2")
@edit("contrib/opt/python/training/elastic_average_optimizer.py", "tensorflow>=2")
def ask_whether_a_step_is_given(text: str) -> str:
    """A variable can't be a condition in a graph; whether it is not None is what was meant."""
    return replace(text, r"if global_step:", "if global_step is not None:", times=1)


@edit("contrib/factorization/python/ops/wals.py", "tensorflow>=2")
def read_the_count_of_sweeps(text: str) -> str:
    """The tensor of a resource variable's name is no number; and its reader may be the first."""
    name = "WALSMatrixFactorization.COMPLETED_SWEEPS"
    found = f'ops.get_default_graph().get_tensor_by_name({name} + ":0").dtype'
    by = f'{name} + ("/Read/ReadVariableOp:0" if {found} == "resource" else ":0"))'
    text = replace(text, name.replace(".", r"\.") + r' \+ ":0"\)', by, times=1)
    by = r"\1run_context.session.run(self._completed_sweeps_var)"
    return replace(text, r"(completed_sweeps = )run_values\.results", by, times=1)


@edit("contrib/timeseries/python/timeseries/math_utils.py", "tensorflow>=2")
def add_without_assigning(text: str) -> str:
    """A resource variable, the default of version 2, has no ``+=``, which made a sum."""
    return replace(text, r"raw_values \+= ", "raw_values = raw_values + ", times=1)


@edit("contrib/eager/python/metrics_impl.py", "tensorflow>=2")
def values_by_identity(text: str) -> str:
    """In version 2's eager mode variables are compared by value, so that they are no keys."""
    return replace(text, r"self\._initial_values\[v\]", "self._initial_values[id(v)]", times=2)
