"""Make the mutants of a source file: each is the whole text with one small fault in it."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

_OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
# Longer sets are lists of words (domains, names), each of which is no decision of the code.
_LONGEST_SET = 6


@dataclass(frozen=True, slots=True)
class Mutant:
    """`source` is the mutated file; `before` and `after` show the one place that differs."""

    line: int
    before: str
    after: str
    source: str


def mutants_of(source: str) -> Iterator[Mutant]:
    """Yield every mutant of the file, in the order of its lines."""
    tree = ast.parse(source)
    spared = {id(part) for node in _spared(tree) for part in ast.walk(node)}
    sites = [
        node for node in ast.walk(tree) if isinstance(node, ast.expr) and id(node) not in spared
    ]
    for node in sorted(sites, key=lambda one: (one.lineno, one.col_offset)):
        for new in _changes(node):
            yield Mutant(node.lineno, ast.unparse(node), ast.unparse(new), _with(tree, node, new))


def _spared(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what decides nothing: annotations, decorators, and the words of a rule."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from (*node.decorator_list, *filter(None, [node.returns]))
        elif isinstance(node, ast.ClassDef):
            yield from node.decorator_list
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            yield node.annotation
        elif isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Rule("):
            yield node.value


def _with(tree: ast.Module, old: ast.expr, new: ast.expr) -> str:
    class Swap(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else super().visit(node)

    # The transformer changes a tree in place; the memo keeps `old` itself findable in the copy.
    return ast.unparse(Swap().visit(deepcopy(tree, {id(old): old})))


def _changes(node: ast.expr) -> Iterator[ast.expr]:
    yield from _changed_logic(node)
    yield from _changed_values(node)


def _changed_logic(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, [op, *ops], comparators):
            yield ast.Compare(left, [_OTHER[type(op)](), *ops], comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            yield from (_joined(op, values, n) for n in range(len(values)))
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.IfExp(_, body, other):
            yield from (body, other)
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            yield from _unguarded(node)


def _changed_values(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left, ast.Add() | ast.Sub() as op, right):
            yield ast.BinOp(left, ast.Sub() if isinstance(op, ast.Add) else ast.Add(), right)
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Set(elements) if 1 < len(elements) <= _LONGEST_SET:
            yield from (ast.Set(_without(elements, n)) for n in range(len(elements)))
        case ast.Subscript(value, ast.Slice()):
            yield value
        case ast.Call():
            yield from _changed_calls(node)


def _changed_calls(call: ast.Call) -> Iterator[ast.expr]:
    """A keyword left out; a call left out (`x.strip()` → `x`, `max(a, b)` → `a`, `b`)."""
    for number in range(len(call.keywords)):
        yield ast.Call(call.func, call.args, _without(call.keywords, number))
    if isinstance(call.func, ast.Attribute):
        yield call.func.value
    if isinstance(call.func, ast.Name):
        yield from (one for one in call.args if not isinstance(one, ast.Starred))


def _unguarded(node: ast.expr) -> Iterator[ast.expr]:
    """A comprehension without one of its conditions."""
    for place, generator in enumerate(getattr(node, "generators", [])):
        for number in range(len(generator.ifs)):
            # Shallow: the parts stay the very nodes of the tree.
            bare = ast.comprehension(
                generator.target,
                generator.iter,
                _without(generator.ifs, number),
                generator.is_async,
            )
            fields = dict(ast.iter_fields(node))
            fields["generators"] = [
                bare if n == place else one for n, one in enumerate(fields["generators"])
            ]
            yield type(node)(**fields)


def _joined(op: ast.boolop, values: list[ast.expr], left_out: int) -> ast.expr:
    left = _without(values, left_out)
    return left[0] if len(left) == 1 else ast.BoolOp(op, left)


def _without(items: list, number: int) -> list:
    return [*items[:number], *items[number + 1 :]]
