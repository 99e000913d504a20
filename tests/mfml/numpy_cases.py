"""Plain NumPy code that both modes differentiate: functions of three numbers between 0.2 and 0.8."""

import numpy as np

_RANDOM = np.random.default_rng(7)
A = _RANDOM.uniform(0.2, 0.8, (3, 3)) + np.eye(3)
V = np.array([0.31, 0.52, 0.73])
W = np.array([0.41, 0.35, 0.62])
CALM = np.array([0.3, 0.47, 0.7])

ARRAYS = {
    "sum": lambda x: np.sum(x * x),
    "sum axis": lambda x: np.sum(np.outer(x, x * x), axis=1, keepdims=True),
    "mean": lambda x: np.mean(x**3),
    "prod": lambda x: np.prod(x),
    "prod axis": lambda x: np.prod(np.outer(x, x) + A, axis=0),
    "prod keepdims": lambda x: np.prod(np.outer(x, x), axis=1, keepdims=True) * np.prod(x, keepdims=True),
    "dot": lambda x: np.dot(x, x * W),
    "matmul": lambda x: (A @ x) * (x @ A) + x @ x,
    "rmatmul": lambda x: x @ A @ np.sin(x),
    "einsum": lambda x: np.einsum("ij,j->i", A, x) * np.einsum("i,i", x, x),
    "where": lambda x: np.where(x > 0.5, x**2, np.sin(x)),
    "maximum": lambda x: np.maximum(x * x, W**2 * x),
    "minimum": lambda x: np.minimum(x * x, W**2 * x),
    "clip": lambda x: np.clip(x**2, 0.15, 0.4),
    "clip keywords": lambda x: np.clip(x**2, min=0.15) + np.clip(x**2, None, 0.4),
    "concatenate": lambda x: np.concatenate([x, x * x, V]) ** 2,
    "stack": lambda x: np.stack([x, V, np.exp(x)], axis=1),
    "hstack": lambda x: np.hstack([x, x**2]) * np.ravel(np.vstack([x, x**3])),
    "column_stack": lambda x: np.column_stack([x, x**2]),
    "reshape": lambda x: np.reshape(np.outer(x, x), 9) * np.outer(x, V).reshape(3, 3).reshape((9,)),
    "ravel": lambda x: np.ravel(np.outer(x, x)),
    "transpose": lambda x: np.transpose(np.outer(x, x * x)) + np.outer(x, V).T + np.outer(x, W).transpose(1, 0),
    "norm": lambda x: np.linalg.norm(x),
    "norm 1": lambda x: np.linalg.norm(x * x, 1),
    "norm 3": lambda x: np.linalg.norm(x, ord=3),
    "norm inf": lambda x: np.linalg.norm(x**2, np.inf) + np.linalg.norm(x**2, -np.inf),
    "norm fro": lambda x: np.linalg.norm(np.outer(x, x) + A, "fro"),
    "norm axis": lambda x: np.linalg.norm(np.outer(x, x) + A, axis=1, keepdims=True),
    "solve": lambda x: np.linalg.solve(A + np.outer(x, x * x), np.sin(x)),
    "solve matrix": lambda x: np.linalg.solve(A, np.outer(x, x)),
    "inv": lambda x: np.linalg.inv(A + np.outer(x, x * x)),
    "det": lambda x: np.linalg.det(A + np.outer(x, x * x)),
    "trace": lambda x: np.trace(np.outer(x, x)),
    "outer": lambda x: np.outer(x, np.cos(x)),
    "inner cross": lambda x: np.inner(x, x) * np.cross(x, x * x),
    "cumsum": lambda x: np.cumsum(x * x),
    "diff": lambda x: np.diff(x * x) + np.diff(x**3, n=1),
    "interp": lambda x: np.interp(x * x, [0.0, 0.2, 1.0], [1.0, 3.0, 2.0]) * x,
    "max": lambda x: np.max(x * x) + np.min(x * x),
    "max axis": lambda x: np.max(np.outer(x, x) + A, axis=1) * np.min(np.outer(x, x), axis=0, keepdims=True),
    "reduce": lambda x: np.add.reduce(np.outer(x, x)) * np.multiply.reduce(x) + np.maximum.reduce(x * x),
    "var std": lambda x: np.var(x) * np.std(np.outer(x, x) + A, axis=1, ddof=1) + x.std(),
    "swapaxes moveaxis": lambda x: np.swapaxes(np.outer(x, x * x), 0, 1) + np.moveaxis(np.outer(x, V), -1, 0),
    "polyval": lambda x: np.polyval([1.0, -2.0, 3.0], x),
    "polyval list": lambda x: np.polyval([x[0], x[1]], 2.0),
    "dot of three axes": lambda x: np.dot(x, np.outer(x, x).reshape(1, 3, 3)) + np.inner(A, x) + np.vdot(x, x),
    "batches": lambda x: np.linalg.det(np.stack([A, np.outer(x, x), A])) + np.linalg.solve(np.stack([A]), x)[0],
    "fmod conjugate": lambda x: np.fmod(x, 0.29) * np.conjugate(x) + np.fmax(x, x * x) - np.fmin(x, V),
    "constants": lambda x: np.sign(x) * np.floor(x + 2) * x + np.heaviside(x, 1.0) * (x // 0.29),
    "atleast copy": lambda x: np.atleast_2d(x) * np.atleast_1d(x[0]) * x.copy().flatten(),
    "diag": lambda x: np.diag(x, 1)[:3, 1:] + np.diag(x * x, -1)[1:, :3] + np.diagonal(np.outer(x, x), 1).sum(),
    "array of objects": lambda x: np.array([x[0], 1.0, x[2]]) @ A @ np.tan(np.array([x[1], x[0] * x[2], x[0]])),
    "methods": lambda x: x.sum() * x.mean() * x.dot(x) + x.clip(0.4, 0.6) + x.cumsum() + x.max() + x.prod(),
    "indexing": lambda x: x[1:] * x[:-1] + x[0] + x[x > 0.6][0] + x[[0, 2]],
    "iteration": lambda x: sum(t * t for t in x) / len(x) + x.size + x.ndim + x.shape[0],
    "more shapes": lambda x: np.squeeze(np.expand_dims(x, 0), 0) * np.flip(x) * np.roll(x, 1),
    "diagonals": lambda x: np.diag(np.outer(x, x)) * np.diagonal(A * x) + np.broadcast_to(x[0], (3,)),
    "array": lambda x: np.array([x[0] * x[1], 2.0, np.sin(x[2])]) * x,
    "array alone": lambda x: np.sin(np.array([x[0] * x[1], x[2] ** 2])),
    "list": lambda x: [x[0] * x[1], 2, x[2] ** 3],
    "asarray": lambda x: np.asarray(x) * x,
    "increment": lambda x: _increment(x),
    "0-d array": lambda x: np.array(x[0] * x[1]),
    "reflected": lambda x: (2 - x) / (1 + 3 / x) + 2**x + abs(-x) % 0.45,
}  # fmt: skip


def _increment(x):
    total = x[0]
    for t in x[1:]:
        total += t * t
    return total
