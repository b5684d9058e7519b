"""Jinja with less work for each printed value and each call.

Jinja wraps every printed value in two calls (`escape(finalize(x))`), each of which makes a new `Markup`,
looks at every function whether it wants the context, goes through `environment.getattr` for every
attribute and through a `Macro` object for every macro. A page of an article prints some 1,200 values,
reads 1,600 attributes and makes 400 calls, so that these were two thirds of its time. Here a value is
printed by one call, an attribute is an attribute (a view has all that its template names; `x.y is defined`
asks, a key of a mapping is `x['y']`), a macro is a function of Python, and a function is called as it is.
A word of the interface without blanks (`t("nav.topics")`) is the same on every page: it is written into the
compiled template, which is kept under these words' digest. A block is printed as one piece: a piece for
each value would be handed up through the block, the page and its base.
Measured: see `tests/benchmarks/RESULTS.md`.
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, MacroRef
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.render.words.shown import fit
from generator.render.words.typography import HALF, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2.compiler import Frame

    from generator.render.words.strings import Words

KNOWN_TEXTS = 4096  # names, words and links recur on every page; most are below 100 characters
_LONGEST_KNOWN = 100
_CHANGES = re.compile(f"[{HALF}&<>\"']")  # what is set or escaped

# Says of a text that it is markup; `Markup()` asks the text first, in twice the time.
markup: Callable[[str], Markup] = partial(str.__new__, Markup)


def printed(value: Any) -> str:
    """Every printed value: text made fit for a page, set and escaped.

    Raises:
        TypeError: None is a mistake of the template.
    """
    if type(value) is str:
        if value.isalnum():  # nothing to escape, to set or to replace
            return value
        return _known(value) if len(value) <= _LONGEST_KNOWN else _printed(value)
    if type(value) is int:
        return str(value)
    if value is None:
        raise TypeError("None has no words: the template must ask before it prints")
    if isinstance(value, str):  # Markup is escaped already
        return Markup(fit(value))  # noqa: S704 - as above
    return escape(value)


def by_name(function: Any, *arguments: object, **named: object) -> Any:
    """A call with named arguments: the parameters of a macro have names of Jinja's making."""
    names = getattr(function, "names", None)
    if names is None:
        return function(*arguments, **named)
    return function(*arguments, **{names[name]: value for name, value in named.items()})


def _printed(text: str) -> str:
    if text.isprintable() and _CHANGES.search(text) is None:  # most texts stay as they are
        return text
    return escape(typeset(fit(text)))


_known = lru_cache(KNOWN_TEXTS)(_printed)


class LeanContext(Context):
    """Names of a page; no function here asks for the context, so a call is just a call."""

    environment: LeanEnvironment
    call: Any = staticmethod(operator.call)  # for what Jinja itself calls

    def __init__(self, environment: LeanEnvironment, *parts: Any, **more: Any) -> None:
        super().__init__(environment, *parts, **more)
        environment.open_contexts.append(self)

    def resolve(self, key: str) -> Any:
        """The value of a name; what Jinja makes of an unknown one complains when it is used."""
        if key in self.vars:
            return self.vars[key]
        return self.parent[key] if key in self.parent else self.environment.undefined(name=key)


# What most values are, words of one kind of character, is told without a call of `printed`;
# and what most calls give: a macro's markup, made of printed values.
_PRINTED = ("(value if type(value := (", ")) is str and value.isalnum() else printed(value))")
_CALLED = ("(value if type(value := ", ") is Markup else printed(value))")
_ADDRESSES = frozenset({"href", "asset"})  # functions whose answers are quoted: nothing to escape or to set
_PIECES = "pieces"  # the name of a list that no template has: what would go into it is yielded


class LeanGenerator(CodeGenerator):
    """Compiles templates to fewer calls."""

    _asks = 0  # how many `is defined` stand around the node that is written

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's
        """Bind the printing functions once for the module of the template, and addresses for its macros."""
        names = ("printed", "call", "by_name", "markup")
        node.body[:0] = [nodes.ExprStmt(nodes.Name(name, "load")) for name in sorted(_ADDRESSES)]
        self.writeline(f"{', '.join(names)} = {', '.join(f'environment.{name}' for name in names)}")
        super().visit_Template(node, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del frame, finalize
        self.write(_wrapped(node)[0])

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del frame, finalize
        self.write(_wrapped(node)[1])

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        del finalize
        value = node.as_const(frame.eval_ctx)
        return str(value) if isinstance(node, nodes.TemplateData) else str(printed(value))

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """What asks whether something is defined needs Jinja's own look-up."""
        asks = node.name in {"defined", "undefined"}
        self._asks += asks
        super().visit_Test(node, frame)
        self._asks -= asks

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """An attribute of a view, a loop or a module of macros."""
        if self._asks:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def write_commons(self) -> None:
        """Names that are not there are told by the value that they have, not wherever they are read."""
        super().write_commons()
        self.writeline("resolve = context.resolve")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """A name; what `resolve` gave needs no look whether it is there."""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref) if node.ctx == "load" else None
        if load is not None and load[0] == VAR_LOAD_RESOLVE:
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """What a block prints is gathered, as Jinja does inside macros, and handed on as one."""
        whole = frame.block_frame and frame.buffer is None
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """All pieces of an output outside blocks are handed on as one."""
        together = frame.buffer is None and len(node.nodes) > 1
        if together:
            frame.buffer = _PIECES
        super().visit_Output(node, frame)
        if together:
            frame.buffer = None

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """A call without the variables of loops and blocks, which only a derived context would need."""
        own = isinstance(node.node, nodes.Name) and node.node.name in self.environment.globals
        own = own or (isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Const))
        if (node.kwargs and not own) or node.dyn_args or node.dyn_kwargs or forward_caller:
            self.write("by_name(" if node.kwargs and not own else "call(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
        self.write(")")

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of the module; the parameters of a macro may be left out, as Jinja's own wrapper has it."""
        if x.startswith("def macro(") and not x.startswith("def macro()"):
            x = x.replace(",", "=missing,").replace("):", "=missing):")
        elif x.startswith("yield from context.blocks["):
            x = f"yield ''.join({x.removeprefix('yield from ')})"
        elif x.startswith(_PIECES):
            x = f"yield concat({x.removeprefix(_PIECES).removeprefix('.append(').removeprefix('.extend(')}"
        super().writeline(x, node, extra)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT001, FBT002 - Jinja's
        """What a macro or block gives is markup, always: autoescape is never off here."""
        del force_unescaped
        self.writeline(f"return markup(concat({frame.buffer}))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro is the function that Jinja made for it, unless it wants more than its arguments."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        self.write("macro")
        names = {arg.name: frame.symbols.ref(arg.name) for arg in macro_ref.node.args}
        self.writeline(f"macro.names = {names!r}")


class _Written(NodeTransformer):
    """Writes the words of the interface where calls ask for them, and what a choice leaves out.

    Words between two stretches of a template make one stretch with them.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's
        """`t("key")`; blanks are filled on the page. An unknown key is left for it to complain of."""
        self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name == "t"
        if not asks or len(node.args) != 1 or node.dyn_args or node.dyn_kwargs:
            return node
        key = node.args[0]
        word = self._words.get(key.value, "") if isinstance(key, nodes.Const) else ""
        if not word:
            return node
        written = nodes.Const(word, lineno=node.lineno)
        if not node.kwargs:
            return written
        node.node, node.args = nodes.Getattr(written, "format", "load", lineno=node.lineno), []
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - Jinja's
        """What stands in the template and what is written into it, as one."""
        self.generic_visit(node)
        stretches: list[nodes.Expr] = []
        for child in node.nodes:
            text = _standing(child)
            before = stretches[-1] if stretches else None
            if text is None:
                stretches.append(child)
            elif isinstance(before, nodes.TemplateData):
                before.data += text
            else:
                stretches.append(nodes.TemplateData(text, lineno=child.lineno))
        node.nodes = stretches
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802 - Jinja's
        """`x if y` prints nothing otherwise; Jinja makes an undefined value that prints nothing."""
        self.generic_visit(node)
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
        return node


def _wrapped(node: nodes.Expr) -> tuple[str, str]:
    """What stands around an expression that is printed."""
    if _chosen(node) or _address(node):
        return "(", ")"
    return _CALLED if isinstance(node, nodes.Call) else _PRINTED


def _chosen(node: nodes.Expr) -> bool:
    """Does an output choose between words of the template that are printed as they are?"""
    if not isinstance(node, nodes.CondExpr):
        return False
    words = [part.value if isinstance(part, nodes.Const) else None for part in (node.expr1, node.expr2)]
    return all(type(word) is str and printed(word) == word for word in words)


def _address(node: nodes.Expr) -> bool:
    """Does an output ask for an address?"""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _ADDRESSES


def _standing(node: nodes.Expr) -> str | None:
    """What an output prints on every page; None if that depends on the page."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    return str(printed(node.value)) if isinstance(node, nodes.Const) and node.value is not None else None


class LeanEnvironment(Environment):
    """An environment whose templates print by `printed`; its words are the global `t`."""

    code_generator_class = LeanGenerator
    context_class = LeanContext
    template_class = Template
    printed = staticmethod(printed)
    call: Any = staticmethod(operator.call)
    by_name = staticmethod(by_name)
    markup = markup

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.open_contexts: list[LeanContext] = []

    def page(self, template: str, **values: object) -> str:
        """A page, and nothing left of it: names hold macros, and macros the names that they look up.

        Only the collector of garbage would free them, and it looks at all else too: a twelfth of a build.
        """
        try:
            return self.get_template(template).render(values)
        finally:
            for context in self.open_contexts:
                context.vars.clear()
            self.open_contexts.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template with its words written into it."""
        parsed = super()._parse(source, name, filename)
        words: Any = self.globals["t"]
        written: nodes.Template = _Written(words).visit(parsed)
        return written
