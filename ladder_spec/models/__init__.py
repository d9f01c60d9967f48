"""The models of the spec language: one per kind of file, and where each kind stands in the handbook folder."""

from __future__ import annotations

from fnmatch import fnmatchcase

from msgspec import Struct

from ladder_spec.models.base import Block
from ladder_spec.models.competency import CompetenciesFile
from ladder_spec.models.credential import CredentialsFile
from ladder_spec.models.funding import FundingFile
from ladder_spec.models.handbook import HandbookFile
from ladder_spec.models.ladder import LadderFile
from ladder_spec.models.level import LevelFile
from ladder_spec.models.pathway import PathwayFile
from ladder_spec.models.policy import MentorshipFile, PromotionFile, RecognitionFile
from ladder_spec.models.program import ProgramFile
from ladder_spec.models.scope import ScopeFile
from ladder_spec.models.site import SiteFile
from ladder_spec.models.words import ChangeFile, GlossaryFile, SearchFile, TranslationFile


class FileKind(Struct, frozen=True):
    """A kind of spec file: its model and its place."""

    name: str
    """The word in the `schema:` line, such as `level`."""
    model: type[Block]
    """The model of the whole file."""
    pattern: str
    """Where such files stand, relative to the handbook folder; each `*` is one name."""
    required: bool = False
    """Whether a handbook cannot be without it."""

    @property
    def schema_line(self) -> str:
        """The value of the file's first key."""
        return f"rungbook/{self.name}/v1"

    @property
    def thing(self) -> str:
        """The kind of the one thing that such a file is about: a file of competencies is a domain."""
        return "domain" if self.name == "competencies" else self.name

    def id_at(self, path: str) -> str:
        """Return the id that a file's name promises (a ladder goes by its folder); "" for kinds with one file only.

        Args:
            path: Relative to the handbook folder, with `/` between names.
        """
        if "*" not in self.pattern:
            return ""
        *_, folder, name = ("", *path.split("/"))
        stem = folder if "*" not in self.pattern.rpartition("/")[2] else name.removesuffix(".yml")
        return stem.upper() if self.name == "scope" else stem


FILE_KINDS: tuple[FileKind, ...] = (
    FileKind("handbook", HandbookFile, "handbook.yml", required=True),
    FileKind("ladder", LadderFile, "ladders/*/ladder.yml"),
    FileKind("level", LevelFile, "ladders/*/levels/*.yml"),
    FileKind("competencies", CompetenciesFile, "competencies/*.yml"),
    FileKind("program", ProgramFile, "programs/*.yml"),
    FileKind("pathway", PathwayFile, "pathways/*.yml"),
    FileKind("site", SiteFile, "sites/*.yml"),
    FileKind("scope", ScopeFile, "scope/*.yml"),
    FileKind("credentials", CredentialsFile, "credentials.yml", required=True),
    FileKind("funding", FundingFile, "funding.yml", required=True),
    FileKind("glossary", GlossaryFile, "glossary.yml", required=True),
    FileKind("search", SearchFile, "search.yml"),
    FileKind("promotion", PromotionFile, "policies/promotion.yml", required=True),
    FileKind("mentorship", MentorshipFile, "policies/mentorship.yml", required=True),
    FileKind("recognition", RecognitionFile, "policies/recognition.yml", required=True),
    FileKind("change", ChangeFile, "changes/*.yml"),
    FileKind("translation", TranslationFile, "i18n/*/**"),
)


def kind_of(path: str) -> FileKind | None:
    """Return the kind of file that stands at `path`, or None where no spec belongs.

    Args:
        path: Relative to the handbook folder, with `/` between names.
    """
    for kind in FILE_KINDS:
        if kind.pattern.endswith("/**"):
            if fnmatchcase(path, kind.pattern.removesuffix("**") + "*"):
                return kind
        elif path.count("/") == kind.pattern.count("/") and fnmatchcase(path, kind.pattern):
            return kind
    return None
