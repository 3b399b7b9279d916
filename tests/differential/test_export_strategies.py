"""What the makers of export strategies ask of an estimator, natively and here.

The estimator here writes nothing but a name; ``test_exported_models.py`` has the real ones.
"""

import os

import pytest
from batteries import answer, answer_or_kind, cases


def utils(contrib):
    return contrib.learn.utils.saved_model_export_utils


def serving_input_fn():
    """Never called by the estimator below."""


class FakeEstimator:
    """Remembers how it was asked to export, as which it writes a tiny file."""

    def __init__(self, tf, model_dir):
        self.tf = tf
        self.model_dir = str(model_dir)
        self.asked = []

    def export_savedmodel(self, export_dir_base, serving_input_fn, **options):
        self.asked.append([export_dir_base, options])
        version = f"{len(self.asked):010d}"
        export_dir = os.path.join(self.tf.compat.as_str(export_dir_base), version)
        self.tf.gfile.MakeDirs(export_dir)
        with self.tf.gfile.GFile(os.path.join(export_dir, "saved_model.pb"), "w") as file:
            file.write("")
        return export_dir.encode()


def tree(base):
    """Returns what is below a directory, files and empty directories, by relative path.

    What ours adds is left out.
    """
    from contrib_compat.publishing.additions import is_addition

    found = [path for path in base.rglob("*") if not is_addition(path.name)]
    return sorted(
        path.relative_to(base).as_posix()
        for path in found
        if path.is_file() or not any(path.iterdir())
    )


def case_names(contrib, tf, tmp):
    made = [
        utils(contrib).make_export_strategy(serving_input_fn),
        utils(contrib).make_export_strategy(serving_input_fn, strip_default_attrs=True),
        utils(contrib).make_best_model_export_strategy(serving_input_fn),
        utils(contrib).make_best_model_export_strategy(serving_input_fn, strip_default_attrs=True),
        utils(contrib).extend_export_strategy(
            utils(contrib).make_export_strategy(serving_input_fn), print
        ),
        utils(contrib).extend_export_strategy(
            utils(contrib).make_export_strategy(serving_input_fn, strip_default_attrs=True),
            print,
            "other",
        ),
    ]
    return [[type(s).__name__, s.name, s.strip_default_attrs, len(s)] for s in made]


def case_what_is_asked(contrib, tf, tmp):
    seen = []
    for options in (
        {},
        {"default_output_alternative_key": "head", "as_text": True, "strip_default_attrs": True},
        {"assets_extra": {"a/b.txt": "/source"}, "strip_default_attrs": False},
    ):
        estimator = FakeEstimator(tf, tmp)
        strategy = utils(contrib).make_export_strategy(serving_input_fn, **options)
        for call in ({}, {"checkpoint_path": "C"}, {"checkpoint_path": "C", "eval_result": {}}):
            exported = strategy.export(estimator, str(tmp / "export"), **call)
            seen.append([exported, estimator.asked[-1]])
    return seen


def case_export_fn_alone(contrib, tf, tmp):
    estimator = FakeEstimator(tf, tmp)
    strategy = utils(contrib).make_export_strategy(serving_input_fn)
    strategy.export_fn(estimator, str(tmp / "e"))
    strategy.export_fn(estimator, str(tmp / "e"), "C", True)
    return estimator.asked


def case_exports_to_keep(contrib, tf, tmp):
    seen = {}
    for keep in (1, 3, 5, None):
        base = tmp / str(keep)
        estimator = FakeEstimator(tf, tmp)
        strategy = utils(contrib).make_export_strategy(serving_input_fn, exports_to_keep=keep)
        for _ in range(7):
            strategy.export(estimator, str(base))
        seen[str(keep)] = tree(base)
    return seen


def case_five_are_kept(contrib, tf, tmp):
    estimator = FakeEstimator(tf, tmp)
    strategy = utils(contrib).make_export_strategy(serving_input_fn)
    for _ in range(7):
        strategy.export(estimator, str(tmp).encode())
    return tree(tmp)


def exports_to_keep(contrib, tf, tmp, keep):
    def export():
        strategy = utils(contrib).make_export_strategy(serving_input_fn, exports_to_keep=keep)
        return strategy.export(FakeEstimator(tf, tmp), str(tmp))

    return [answer(export), tree(tmp)]


def case_keeping_none(contrib, tf, tmp):
    return exports_to_keep(contrib, tf, tmp, 0)


def case_keeping_less_than_none(contrib, tf, tmp):
    return exports_to_keep(contrib, tf, tmp, -1)


def case_keeping_text(contrib, tf, tmp):
    return exports_to_keep(contrib, tf, tmp, "5")


def case_no_directory_to_collect(contrib, tf, tmp):
    class Elsewhere(FakeEstimator):
        def export_savedmodel(self, export_dir_base, serving_input_fn, **options):
            return "/elsewhere"

    strategy = utils(contrib).make_export_strategy(serving_input_fn)
    return answer(strategy.export, Elsewhere(tf, tmp), str(tmp / "missing"))


def case_an_estimator_that_only_takes_the_modern_options(contrib, tf, tmp):
    class Modern:
        def export_savedmodel(
            self,
            export_dir_base,
            serving_input_receiver_fn,
            assets_extra=None,
            as_text=False,
            checkpoint_path=None,
            strip_default_attrs=False,
        ):
            return [as_text, checkpoint_path]

    strategy = utils(contrib).make_export_strategy(serving_input_fn, as_text=True)
    return answer(strategy.export, Modern(), str(tmp), "C")


def case_an_estimator_with_the_modern_method(contrib, tf, tmp):
    class Modern:
        def export_saved_model(
            self, export_dir_base, serving_input_receiver_fn, assets_extra=None, as_text=False,
            checkpoint_path=None
        ):  # fmt: skip
            return [as_text, checkpoint_path]

    strategy = utils(contrib).make_export_strategy(serving_input_fn, as_text=True)
    return answer(strategy.export, Modern(), str(tmp), "C")


def case_placeholders_for_a_serving_input_fn(contrib, tf, tmp):
    estimator = FakeEstimator(tf, tmp)
    placeholders = {"none": None, "text": "input_fn", "an estimator": estimator}
    return {
        name: answer(
            lambda one=one: utils(contrib).make_export_strategy(one).export(estimator, str(tmp))
        )
        for name, one in placeholders.items()
    }


def case_no_estimator(contrib, tf, tmp):
    strategy = utils(contrib).make_export_strategy(serving_input_fn)
    return answer_or_kind(AttributeError, strategy.export, object(), str(tmp))


def case_assets_that_leave_the_export(contrib, tf, tmp):
    def export():
        strategy = utils(contrib).make_export_strategy(
            serving_input_fn, assets_extra={"../../x": "/source"}
        )
        return strategy.export(FakeEstimator(tf, tmp), str(tmp))

    return [answer(export), tree(tmp)]


# --- the best model ------------------------------------------------------------------------------


def best(contrib, tf, tmp, *losses, **options):
    """Exports through evaluations with these losses."""
    estimator = FakeEstimator(tf, tmp)
    strategy = utils(contrib).make_best_model_export_strategy(serving_input_fn, **options)
    answers = [
        answer(strategy.export, estimator, str(tmp / "best"), f"/m/model.ckpt-{i}", {"loss": loss})
        for i, loss in enumerate(losses)
    ]
    return [answers, estimator.asked, tree(tmp)]


def case_best_models(contrib, tf, tmp):
    return best(contrib, tf, tmp, 3.0, 4.0, 2.0, 2.0, 1.0)


def case_best_models_by_another_comparison(contrib, tf, tmp):
    return best(
        contrib, tf, tmp, 3.0, 4.0, 5.0, 1.0,
        compare_fn=lambda best, candidate: candidate["loss"] > best["loss"],
        default_output_alternative_key="head",
        strip_default_attrs=True,
    )  # fmt: skip


def case_best_models_of_one_checkpoint(contrib, tf, tmp):
    estimator = FakeEstimator(tf, tmp)
    strategy = utils(contrib).make_best_model_export_strategy(serving_input_fn, exports_to_keep=2)
    for loss in (5.0, 4.0, 3.0, 2.0):
        strategy.export(estimator, str(tmp / "best"), "model.ckpt-7", {"loss": loss})
    return tree(tmp)


def case_best_model_without_a_checkpoint(contrib, tf, tmp):
    strategy = utils(contrib).make_best_model_export_strategy(serving_input_fn)
    return answer(strategy.export, FakeEstimator(tf, tmp), str(tmp), None, {"loss": 1.0})


def case_best_model_of_the_latest_checkpoint(contrib, tf, tmp):
    with tf.Graph().as_default(), tf.Session() as session:
        tf.get_variable("v", [], use_resource=False)
        session.run(tf.global_variables_initializer())
        tf.train.Saver().save(session, str(tmp / "model.ckpt"), 12, write_meta_graph=False)
    estimator = FakeEstimator(tf, tmp)
    strategy = utils(contrib).make_best_model_export_strategy(serving_input_fn)
    return strategy.export(estimator, str(tmp / "best"), eval_result={"loss": 1.0})


def case_best_model_without_a_result(contrib, tf, tmp):
    strategy = utils(contrib).make_best_model_export_strategy(serving_input_fn)
    return answer(strategy.export, FakeEstimator(tf, tmp), str(tmp), "model.ckpt-1")


def case_best_model_below_bytes(contrib, tf, tmp):
    strategy = utils(contrib).make_best_model_export_strategy(serving_input_fn)
    base = str(tmp).encode()
    return answer(strategy.export, FakeEstimator(tf, tmp), base, "model.ckpt-1", {"loss": 1.0})


# --- extensions ----------------------------------------------------------------------------------


def extended(contrib, tf, tmp, post_export_fn, export_path="export"):
    """Returns what an extended strategy returns, what is there then, and after a second time."""
    strategy = utils(contrib).extend_export_strategy(
        utils(contrib).make_export_strategy(serving_input_fn), post_export_fn, "extended"
    )
    returned = answer(strategy.export, FakeEstimator(tf, tmp), str(tmp / export_path), "C")
    return [returned, tree(tmp)]


def rewrite(tf, *names, **options):
    """Makes a function that writes a directory below the one it is given."""

    def post_export_fn(export_dir, directory):
        assert tf.gfile.Exists(os.path.join(export_dir, b"saved_model.pb"))
        path = os.path.join(directory, *names)
        tf.gfile.MakeDirs(path)
        with tf.gfile.GFile(os.path.join(path, "changed"), "w") as file:
            file.write("")
        return options.get("returned", path)

    return post_export_fn


def case_extension(contrib, tf, tmp):
    return extended(contrib, tf, tmp, rewrite(tf, "123"))


def case_extension_onto_an_export(contrib, tf, tmp):
    (tmp / "export" / "123").mkdir(parents=True)
    returned, left = extended(contrib, tf, tmp, rewrite(tf, "123"))
    return [returned, [name for name in left if "temp-" not in name]]


def case_extension_that_fails(contrib, tf, tmp):
    def fail(*_):
        raise KeyError("x")

    returned, left = extended(contrib, tf, tmp, fail)
    return [returned, [name for name in left if "temp-" in name]]


def case_extension_that_returns_another_directory(contrib, tf, tmp):
    return extended(contrib, tf, tmp, rewrite(tf, "123", returned="/tmp"))[0]


def case_extension_that_returns_nothing(contrib, tf, tmp):
    return extended(contrib, tf, tmp, rewrite(tf, "123", returned=None))[0]


def case_extension_that_returns_its_directory(contrib, tf, tmp):
    return extended(contrib, tf, tmp, lambda _, directory: directory)[0]


def case_extension_that_writes_nothing(contrib, tf, tmp):
    return extended(contrib, tf, tmp, lambda _, directory: os.path.join(directory, "1"))[0]


def case_extension_that_returns_bytes(contrib, tf, tmp):
    write = rewrite(tf, "123")
    return extended(contrib, tf, tmp, lambda *paths: write(*paths).encode())


def case_extension_of_the_best_model(contrib, tf, tmp):
    strategy = utils(contrib).extend_export_strategy(
        utils(contrib).make_best_model_export_strategy(serving_input_fn), rewrite(tf, "123")
    )
    results = [{"loss": 1.0}, {"loss": 2.0}]
    return [
        answer(strategy.export, FakeEstimator(tf, tmp), str(tmp), "model.ckpt-1", result)
        for result in results
    ]


CASES = cases(globals())


@pytest.mark.smoke
@pytest.mark.parametrize("name", CASES)
def test_strategies_ask_as_natively(check, name):
    """Strategies ask estimators for the same, leave the same and raise the same as on TF 1.15."""
    check(name)
