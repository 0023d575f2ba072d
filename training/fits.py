"""How models are fitted: one logistic regression a class, or ridge regression for numbers. All are deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, Ridge

from training.linear import Fit, Floats


def choices(*, hardness: float, balance: float) -> Fit:
    """One logistic regression for each class against the rest.

    ``hardness`` is scikit-learn's C. ``balance``, 0 to 1, lifts rare classes: n / (classes x count) to that power.
    """

    def run(rows: csr_matrix, answers: Sequence[Any], weights: Floats) -> tuple[tuple[str, ...], Floats, Floats]:
        given = np.array([str(answer) for answer in answers])
        classes = tuple(sorted(set(given)))
        lift = {one: (len(given) / (len(classes) * (given == one).sum())) ** balance for one in classes}
        lifted = weights * np.array([lift[one] for one in given])
        fitted = [_one(rows, given == one, lifted, hardness) for one in classes]
        return classes, np.vstack([each[0] for each in fitted]), np.array([each[1] for each in fitted])

    return run


def several(classes: tuple[str, ...], *, hardness: float, balance: float) -> Fit:
    """One logistic regression a class, where an answer is the set of classes that hold."""

    def run(rows: csr_matrix, answers: Sequence[Any], weights: Floats) -> tuple[tuple[str, ...], Floats, Floats]:
        fitted = []
        for one in classes:
            holds = np.array([one in answer for answer in answers])
            share = max(1, int(holds.sum()))
            lift = np.where(holds, (len(holds) / (2 * share)) ** balance, 1.0)
            fitted.append(_one(rows, holds, weights * lift, hardness))
        return classes, np.vstack([each[0] for each in fitted]), np.array([each[1] for each in fitted])

    return run


def numbers(names: tuple[str, ...], *, stiffness: float) -> Fit:
    """Ridge regression of several numbers at once; ``stiffness`` is scikit-learn's alpha."""

    def run(rows: csr_matrix, answers: Sequence[Any], weights: Floats) -> tuple[tuple[str, ...], Floats, Floats]:
        model = Ridge(alpha=stiffness, solver="sparse_cg", random_state=0, tol=1e-5)
        model.fit(rows, np.array(answers, dtype=float), sample_weight=weights)
        return names, np.atleast_2d(model.coef_), np.atleast_1d(model.intercept_)

    return run


def _one(rows: csr_matrix, holds: Any, weights: Floats, hardness: float) -> tuple[Floats, float]:
    if holds.all() or not holds.any():
        return np.zeros(rows.shape[1]), 10.0 if holds.all() else -10.0
    model = LogisticRegression(C=hardness, solver="liblinear", max_iter=200, random_state=0)
    model.fit(rows, holds, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])
