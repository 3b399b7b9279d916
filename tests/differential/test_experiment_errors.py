"""What Experiment, learn_runner and RunConfig refuse, and how they read a cluster."""

import inspect
import json
import os
from unittest import mock

import pytest
from batteries import cases, raised, raised_type


class Bench:
    """A contrib to try."""

    def __init__(self, contrib, tf, folder):
        from contrib_compat import estimator as tf_estimator

        self.tf = tf
        self.tf_estimator = tf_estimator
        self.learn = contrib.learn
        self.folder = folder

    def estimator(self, config=None, model_dir=None):
        return self.tf_estimator.Estimator(lambda features: None, model_dir, config)

    def strategy(self):
        return self.learn.ExportStrategy("Servo", lambda estimator, export_path: None)

    def experiment(self, estimator=None, **arguments):
        return self.learn.Experiment(
            estimator or self.estimator(model_dir=self.folder), list, list, **arguments
        )

    def config(self, **arguments):
        return self.learn.RunConfig(**arguments)

    def run(self, *arguments, **named):
        return raised(self.learn.learn_runner.run, *arguments, **named)


def cluster(task=None, index=0, **rest):
    """Returns a TF_CONFIG."""
    jobs = rest.pop("cluster", {"master": ["m:1"], "worker": ["w:1", "w:2"], "ps": ["p:1"]})
    config = dict(rest, cluster=jobs)
    if task is not None:
        config["task"] = {"type": task, "index": index}
    return config


CONFIGS = {
    "none": {},
    "master in the cloud": cluster("master", environment="cloud"),
    "first worker in the cloud": cluster("worker", environment="cloud"),
    "second worker": cluster("worker", 1),
    "worker index as text": cluster("worker", "1"),
    "ps": cluster("ps", environment="cloud"),
    "worker beyond the last": cluster("worker", 2),
    "negative worker": cluster("worker", -1),
    "unknown task": cluster("cook"),
    "no task": cluster(),
    "workers without a master": cluster("worker", cluster={"worker": ["w:1"], "ps": ["p:1"]}),
    "master alone": cluster("master", cluster={"master": ["m:1"]}),
    "google": cluster("worker", environment="google"),
    "task without a cluster": {"task": {"type": "worker", "index": 2}},
    "directory": {"model_dir": "/tmp/model"},
    "evaluator beside a master": cluster("evaluator"),
    "chief": cluster("chief", cluster={"chief": ["c:1"], "worker": ["w:1"]}),
    "chief alone": cluster("chief", cluster={"chief": ["c:1"]}),
    "evaluator beside a chief alone": cluster("evaluator", cluster={"chief": ["c:1"]}),
    "evaluator beside a master alone": cluster("evaluator", cluster={"master": ["m:1"]}),
    "worker alone": cluster("worker", cluster={"worker": ["w:1"]}),
    "second evaluator": cluster("evaluator", 1, cluster={"chief": ["c:1"], "ps": ["p:1"]}),
    "evaluator beside a chief": cluster("evaluator", cluster={"chief": ["c:1"], "ps": ["p:1"]}),
}
PROPERTIES = (
    "environment",
    "evaluation_master",
    "is_chief",
    "master",
    "model_dir",
    "num_ps_replicas",
    "num_worker_replicas",
    "task_id",
    "task_type",
)


def read_cluster(bench, tf_config):
    """Returns how RunConfig reads a TF_CONFIG, and which schedule runs by default."""
    with mock.patch.dict(os.environ, TF_CONFIG=json.dumps(tf_config)):
        try:
            config = bench.config()
        except ValueError as error:
            return ["ValueError", str(error)]
        read = {name: getattr(config, name) for name in PROPERTIES}
        read["cluster"] = config.cluster_spec.as_dict()
        calls = []

        class Spy(bench.learn.Experiment):
            def train(self):
                calls.append("train")

            def train_and_evaluate(self):
                calls.append("train_and_evaluate")

            def run_std_server(self):
                calls.append("run_std_server")

            def continuous_eval(self):
                calls.append("continuous_eval")

        def experiment_fn(run_config, hparams):
            return Spy(bench.estimator(run_config), list, list)

        run_config = config.replace(model_dir=config.model_dir or bench.folder)
        read["run"] = (
            raised(bench.learn.learn_runner.run, experiment_fn, run_config=run_config),
            list(calls),
        )
        return read


def parameters(function):
    return [[p.name, repr(p.default)] for p in inspect.signature(function).parameters.values()]


def case_signatures(bench):
    learn = bench.learn
    public = {
        "Experiment": learn.Experiment,
        "run": learn.learn_runner.run,
        "tune": learn.learn_runner.tune,
        "MetricSpec": learn.MetricSpec,
    }
    for name in ("evaluate", "train", "continuous_eval", "continuous_eval_on_train_data"):
        public[name] = getattr(learn.Experiment, name)
    for name in ("continuous_train_and_eval", "reset_export_strategies", "extend_train_hooks"):
        public[name] = getattr(learn.Experiment, name)
    shown = {name: parameters(function) for name, function in public.items()}
    # Annotations and the keyword-only extensions of RunConfig are ours.
    shown["RunConfig"] = parameters(learn.RunConfig)[:16]
    return shown


def case_constructor(bench):
    strategy = bench.strategy()
    return {
        "metrics for a core estimator": raised(bench.experiment, eval_metrics={}),
        "not an estimator": raised(bench.experiment, "estimator"),
        "a strategy and a string": raised(bench.experiment, export_strategies=[strategy, "no"]),
        "a tuple": raised(bench.experiment, export_strategies=(strategy,)),
        "a generator": raised(bench.experiment, export_strategies=iter([strategy])),
        "an empty list": raised(bench.experiment, export_strategies=[]),
        "steps as float": raised(bench.experiment, train_steps_per_iteration=1.5),
    }


def case_strategies_not_iterable(bench):
    return raised(bench.experiment, export_strategies=5)


def case_strategies_as_text(bench):
    return raised(bench.experiment, export_strategies="Servo")


def case_strategies_that_are_exporters(bench):
    exporter = bench.tf_estimator.FinalExporter("final", lambda: None)
    said = raised(bench.experiment, export_strategies=[exporter])
    return [said[0], "as_export_strategy" in said[1]]


def named(bench, name):
    return bench.learn.ExportStrategy(name, lambda estimator, export_path: None)


def case_strategy_names(bench):
    names = ["Servo", b"Servo", "", ".", "..", "../x", "/x", "a/b", "a\0b", 256 * "a", None, 5]
    return {
        repr(name)[:9]: raised_type(bench.experiment, export_strategies=named(bench, name))
        for name in names
    }


def case_strategy_names_in_a_reset(bench):
    experiment = bench.experiment(export_strategies=named(bench, "before"))
    said = raised_type(experiment.reset_export_strategies, named(bench, "../x"))
    return [said, [strategy.name for strategy in experiment.reset_export_strategies()]]


def case_properties(bench):
    experiment = bench.experiment(train_steps=7, eval_steps=3)
    return [
        experiment.train_steps,
        experiment.eval_steps,
        experiment.eval_metrics,
        type(experiment.estimator).__name__,
        bench.experiment().eval_steps,
    ]


def case_core_config_in_a_cluster(bench):
    tf_config = cluster("worker", cluster={"chief": ["c:1"], "worker": ["w:1"]})
    with mock.patch.dict(os.environ, TF_CONFIG=json.dumps(tf_config)):
        config = bench.tf_estimator.RunConfig(model_dir=bench.folder)
    said = raised(bench.experiment(bench.estimator(config)).train)
    return [said[0], said[1].split(" but provided ")[0]]


def case_half_of_an_estimator(bench):
    class Half(bench.learn.Evaluable):
        model_dir = None

        def evaluate(self):
            return {}

    class Whole(Half, bench.learn.Trainable):
        def fit(self):
            return self

    return [
        raised(bench.experiment, Half()),
        raised(bench.experiment, Whole()),
        raised(bench.experiment, Whole(), saving_listeners=[]),
        raised(bench.experiment, Whole(), eval_metrics={"a": None}),
        raised_type(bench.learn.Trainable),
    ]


def case_model_dir_differs_from_tf_config(bench):
    with mock.patch.dict(os.environ, TF_CONFIG=json.dumps({"model_dir": "/tmp/a"})):
        return [
            raised(bench.config, model_dir="/tmp/b"),
            bench.config(model_dir="/tmp/a").model_dir,
            bench.config().model_dir,
        ]


def case_master_of_a_task_outside_of_the_cluster(bench):
    tasks = [{"type": "cook"}, {"type": "worker", "index": 9}]
    read = []
    for task in tasks:
        with mock.patch.dict(os.environ, TF_CONFIG=json.dumps(dict(cluster(), task=task))):
            config = bench.config(master="elsewhere:1")
            read.append([config.master, config.task_type, config.task_id])
            read.append(bench.config(master="").master)
    return read


def case_tf_config_of_another_shape(bench):
    texts = [
        "{",
        "[]",
        '{"task": "worker"}',
        '{"task": null}',
        '{"cluster": null}',
        '{"task": {"index": "x"}}',
        '{"cluster": {"worker": "w:1"}}',
    ]
    said = {}
    for text in texts:
        with mock.patch.dict(os.environ, TF_CONFIG=text):
            said[text] = raised_type(bench.config)
    return said


def case_config_with_a_distribution_strategy(bench):
    strategy = object()
    said = {
        "train_distribute": raised_type(bench.config, train_distribute=strategy),
        "eval_distribute": raised_type(bench.config, eval_distribute=strategy),
    }
    replaced = bench.config().replace(train_distribute=strategy)
    return [said, replaced.train_distribute is strategy]


def case_config_values(bench):
    config = bench.config(
        num_cores=3, gpu_memory_fraction=0.5, log_device_placement=True, tf_random_seed=4
    )
    threads = config.tf_config
    return [
        threads.inter_op_parallelism_threads,
        threads.intra_op_parallelism_threads,
        threads.gpu_options.per_process_gpu_memory_fraction,
        threads.log_device_placement,
        config.tf_random_seed,
        config.session_config,
        [config.save_checkpoints_secs, config.save_checkpoints_steps],
        config.keep_checkpoint_max,
        config.keep_checkpoint_every_n_hours,
        config.log_step_count_steps,
        config.save_summary_steps,
        config.session_creation_timeout_secs,
        config.protocol,
        config.device_fn,
        config.train_distribute,
        config.eval_distribute,
    ]


def case_checkpoint_frequency(bench):
    return [
        [config.save_checkpoints_secs, config.save_checkpoints_steps]
        for config in (
            bench.config(save_checkpoints_steps=5),
            bench.config(save_checkpoints_secs=5),
            bench.config(save_checkpoints_secs=None),
            bench.config().replace(save_checkpoints_steps=9),
        )
    ]


def case_uid(bench):
    config = bench.config(model_dir="/tmp/a")
    same = {
        "equal": bench.config(model_dir="/tmp/a"),
        "steps": config.replace(save_checkpoints_steps=5),
        "seed": config.replace(tf_random_seed=5),
        "session": config.replace(session_config=bench.tf.ConfigProto()),
        "folder": config.replace(model_dir="/tmp/b"),
        "cores": bench.config(model_dir="/tmp/a", num_cores=2),
        "master": bench.config(model_dir="/tmp/a", master="local"),
    }
    seen = {name: config.uid() == other.uid() for name, other in same.items()}
    seen["allowed"] = config.uid(["model_dir"]) == same["folder"].uid(["model_dir"])
    seen["not allowed"] = config.uid([]) == same["seed"].uid([])
    return seen


def case_replace(bench):
    config = bench.config(model_dir="/tmp/a")
    other = config.replace(model_dir="/tmp/b", keep_checkpoint_max=2)
    return [
        type(other) is type(config),
        isinstance(config, bench.tf_estimator.RunConfig),
        [other.model_dir, other.keep_checkpoint_max, config.model_dir],
        raised(config.replace, save_summary_steps=-1),
        raised(config.replace, save_checkpoints_steps=1, save_checkpoints_secs=1),
        raised_type(config.replace, master="x"),
    ]


def case_estimator_takes_the_config(bench):
    estimator = bench.estimator(bench.config(), model_dir=bench.folder)
    return [
        estimator.model_dir == bench.folder,
        estimator.config.model_dir == bench.folder,
        type(estimator.config).__name__,
        estimator.config.uid() == bench.config(model_dir=bench.folder).uid(),
        raised(bench.estimator, bench.config(model_dir="/tmp/a"), "/tmp/b"),
    ]


def case_runner_arguments(bench):
    def never(run_config, hparams):
        raise AssertionError("was called")

    config = bench.config(model_dir=bench.folder)
    core = bench.tf_estimator.RunConfig(model_dir=bench.folder)
    return {
        "both": bench.run(never, output_dir="/tmp/a", run_config=config),
        "neither": bench.run(never),
        "not callable": bench.run("never", output_dir="/tmp/a"),
        "empty directory": bench.run(never, output_dir=""),
        "hparams with output_dir": bench.run(never, output_dir="/tmp/a", hparams={}),
        "core config": bench.run(never, run_config=core),
        "no directory": bench.run(never, run_config=bench.config()),
        "hparams of another kind": bench.run(never, run_config=config, hparams={}),
    }


def case_runner_builder_returns_something_else(bench):
    config = bench.config(model_dir=bench.folder)
    return [
        bench.run(lambda output_dir: 5, output_dir="/tmp/a"),
        bench.run(lambda run_config, hparams: None, run_config=config),
    ]


def case_runner_config_was_not_used(bench):
    config = bench.config(model_dir=bench.folder)

    def with_other_config(run_config, hparams):
        return bench.experiment(bench.estimator(bench.config(model_dir="/tmp/a")))

    def with_core_config(run_config, hparams):
        return bench.experiment(bench.estimator(model_dir=bench.folder))

    different = bench.run(with_other_config, run_config=config)
    return [
        [different[0], different[1].split(" expected _")[0]],
        bench.run(with_core_config, run_config=config),
    ]


def case_runner_schedules(bench):
    def experiment_fn(output_dir):
        return bench.experiment(bench.estimator(model_dir=output_dir))

    def run(schedule):
        return bench.run(experiment_fn, output_dir=bench.folder, schedule=schedule)

    return [run("fly"), run("train_steps"), run("evaluate_")]


def case_runner_returns_what_the_schedule_returns(bench):
    class Mine(bench.learn.Experiment):
        def my_schedule(self):
            return "mine", self.estimator.model_dir == bench.folder

    def experiment_fn(output_dir):
        return Mine(bench.estimator(model_dir=output_dir), list, list)

    run = bench.learn.learn_runner.run
    return [
        run(experiment_fn, bench.folder, "my_schedule"),
        run(experiment_fn, output_dir=bench.folder, schedule="my_schedule"),
    ]


def case_tune(bench):
    trials = []

    class HParams:
        pass

    class Tuner:
        def next_trial(self):
            return len(trials) < 2

        def run_experiment(self, experiment_fn):
            config = bench.config(model_dir=bench.folder)
            trials.append(raised(experiment_fn, config, None))

    bench.learn.learn_runner.tune(lambda run_config, hparams: None, Tuner())
    return trials


def case_mode_keys(bench):
    modes = bench.learn.ModeKeys
    return [
        [modes.TRAIN, modes.EVAL, modes.INFER],
        raised(modes.validate, "eval"),
        raised(modes.validate, "predict"),
        hasattr(modes, "PREDICT"),
    ]


def case_constants(bench):
    from importlib import import_module

    root = bench.learn.__name__.rpartition(".")[0]
    estimators = import_module(root + ".learn.python.learn.estimators")
    names = (estimators.MetricKey, estimators.Environment, estimators.TaskType)
    return [
        sorted(
            [name, value]
            for name, value in vars(holder).items()
            if not name.startswith("_") and value not in ("chief", "evaluator")
        )
        for holder in names
    ] + [[base.__name__ for base in bench.learn.NotFittedError.__mro__]]


def on_a_bench(case):
    """Makes a case of a function of a Bench; no TF_CONFIG is set in it."""

    def observed(contrib, tf, tmp):
        with mock.patch.dict(os.environ):
            os.environ.pop("TF_CONFIG", None)
            return case(Bench(contrib, tf, str(tmp)))

    return observed


def reading(tf_config):
    """Makes a case of how a TF_CONFIG is read."""
    return on_a_bench(lambda bench: read_cluster(bench, tf_config))


CASES = cases(globals(), on_a_bench)
CASES.update({"cluster: " + name: reading(config) for name, config in CONFIGS.items()})


@pytest.mark.parametrize("name", CASES)
def test_refuses_and_reads_what_it_did(check, name):
    """Arguments, errors with their messages, and clusters are those of native TF 1.15."""
    check(name)
