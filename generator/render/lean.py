"""Jinja with less work for each printed value and each call.

Jinja wraps every printed value in two calls (`escape(finalize(x))`), each of which makes a new `Markup`,
and looks at every function whether it wants the context. A page of an article prints some 1,200 values
and makes 400 calls, so that these were half of its time. Here a value is printed by one call and a
function is called as it is. Measured: see `tests/benchmarks/RESULTS.md`, 23 November 2026.
"""

from __future__ import annotations

import operator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.render.shown import fit
from generator.render.typography import typeset

if TYPE_CHECKING:
    from jinja2.compiler import Frame

KNOWN_TEXTS = 4096  # names, words and links recur on every page; most are below 100 characters
_LONGEST_KNOWN = 100


def printed(value: Any) -> str:
    """Every printed value: text made fit for a page, set and escaped.

    Raises:
        TypeError: None is a mistake of the template.
    """
    if type(value) is str:
        if value.isalnum():  # nothing to escape, to set or to replace
            return value
        return _known(value) if len(value) <= _LONGEST_KNOWN else _printed(value)
    if value is None:
        raise TypeError("None has no words: the template must ask before it prints")
    if isinstance(value, str):  # Markup is escaped already
        return Markup(fit(value))  # noqa: S704 - as above
    return escape(value)


def called(value: object) -> str:
    """What a function gives for printing: a macro's markup was made of printed values."""
    return value if type(value) is Markup else printed(value)


def _printed(text: str) -> str:
    return escape(typeset(fit(text)))


_known = lru_cache(KNOWN_TEXTS)(_printed)


class LeanContext(Context):
    """Names of a page; no function here asks for the context, so a call is just a call."""

    call: Any = staticmethod(operator.call)


class LeanGenerator(CodeGenerator):
    """Compiles templates to fewer calls."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del frame, finalize
        self.write("environment.called(" if isinstance(node, nodes.Call) else "environment.printed(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del node, frame, finalize
        self.write(")")

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        del finalize
        value = node.as_const(frame.eval_ctx)
        return str(value) if isinstance(node, nodes.TemplateData) else str(printed(value))

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """A call without the variables of loops and blocks, which only a derived context would need."""
        self.write("context.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class LeanEnvironment(Environment):
    """An environment whose templates print by `printed`."""

    code_generator_class = LeanGenerator
    context_class = LeanContext
    template_class = Template
    printed = staticmethod(printed)
    called = staticmethod(called)
