"""How our templates are compiled: as Jinja does it, without what only other environments than ours need.

A page is some hundred small texts. For each of them Jinja's code makes an object that says the text is safe to show, only to join it with
the others a moment later; for each macro that is called it looks whether the macro wants to know where it is called from, and sorts its
arguments; and for each attribute it looks whether there is an item of that name. Views are no mappings, and macros want nothing.
Without all this, pages take two thirds of the time. A test holds the pages to be those of Jinja's own code.
"""

from __future__ import annotations

from hashlib import blake2b
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # what `escape` calls, and marks as safe

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame, MacroRef

VERSION: Final = blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()
"""Compiled templates are kept under it: Jinja looks at the text of a template only to see whether it has to be compiled anew."""


def shown(value: object) -> str:
    """Return a value as HTML. Unlike what `escape` returns, it does not tell that it is, so it is only for what is joined at once."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)  # type: ignore[arg-type]  # it is a text; mypy does not follow `kind`
    if kind is Markup:
        return value  # type: ignore[return-value]  # as above
    return str(value) if kind is int else escape(value)


class PlainMacro(Macro):
    """A macro that is called faster where no argument is named, and it takes nothing special."""

    def __init__(self, *definition: Any) -> None:  # noqa: ANN401 - Jinja's signature
        """Take what Jinja's takes."""
        super().__init__(*definition)
        self._unsaid = (missing,) * self._argument_count
        self._is_plain = not (self.caller or self.catch_kwargs or self.catch_varargs) and self._default_autoescape

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - whatever a template gives
        """Return its HTML."""
        left = self._argument_count - len(args)
        if kwargs or not self._is_plain or left < 0:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *self._unsaid[:left]) if left else self._func(*args))


class TemplateCode(CodeGenerator):
    """Makes the code of templates that escape everything and whose functions do not ask for the context."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Begin the code of a template."""
        self.writeline(f"from {__name__} import {shown.__name__}, {PlainMacro.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - a private type of Jinja
        """Write what comes before a value that is shown; see NativeCodeGenerator of Jinja, which also has its own."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{shown.__name__}(")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the definition of a macro."""
        self.write("Plain")  # before Jinja's "Macro(...)"
        super().macro_def(macro_ref, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write an attribute."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's signature
        """Write a call."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
