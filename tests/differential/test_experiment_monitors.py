"""What monitors see, keep, write and stop, natively and here."""

import glob
import logging
import os

import numpy as np
import pytest
from batteries import cases, raised, raised_type


class FakeConfig:
    is_chief = True


class FakeEstimator:
    """What monitors need of an estimator."""

    def __init__(self, model_dir, is_chief=True):
        self.model_dir = model_dir
        self.config = FakeConfig()
        self.config.is_chief = is_chief
        self.exports = []

    def export(self, *arguments, **named):
        self.exports.append([arguments, named])
        if len(self.exports) == 2:
            raise RuntimeError("exported before")
        return f"export {len(self.exports)}"


class Bench:
    """A loop of training steps that monitors watch."""

    def __init__(self, contrib, tf, folder):
        self.tf = tf
        self.learn = contrib.learn
        self.monitors = contrib.learn.monitors
        self.folder = folder
        self.log = []

    def train(self, *monitors, steps=6, saver=None, estimator=None, start=0):
        """Runs a session of steps, each of which adds one to a weight; returns how many it ran."""
        tf = self.tf
        with tf.Graph().as_default():
            step = tf.train.create_global_step()
            weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
            add = tf.assign_add(weight, 1.0)
            loss = tf.identity(add, name="loss")
            with tf.control_dependencies([loss]):
                tf.split(tf.ones([2]), 2, name="pair")
                tf.summary.scalar("loss_value", loss)
                tf.log(2.0 - loss, name="sick")
                train_op = tf.assign_add(step, 1)
            if saver is not None:
                saver.append(tf.train.Saver())
            made = [monitor(self) if callable(monitor) else monitor for monitor in monitors]
            hooks = self.monitors.replace_monitors_with_hooks(
                made, estimator or FakeEstimator(self.folder)
            )
            ran = 0
            scaffold = tf.train.Scaffold(init_op=tf.group(weight.initializer, step.initializer))
            if start:
                scaffold = tf.train.Scaffold(
                    init_op=tf.group(weight.initializer, step.initializer),
                    local_init_op=tf.assign(step, start),
                )
            creator = tf.train.ChiefSessionCreator(scaffold)
            with tf.train.MonitoredSession(creator, hooks) as session:
                while ran < steps and not session.should_stop():
                    session.run(train_op)
                    ran += 1
        return ran

    def logged(self, beginning):
        return [line for line in self.log if line.startswith(beginning)]

    def events(self, folder):
        """Returns (step, tag) of the summaries in a folder, in their order."""
        seen = []
        for path in sorted(glob.glob(os.path.join(folder, "events*"))):
            for event in self.tf.train.summary_iterator(path):
                seen += [[event.step, value.tag] for value in event.summary.value]
                if event.HasField("session_log"):
                    seen.append([event.step, os.path.basename(event.session_log.checkpoint_path)])
        return seen


def talkative(base, calls, wants=(), stops_at=None):
    """Makes a subclass of a monitor that writes down how it is called."""

    class Talkative(base):
        def begin(self, max_steps=None):
            calls.append(["begin", max_steps])
            super().begin(max_steps)

        def step_begin(self, step):
            calls.append(["step_begin", int(step)])
            return super().step_begin(step) + list(wants)

        def step_end(self, step, output):
            calls.append(
                ["step_end", int(step), {str(k): np.asarray(v).tolist() for k, v in output.items()}]
            )
            return super().step_end(step, output) or step == stops_at

        def post_step(self, step, session):
            calls.append(["post_step", int(step), hasattr(session, "run")])
            super().post_step(step, session)

        def every_n_step_begin(self, step):
            calls.append(["every_n_step_begin", int(step)])
            return super().every_n_step_begin(step)

        def every_n_step_end(self, step, outputs):
            calls.append(["every_n_step_end", int(step)])
            return super().every_n_step_end(step, outputs)

        def every_n_post_step(self, step, session):
            calls.append(["every_n_post_step", int(step)])
            super().every_n_post_step(step, session)

        def end(self, session=None):
            calls.append(["end", hasattr(session, "run")])
            super().end(session)

    return Talkative


def case_base_monitor(bench):
    calls = []
    bench.train(talkative(bench.monitors.BaseMonitor, calls, ["loss", "weight:0"])(), steps=3)
    return calls


def case_base_monitor_stops(bench):
    calls = []
    monitor = talkative(bench.monitors.BaseMonitor, calls, stops_at=2)()
    return [bench.train(monitor), calls[-1]]


def case_every_n(bench):
    calls = []
    bench.train(talkative(bench.monitors.EveryN, calls)(every_n_steps=3, first_n_steps=2), steps=9)
    return [call for call in calls if call[0].startswith("every")]


def case_every_n_from_a_later_step(bench):
    calls = []
    bench.train(talkative(bench.monitors.EveryN, calls)(every_n_steps=3), steps=5, start=100)
    return calls


def case_end_without_a_session(bench):
    ended = []

    class Monitor(bench.monitors.BaseMonitor):
        def end(self):
            ended.append("no session")

    bench.train(Monitor(), steps=1)
    return ended


def case_several_monitors_share_their_values(bench):
    one, two = [], []
    base = bench.monitors.BaseMonitor
    bench.train(talkative(base, one, ["loss"])(), talkative(base, two, ["pair:1"])(), steps=1)
    return [one[2], two[2]]


def case_wrong_use(bench):
    def begun():
        monitor = bench.monitors.BaseMonitor()
        monitor.begin(max_steps=5)
        return monitor

    monitor = begun()
    never = bench.monitors.BaseMonitor()
    monitor.epoch_begin(1)
    return {
        "begin twice": raised(begun().begin),
        "end without begin": raised(never.end),
        "no estimator": raised(never.set_estimator, None),
        "step after the last": raised(begun().step_begin, 6),
        "negative step": raised(begun().step_begin, -1),
        "epoch in an epoch": raised(monitor.epoch_begin, 2),
        "negative epoch": raised(never.epoch_begin, -1),
        "step_end of another step": raised_type(begun().step_end, 3, {}),
        "epoch_end of another epoch": raised_type(monitor.epoch_end, 3),
        "run_on_all_workers": never.run_on_all_workers,
    }


def case_wrong_requests(bench):
    base = bench.monitors.BaseMonitor
    return [
        raised(bench.train, talkative(base, [], ["pair"])()),
        raised_type(bench.train, talkative(base, [], ["nothing"])()),
        raised_type(bench.train, talkative(base, [], [bench.tf.Graph()])()),
    ]


def case_request_is_no_list(bench):
    class Monitor(bench.monitors.BaseMonitor):
        def step_begin(self, step):
            return "loss"

    return raised(bench.train, Monitor())


def case_stop_at_step(bench):
    stop = bench.monitors.StopAtStep
    return [
        bench.train(stop(num_steps=2)),
        bench.train(stop(last_step=4)),
        bench.train(stop(num_steps=2), start=10),
        bench.train(stop(last_step=4), start=10),
        stop(1).run_on_all_workers,
        raised(stop),
        raised(stop, 1, 2),
    ]


def case_print_tensor(bench):
    bench.train(bench.monitors.PrintTensor(["loss", "pair:1"], every_n=3), steps=5)
    return bench.logged("Step ")


def case_print_tensor_with_tags(bench):
    monitor = bench.monitors.PrintTensor({"the loss": "loss"}, every_n=2, first_n=0)
    bench.train(monitor, steps=4)
    return bench.logged("Step ")


def case_logging_trainable(bench):
    bench.train(bench.monitors.LoggingTrainable(every_n=3), steps=1)
    return bench.logged("Logging Trainable")


def case_logging_trainable_of_another_scope(bench):
    bench.train(bench.monitors.LoggingTrainable(scope="other"), steps=1)
    return bench.logged("Logging Trainable")


def case_capture_variable(bench):
    monitor = bench.monitors.CaptureVariable("loss:0", every_n=2, first_n=3)
    bench.train(monitor)
    return sorted([int(step), float(value)] for step, value in monitor.values.items())


def case_graph_dump(bench):
    one = bench.monitors.GraphDump()
    two = bench.monitors.GraphDump(ignore_ops=[*one.IGNORE_OPS, "Log"])
    calls = []
    named = talkative(bench.monitors.BaseMonitor, calls, ["loss"])
    bench.train(one, named(), steps=2)
    bench.train(two, named(), steps=3)
    return {
        "steps": sorted(int(step) for step in one.data),
        "keeps the loss": any("loss" in str(key) for key in one.data[1]),
        "same": one.compare(two, 2),
        "ignored": bench.monitors.GraphDump.IGNORE_OPS,
        "a step that the other lacks": raised_type(two.compare, one, 3),
        "a step that both lack": one.compare(two, 9),
    }


def case_graph_dumps_that_differ(bench):
    dumps = [bench.monitors.GraphDump(), bench.monitors.GraphDump()]
    for dump, value in zip(dumps, (1.0, 3.0)):
        dump.data[1] = {"a": np.array([value, 0.0]), "b": value, "c": "text", "d": 5, 5: value}
    matched, non_matched = dumps[0].compare(dumps[1], 1)
    return [matched, sorted(non_matched), non_matched["a"].tolist(), non_matched["b"]]


def case_nan_loss(bench):
    nan = bench.monitors.NanLoss
    return [
        raised(bench.train, nan("sick:0", every_n_steps=1)),
        bench.train(nan("sick:0", every_n_steps=1, fail_on_nan_loss=False)),
        bench.train(nan("loss:0", every_n_steps=1)),
        [base.__name__ for base in bench.learn.NanLossDuringTrainingError.__mro__][1],
    ]


def case_summary_saver(bench):
    folder = os.path.join(bench.folder, "summaries")
    bench.train(bench.monitors.SummarySaver("loss_value:0", save_steps=2, output_dir=folder))
    return bench.events(folder)


def case_summary_saver_of_the_estimator(bench):
    bench.train(bench.monitors.SummarySaver("loss_value:0", save_steps=4))
    return bench.events(bench.folder)


def case_summary_saver_without_a_summary(bench):
    bench.train(bench.monitors.SummarySaver(None))
    return bench.events(bench.folder)


def case_step_counter(bench):
    bench.train(bench.monitors.StepCounter(every_n_steps=2))
    bench.tf.summary.FileWriterCache.clear()
    return bench.events(bench.folder)


def case_checkpoint_saver(bench):
    savers = []

    def saver(_):
        return bench.monitors.CheckpointSaver(bench.folder, save_steps=2, saver=savers[0])

    bench.train(saver, steps=6, saver=savers)
    bench.tf.summary.FileWriterCache.clear()
    checkpoints = glob.glob(os.path.join(bench.folder, "model.ckpt-*.index"))
    return [sorted(os.path.basename(path) for path in checkpoints), bench.events(bench.folder)]


def case_checkpoint_saver_arguments(bench):
    saver = bench.monitors.CheckpointSaver
    return [raised(saver, bench.folder), raised(saver, bench.folder, 1, 1)]


def case_export_monitor(bench):
    estimator = FakeEstimator(bench.folder)
    monitor = bench.monitors.ExportMonitor(3, "/exports", exports_to_keep=2, default_batch_size=7)
    bench.train(monitor, estimator=estimator)
    return [estimator.exports, monitor.last_export_dir, monitor.export_dir, monitor.exports_to_keep]


def case_replace_monitors_with_hooks(bench):
    replace = bench.monitors.replace_monitors_with_hooks
    stop, other = bench.monitors.StopAtStep(1), bench.monitors.BaseMonitor()
    hook = bench.tf.train.SessionRunHook()
    chief = FakeEstimator(bench.folder)
    worker = FakeEstimator(bench.folder, is_chief=False)

    def names(hooks):
        return [
            [type(monitor).__name__ for monitor in one._monitors]
            if hasattr(one, "_monitors")
            else one is hook
            for one in hooks
        ]

    return [
        replace(None, chief),
        names(replace([stop, hook, other], chief)),
        names(replace([stop, hook, other], worker)),
        names(replace([other, hook], worker)),
    ]


def case_get_default_monitors(bench):
    with bench.tf.Graph().as_default():
        loss = bench.tf.constant(1.0)
        made = bench.monitors.get_default_monitors(loss, loss)
    return [
        [type(monitor).__name__ for monitor in made],
        bench.monitors.get_default_monitors(),
    ]


def case_validation_monitor_arguments(bench):
    monitor = bench.monitors.ValidationMonitor(input_fn=list)
    monitor.begin()
    monitor.step_begin(100)
    return [
        raised(bench.monitors.ValidationMonitor),
        raised(monitor.every_n_step_end, 100, {}),
        [monitor.early_stopped, monitor.best_step, monitor.best_value, monitor.best_metrics],
    ]


def case_validation_monitor_stops_early(bench):
    losses = [5.0, 3.0, 4.0, 3.5, 2.0]
    evaluations = []

    class Estimator(FakeEstimator):
        def evaluate(self, **arguments):
            evaluations.append(sorted(arguments))
            return {"loss": losses[len(evaluations) - 1], "auc": len(evaluations)}

    seen = []
    for minimize in (True, False):
        del evaluations[:]
        monitor = bench.monitors.ValidationMonitor(
            input_fn=list,
            every_n_steps=1,
            early_stopping_rounds=2,
            early_stopping_metric_minimize=minimize,
            check_interval_secs=None,
        )
        monitor.set_estimator(Estimator(bench.folder))
        monitor.begin()
        answers = []
        for step in range(1, 6):
            path = os.path.join(bench.folder, f"model.ckpt-{step}")
            open(path + ".index", "w").close()
            with open(os.path.join(bench.folder, "checkpoint"), "w") as file:
                file.write(f'model_checkpoint_path: "{path}"')
            monitor.step_begin(step)
            answers.append(monitor.step_end(step, {}))
            monitor.post_step(step, None)
            if answers[-1]:
                break
        seen.append(
            [
                [bool(answer) for answer in answers],
                monitor.early_stopped,
                monitor.best_step,
                monitor.best_value,
                monitor.best_metrics,
                evaluations[0],
            ]
        )
    return seen


def case_validation_monitor_lacks_the_metric(bench):
    class Estimator(FakeEstimator):
        def evaluate(self, **arguments):
            return {"loss": 1.0}

    with open(os.path.join(bench.folder, "checkpoint"), "w") as file:
        file.write(f'model_checkpoint_path: "{bench.folder}/model.ckpt-1"')
    open(os.path.join(bench.folder, "model.ckpt-1.index"), "w").close()
    monitor = bench.monitors.ValidationMonitor(
        input_fn=list, every_n_steps=1, early_stopping_rounds=1, early_stopping_metric="auc"
    )
    return raised(bench.train, monitor, estimator=Estimator(bench.folder))


def case_monitors_of_core_estimators(bench):
    from contrib_compat import estimator as tf_estimator

    estimator = tf_estimator.Estimator(lambda features: None, bench.folder)
    with open(os.path.join(bench.folder, "checkpoint"), "w") as file:
        file.write(f'model_checkpoint_path: "{bench.folder}/model.ckpt-1"')
    open(os.path.join(bench.folder, "model.ckpt-1.index"), "w").close()
    export = bench.monitors.ExportMonitor(1, "/exports")
    validation = bench.monitors.ValidationMonitor(x=[1], every_n_steps=1)
    return [
        raised(bench.train, export, estimator=estimator),
        raised(bench.train, validation, estimator=estimator),
    ]


class Collector(logging.Handler):
    """Keeps what TensorFlow logs."""

    def __init__(self, lines):
        super().__init__(logging.INFO)
        self.lines = lines

    def emit(self, record):
        self.lines.append(record.getMessage())


def on_a_bench(case):
    """Makes a case of a function of a Bench, which keeps what TensorFlow logs meanwhile."""

    def observed(contrib, tf, tmp):
        bench = Bench(contrib, tf, str(tmp))
        logger, collector = logging.getLogger("tensorflow"), Collector(bench.log)
        level = logger.level
        logger.setLevel(logging.INFO)
        logger.addHandler(collector)
        try:
            return case(bench)
        finally:
            logger.removeHandler(collector)
            logger.setLevel(level)
            tf.summary.FileWriterCache.clear()

    return observed


CASES = cases(globals(), on_a_bench)


@pytest.mark.parametrize("name", CASES)
def test_monitor_does_what_it_did(check, name):
    """A monitor is called, keeps, logs, writes, stops and refuses as on native TF 1.15."""
    check(name)
