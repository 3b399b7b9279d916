"""What each schedule of an Experiment does, natively and here."""

import json
import os
from unittest import mock

import numpy as np
import pytest
from batteries import cases, numbers, plain


class Bench:
    """An estimator, what was done with it, and a contrib to make an Experiment of it."""

    def __init__(self, contrib, tf, folder):
        from contrib_compat import estimator as tf_estimator

        self.tf = tf
        self.tf_estimator = tf_estimator
        self.learn = contrib.learn
        self.model_dir = os.path.join(folder, "model")
        self.log = []
        self.estimator = None

    def model_fn(self, features, labels, mode):
        tf = self.tf
        weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
        predictions = features["x"] * weight
        loss = tf.reduce_mean(tf.square(predictions - labels))
        optimizer = tf.train.GradientDescentOptimizer(0.1)
        train_op = optimizer.minimize(loss, global_step=tf.train.get_global_step())
        return self.tf_estimator.EstimatorSpec(
            mode, predictions=predictions, loss=loss, train_op=train_op
        )

    def input_fn(self, batches=None):
        data = self.tf.data.Dataset.from_tensors(({"x": np.ones(2, "f")}, 2 * np.ones(2, "f")))
        return data.repeat(batches)

    def few_batches(self):
        return self.input_fn(6)

    def make_estimator(self, make_config=None, **config):
        config.setdefault("save_checkpoints_steps", 4)
        make_config = make_config or self.learn.RunConfig
        run_config = make_config(model_dir=self.model_dir, save_summary_steps=1000, **config)
        estimator = self.tf_estimator.Estimator(self.model_fn, config=run_config)
        train, evaluate = estimator.train, estimator.evaluate

        def logged_train(**arguments):
            shown = {name: arguments[name] for name in ("steps", "max_steps") if arguments[name]}
            self.log.append(["train", shown])
            return train(**arguments)

        def logged_evaluate(name=None, checkpoint_path=None, **arguments):
            result = evaluate(name=name, checkpoint_path=checkpoint_path, **arguments)
            self.log.append(
                [
                    "evaluate",
                    {
                        "name": name,
                        "checkpoint": self.checkpoint(checkpoint_path),
                        "steps": arguments["steps"],
                        "step evaluated": int(result["global_step"]),
                    },
                ]
            )
            return result

        estimator.train, estimator.evaluate = logged_train, logged_evaluate
        self.estimator = estimator
        return estimator

    def checkpoint(self, path):
        return path and os.path.basename(path)

    def strategy(self, name="Servo", fails=False):
        def export_fn(estimator, export_path, checkpoint_path, eval_result):
            self.log.append(
                [
                    "export",
                    {
                        "strategy": name,
                        "path": export_path,
                        "checkpoint": self.checkpoint(checkpoint_path),
                        "step evaluated": eval_result and int(eval_result["global_step"]),
                        "estimator": estimator is self.estimator,
                    },
                ]
            )
            if fails:
                raise RuntimeError("no space left")
            version = f"1{len(self.log):09d}".encode()
            self.tf.gfile.MakeDirs(os.path.join(export_path, version))
            return os.path.join(export_path, version)

        return self.learn.ExportStrategy(name, export_fn)

    def experiment(self, estimator=None, **arguments):
        arguments.setdefault("train_steps", 10)
        arguments.setdefault("eval_steps", 2)
        arguments.setdefault("check_interval_secs", None)
        arguments.setdefault("eval_delay_secs", 0)
        arguments.setdefault("continuous_eval_throttle_secs", 0)
        arguments.setdefault("export_strategies", [self.strategy()])
        arguments.setdefault("train_input_fn", self.input_fn)
        arguments.setdefault("eval_input_fn", self.input_fn)
        return self.learn.Experiment(estimator or self.make_estimator(), **arguments)

    def run_twice(self, schedule, config=(), **arguments):
        """Runs a schedule to its end, and once more as a process that is started again does."""
        results = []
        for _ in range(2):
            experiment = self.experiment(self.make_estimator(**dict(config)), **arguments)
            results.append(getattr(experiment, schedule)())
        return results

    def trained(self, **arguments):
        experiment = self.experiment(**arguments)
        self.estimator.train(input_fn=self.input_fn, steps=None, max_steps=10)
        del self.log[:]
        return experiment


def case_train(bench):
    result = bench.experiment().train()
    return result is bench.estimator


def case_train_with_delay(bench):
    return bench.experiment(train_steps=1).train(delay_secs=0.1) is bench.estimator


def case_evaluate(bench):
    return bench.trained().evaluate()


def case_evaluate_named(bench):
    return bench.trained(eval_delay_secs=9999).evaluate(delay_secs=0, name="dev")


def case_evaluate_until_the_data_ends(bench):
    return bench.trained(eval_input_fn=bench.few_batches, eval_steps=None).evaluate()


def case_train_and_evaluate(bench):
    return bench.experiment().train_and_evaluate()


def case_train_and_evaluate_at_the_end(bench):
    return bench.experiment(min_eval_frequency=0).train_and_evaluate()


def case_train_and_evaluate_every_third_step(bench):
    return bench.experiment(min_eval_frequency=3).train_and_evaluate()


def case_train_and_evaluate_looking_seldom(bench):
    return bench.experiment(check_interval_secs=1000).train_and_evaluate()


def case_train_and_evaluate_until_the_data_ends(bench):
    experiment = bench.experiment(train_steps=None, train_input_fn=bench.few_batches)
    return experiment.train_and_evaluate()


def case_train_and_evaluate_two_strategies(bench):
    strategies = (bench.strategy("one"), bench.strategy("two"))
    return bench.experiment(export_strategies=strategies).train_and_evaluate()


def case_train_and_evaluate_a_strategy_fails(bench):
    strategies = [bench.strategy("one", fails=True), bench.strategy("two")]
    experiment = bench.experiment(export_strategies=strategies, min_eval_frequency=0)
    return experiment.train_and_evaluate()


def case_train_and_evaluate_without_strategies(bench):
    return bench.experiment(export_strategies=None, min_eval_frequency=0).train_and_evaluate()


def case_train_and_evaluate_again(bench):
    experiment = bench.experiment(min_eval_frequency=0)
    return [experiment.train_and_evaluate(), experiment.train_and_evaluate()]


def case_train_and_evaluate_stopped_early(bench):
    monitor = bench.learn.monitors.StopAtStep(last_step=5)
    experiment = bench.experiment(train_monitors=[monitor], min_eval_frequency=0)
    return experiment.train_and_evaluate()


def case_checkpoint_and_export(bench):
    return bench.experiment(checkpoint_and_export=True).train_and_evaluate()


def case_checkpoint_and_export_without_a_frequency(bench):
    estimator = bench.make_estimator(save_checkpoints_steps=None, save_checkpoints_secs=None)
    experiment = bench.experiment(estimator, checkpoint_and_export=True, train_steps=3)
    return experiment.train_and_evaluate()


def case_checkpoint_and_export_again(bench):
    experiment = bench.experiment(checkpoint_and_export=True, train_steps=3)
    return [experiment.train_and_evaluate(), experiment.train_and_evaluate()]


def case_checkpoint_and_export_restarted(bench):
    return bench.run_twice("train_and_evaluate", checkpoint_and_export=True, train_steps=6)


def case_checkpoint_and_export_trained_on(bench):
    first = bench.experiment(checkpoint_and_export=True, train_steps=6).train_and_evaluate()
    return [
        first,
        bench.experiment(checkpoint_and_export=True, train_steps=10).train_and_evaluate(),
    ]


def case_train_restarted(bench):
    return [result is not None for result in bench.run_twice("train")]


def case_train_and_evaluate_restarted(bench):
    return bench.run_twice("train_and_evaluate")


def case_train_and_evaluate_two_strategies_of_one_name(bench):
    strategies = (bench.strategy(), bench.strategy())
    return bench.experiment(export_strategies=strategies).train_and_evaluate()


def case_local_run_restarted(bench):
    return bench.run_twice("local_run")


def case_continuous_eval_restarted(bench):
    bench.trained()
    return bench.run_twice("continuous_eval")


def case_continuous_train_and_eval_restarted(bench):
    return bench.run_twice("continuous_train_and_eval", train_steps_per_iteration=5)


def case_one_step_of_everything_restarted(bench):
    return bench.run_twice("test")


def in_a_cluster(task, *jobs):
    """Returns the environment of a task whose cluster has one task of each of these jobs."""
    cluster = {job: [job + ":1"] for job in jobs}
    config = {"cluster": cluster, "task": {"type": task, "index": 0}, "environment": "cloud"}
    return mock.patch.dict(os.environ, TF_CONFIG=json.dumps(config))


def case_train_and_evaluate_by_a_restarted_master(bench):
    with in_a_cluster("master", "master", "worker"):
        # Without a session target nothing waits for the worker.
        return bench.run_twice("train_and_evaluate", config={"master": ""})


def case_continuous_eval_beside_a_chief_whose_data_ended(bench):
    asked = []

    def predicate(eval_results, checkpoint_path):
        asked.append([bool(eval_results), bench.checkpoint(checkpoint_path)])
        return len(asked) < 4

    # Native contrib knows no chief, but takes core's configuration where it is the only task.
    def experiment():
        return bench.experiment(
            bench.make_estimator(bench.tf_estimator.RunConfig),
            train_input_fn=bench.few_batches,
            train_steps=None,
        )

    with in_a_cluster("chief", "chief"):
        experiment().train()
    with in_a_cluster("evaluator", "chief"):
        experiment().continuous_eval(continuous_eval_predicate_fn=predicate)
    return asked


def case_local_run(bench):
    return bench.experiment().local_run()


def case_local_run_every_fifth_step(bench):
    return bench.experiment(local_eval_frequency=5).local_run()


def case_continuous_eval(bench):
    return bench.trained().continuous_eval()


def case_continuous_eval_named(bench):
    experiment = bench.trained(eval_delay_secs=9999, continuous_eval_throttle_secs=9999)
    return experiment.continuous_eval(delay_secs=0, throttle_delay_secs=0, name="dev")


def case_continuous_eval_while_a_predicate_holds(bench):
    asked = []

    def predicate(eval_results):
        asked.append(eval_results and int(eval_results["global_step"]))
        return len(asked) < 2

    result = bench.trained(train_steps=None).continuous_eval(continuous_eval_predicate_fn=predicate)
    return [result, asked]


def case_continuous_eval_predicate_with_checkpoint(bench):
    asked = []

    def predicate(eval_results, checkpoint_path):
        asked.append([bool(eval_results), bench.checkpoint(checkpoint_path)])
        return len(asked) < 4

    bench.trained(train_steps=None).continuous_eval(continuous_eval_predicate_fn=predicate)
    return asked


def case_continuous_eval_again_and_again(bench):
    asked = []

    def predicate(eval_results):
        asked.append(bool(eval_results))
        return len(asked) < 4

    bench.trained(train_steps=None).continuous_eval(
        evaluate_checkpoint_only_once=False, continuous_eval_predicate_fn=predicate
    )
    return asked


def case_continuous_eval_before_the_first_checkpoint(bench):
    asked = []

    def predicate(eval_results, checkpoint_path):
        asked.append([eval_results, checkpoint_path])
        return len(asked) < 3

    bench.experiment().continuous_eval(continuous_eval_predicate_fn=predicate)
    return asked


def case_continuous_eval_predicate_is_none(bench):
    return bench.experiment().continuous_eval(continuous_eval_predicate_fn=5)


def case_continuous_eval_on_train_data(bench):
    return bench.trained(eval_input_fn=None).continuous_eval_on_train_data()


def case_continuous_train_and_eval(bench):
    return bench.experiment(train_steps_per_iteration=6).continuous_train_and_eval()


def case_continuous_train_and_eval_by_default(bench):
    experiment = bench.experiment(train_steps=30)
    return experiment.continuous_train_and_eval(lambda eval_results: not eval_results)


def case_continuous_train_and_eval_never(bench):
    return bench.experiment().continuous_train_and_eval(lambda eval_results: False)


def case_continuous_train_and_eval_predicate_with_checkpoint(bench):
    asked = []

    def predicate(eval_results, checkpoint_path):
        asked.append([eval_results and int(eval_results["global_step"]), checkpoint_path])
        asked[-1][1] = bench.checkpoint(checkpoint_path)
        return len(asked) < 3

    bench.experiment(train_steps_per_iteration=2).continuous_train_and_eval(predicate)
    return asked


def case_continuous_train_and_eval_predicate_is_none(bench):
    return bench.experiment().continuous_train_and_eval("yes")


def case_one_step_of_everything(bench):
    return bench.experiment().test()


def case_hooks_and_listeners(bench):
    tf = bench.tf

    class Hook(tf.train.SessionRunHook):
        def __init__(self, what):
            self.what = what

        def end(self, session):
            bench.log.append(["hook", self.what])

    class Listener(tf.train.CheckpointSaverListener):
        def after_save(self, session, global_step_value):
            bench.log.append(["saved", int(global_step_value)])

    experiment = bench.experiment(
        train_monitors=[Hook("train")],
        eval_hooks=[Hook("eval")],
        saving_listeners=[Listener()],
        min_eval_frequency=0,
    )
    experiment.extend_train_hooks([Hook("extended")])
    return experiment.train_and_evaluate()


def case_reset_export_strategies(bench):
    first, second = bench.strategy("first"), bench.strategy("second")
    experiment = bench.experiment(export_strategies=first, min_eval_frequency=0)
    old = experiment.reset_export_strategies([second])
    return [[one.name for one in old], type(old).__name__, experiment.train_and_evaluate()]


def case_run_std_server(bench):
    return bench.experiment().run_std_server()


def on_a_bench(case):
    """Makes a case of a function of a Bench: what it returns or raises, and all that it causes."""

    def observed(contrib, tf, tmp):
        bench = Bench(contrib, tf, str(tmp))
        seen = {}
        try:
            seen["returns"] = case(bench)
        except Exception as error:
            seen["raises"] = [type(error).__name__, str(error)]
        model_dir = tmp / "model"
        folders = [path for path in model_dir.rglob("*") if path.is_dir()]
        seen["log"] = bench.log
        seen["folders"] = sorted(path.relative_to(model_dir).as_posix() for path in folders)
        seen["checkpoints"] = sorted(path.name for path in model_dir.glob("*.index"))
        # Only what is plain already says of a path that it is bytes.
        return numbers(plain(seen, tmp))

    return observed


CASES = cases(globals(), on_a_bench)


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_schedule_does_what_it_did(check, name):
    """A schedule trains, evaluates, exports, returns and raises what native TF 1.15 does."""
    check(name)
