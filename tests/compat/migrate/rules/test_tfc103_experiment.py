"""TFC103: an Experiment is train_and_evaluate."""

import pytest

CORE = {"step": "core", "unsafe_fixes": True}
HEAD = "from tf_contrib.learn import Experiment, learn_runner\n"
RUN = "from tf_contrib.learn.python.learn import learn_runner\n"


@pytest.mark.parametrize("program", ["Experiment(e, t, v)\n", "learn_runner.run(f, d)\n"])
def test_what_is_not_contrib_stays(stays, program):
    """Names of the program's own are left alone."""
    assert stays(program, **CORE) == []


@pytest.mark.parametrize(
    "line",
    [
        "learn.Experiment(e, t)",
        "learn.Experiment(e, t, v, eval_metrics={})",
        "learn.Experiment(e, t, v, **more)",
        "learn.Experiment(e, t, v, checkpoint_and_export=flag)",
        "learn.learn_runner.run(f)",
        "learn.learn_runner.run(f, d, schedule='train')",
        "learn.learn_runner.run(f, d, schedule=s)",
        "isinstance(x, learn.Experiment)",
    ],
)
def test_what_has_no_counterpart_stays(stays, line):
    """Metrics, other schedules and what can't be seen are left to a person."""
    program = "from tf_contrib import learn\nx = " + line + "\n"
    assert stays(program, **CORE) == ["TFC103"]


@pytest.mark.parametrize(
    "before, after",
    [
        ("e, t, v", "e, {e}TrainSpec(t), {e}EvalSpec(v)"),
        (
            "e, t, v, None, 10, 5, [h]",
            "e, {e}TrainSpec(t, max_steps=10, hooks=[h]), {e}EvalSpec(v, steps=5)",
        ),
        (
            "estimator=e, eval_input_fn=v, train_input_fn=t, min_eval_frequency=3, "
            "export_strategies=[s], eval_delay_secs=1, checkpoint_and_export=False",
            "e, {e}TrainSpec(t), {e}EvalSpec(v, exporters=[s], start_delay_secs=1)",
        ),
    ],
)
def test_an_experiment_is_taken_apart(becomes, before, after):
    """Each argument goes into the spec that has it, by its name there."""
    e = "contrib_compat.estimator."
    becomes(
        HEAD.replace(", learn_runner", "") + f"x = Experiment({before})\n",
        f"import contrib_compat\nx = ({after.format(e=e)})\n",
        **CORE,
    )


@pytest.mark.parametrize(
    "before, after",
    [
        ("f, 'dir'", "f('dir')"),
        ("experiment_fn=a.b(c), output_dir=d", "a.b(c)(d)"),
        ("lambda d: x, d", "(lambda d: x)(d)"),
        ("f, run_config=r", "f(run_config=r, hparams=None)"),
        (
            "f, run_config=r, hparams=h, schedule='train_and_evaluate'",
            "f(run_config=r, hparams=h)",
        ),
    ],
)
def test_the_runner_calls_the_function(becomes, before, after):
    """What the experiment_fn makes is run, and it is called as the runner called it."""
    becomes(
        RUN + f"learn_runner.run({before})\n",
        f"import contrib_compat\ncontrib_compat.estimator.train_and_evaluate(*{after})\n",
        **CORE,
    )


def test_strategies_inside_become_exporters(becomes):
    """What is written anew takes up what changes inside, and long calls get lines."""
    becomes(
        """
        import tensorflow as tf

        def experiment_fn(output_dir):
            return tf.contrib.learn.Experiment(
                tf.estimator.Estimator(f, output_dir), t, v,
                export_strategies=[
                    tf.contrib.learn.utils.make_export_strategy(s, exports_to_keep=1)])
        """,
        """
        import tensorflow as tf
        import contrib_compat

        def experiment_fn(output_dir):
            return (
                contrib_compat.estimator.Estimator(f, output_dir),
                contrib_compat.estimator.TrainSpec(t),
                contrib_compat.estimator.EvalSpec(v, exporters=[
                    contrib_compat.estimator.LatestExporter("Servo", s, exports_to_keep=1)]),
            )
        """,
        **CORE,
    )


@pytest.mark.parametrize("value", ["{[1]: 2}", "{**x}", "-'a'", "1 + a", "f(x)"])
def test_what_is_no_literal_is_no_reason_to_stop(stays, value):
    """An argument without a counterpart that isn't known to say nothing leaves the call."""
    program = (
        f"import tensorflow as tf\ntf.contrib.learn.Experiment(e, t, v, eval_metrics={value})\n"
    )
    assert stays(program, **CORE) == ["TFC103"]


def test_comments_of_what_is_written_anew_are_kept(becomes):
    """They come behind the bracket that all of it is in, the others on lines of their own."""
    becomes(
        """
        import tensorflow as tf
        tf.contrib.learn.learn_runner.run(e,  # first
            # second
            "#3")  # third
        def e(d):
            return tf.contrib.learn.Experiment(
                f(d),  # the estimator
                t, v)
        """,
        """
        import tensorflow as tf
        import contrib_compat
        contrib_compat.estimator.train_and_evaluate(  # first
            # second
            *e("#3"))  # third
        def e(d):
            return (  # the estimator
                f(d),
                contrib_compat.estimator.TrainSpec(t),
                contrib_compat.estimator.EvalSpec(v),
            )
        """,
        **CORE,
    )
