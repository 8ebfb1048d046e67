import json
import pickle

import pytest

from jobsearch import errors
from jobsearch.cli.failures import report
from jobsearch.errors import JobSearchError


def tree(cls=JobSearchError):
    yield cls
    for child in cls.__subclasses__():
        yield from tree(child)


CLASSES = [cls for cls in dict.fromkeys(tree()) if cls.__module__ == errors.__name__]
EXIT_CODES = {
    "JobSearchError": 1, "ConfigError": 2, "MissingExtraError": 2, "QueryError": 2, "UnsupportedQuery": 2,
    "EngineError": 3, "EngineUnavailable": 3, "EngineTimeout": 3, "EngineRejected": 3, "IngestError": 4,
    "FeedError": 4, "ModelError": 5,
}


def sample(cls):
    values = {name: [(1, "title", "missing")] if name == "rejects" else f"some {name}" for name in cls.all_fields()}
    return cls("what went wrong", **values)


def test_exit_codes_are_pinned():
    assert {cls.__name__: cls.exit_code for cls in CLASSES} == EXIT_CODES


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_pickles_with_its_attributes(cls):
    error = sample(cls)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is cls
    assert str(copy) == copy.message == "what went wrong"
    assert {f: getattr(copy, f) for f in cls.all_fields()} == {f: getattr(error, f) for f in cls.all_fields()}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_attributes_default_to_none_and_unknown_ones_are_refused(cls):
    assert all(getattr(cls("m"), name) is None for name in cls.all_fields())
    with pytest.raises(TypeError, match="nonsense"):
        cls("m", nonsense=1)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_docstring_draws_the_tree_as_it_is(cls):
    lines = [line for line in errors.__doc__.splitlines() if cls.__name__ in line]
    assert lines, f"{cls.__name__} is missing from the tree in the docstring"
    code = next((line.split("exit ")[1][0] for line in lines if "exit " in line), None)
    assert code in (None, str(cls.exit_code))


def test_a_missing_extra_is_an_import_error_too():
    assert issubclass(errors.MissingExtraError, ImportError)


def test_a_child_carries_its_parents_attributes():
    assert set(errors.UnsupportedQuery.all_fields()) == {"field", "value", "engine", "feature"}
    assert set(errors.FeedError.all_fields()) == {"rejects", "path", "reason"}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_json_errors_are_one_object_with_the_attributes(cls, capsys):
    assert report(sample(cls), as_json=True) == cls.exit_code
    out, err = capsys.readouterr()
    assert out == ""
    told = json.loads(err)
    assert (told["error"], told["message"]) == (cls.__name__, "what went wrong")
    assert set(told) == {"error", "message", *cls.all_fields()}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_people_get_one_line(cls, capsys):
    assert report(sample(cls), as_json=False) == cls.exit_code
    assert capsys.readouterr().err == "error: what went wrong\n"


def test_a_message_with_control_characters_cannot_reach_the_terminal(capsys):
    report(errors.QueryError("text: \x1b]0;owned\x07 and \u202egnihtemos\x9b2J"), as_json=False)
    err = capsys.readouterr().err
    assert not any(ch in err for ch in "\x1b\x07\x9b\u202e")


def test_json_errors_escape_control_characters(capsys):
    report(errors.QueryError("a\x1b[2Jb", field="text", value="\x9b"), as_json=True)
    err = capsys.readouterr().err
    assert "\x1b" not in err and "\x9b" not in err
    assert json.loads(err)["value"] == "\x9b"


def test_a_defect_shows_its_trace_and_exits_1(capsys):
    try:
        raise KeyError("surprise")
    except KeyError as exc:
        assert report(exc, as_json=False) == 1
    err = capsys.readouterr().err
    assert "Traceback" in err and "defect" in err


def test_an_os_error_is_one_line_with_the_path(capsys):
    assert report(OSError(28, "No space left on device", "/x/run.trec"), as_json=False) == 1
    assert capsys.readouterr().err == "error: No space left on device: /x/run.trec\n"
