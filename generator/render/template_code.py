"""How our templates are compiled: as Jinja does it, without what only other environments than ours need.

A page is some hundred small texts. For each of them Jinja's code makes an object that says the text is safe to show, only to join it with
the others a moment later; and for each macro that is called it looks whether the macro wants to know where it is called from. None does.
Without both, pages take three quarters of the time. A test holds the pages to be those of Jinja's own code.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame

VERSION: Final = blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()
"""Compiled templates are kept under it: Jinja looks at the text of a template only to see whether it has to be compiled anew."""

_unsafe = re.compile("[&<>\"']").search


def shown(value: object) -> str:
    """Return a value as HTML. Unlike what `escape` returns, it does not tell that it is, so it is only for what is joined at once."""
    if type(value) is Markup or (type(value) is str and not _unsafe(value)):
        return value
    return escape(value)


class TemplateCode(CodeGenerator):
    """Makes the code of templates that escape everything and whose functions do not ask for the context."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Begin the code of a template."""
        self.writeline(f"from {__name__} import {shown.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - a private type of Jinja
        """Write what comes before a value that is shown; see NativeCodeGenerator of Jinja, which also has its own."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{shown.__name__}(")

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
