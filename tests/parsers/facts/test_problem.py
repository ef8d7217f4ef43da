"""Why a file could not be read travels from a worker process to us."""

import pickle

from parsers.facts.problem import Problem, Unreadable


def test_it_survives_the_way_out_of_a_worker_process():
    # A worker whose answer cannot be unpickled breaks the whole pool, not one letter.
    there = Unreadable(Problem.ENCRYPTED, "the document is locked by a password")
    back = pickle.loads(pickle.dumps(there))
    assert (back.problem, back.detail, str(back)) == (there.problem, there.detail, str(there))
