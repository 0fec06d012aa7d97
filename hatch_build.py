"""Compiles `src/**/*.pyx` when affiant is installed, where a C compiler is at hand.

Without one the installation goes on: what is compiled says nothing that Python does not say as
well, more slowly. AFFIANT_PURE=1 leaves it out.
"""

import os
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SUFFIX = sysconfig.get_config_var("EXT_SUFFIX")
_OPTIONS = ["-O2", "-g0"]


class Compile(BuildHookInterface[Any]):
    """Puts each module beside its source, and into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's
        """Compile what is older than its source."""
        if os.environ.get("AFFIANT_PURE"):
            return
        source = Path(self.root, "src")
        for written in sorted(source.rglob("*.pyx")):
            made = written.with_name(written.stem + _SUFFIX)
            if not _is_new(made, written):
                try:
                    _compile(written, source, Path(self.root, "build"))
                except (Exception, SystemExit) as why:  # noqa: BLE001 - a compiler fails in many ways
                    self.app.display_warning(f"{written.name} was not compiled: {why}")
                    continue
            build_data["artifacts"].append(str(made.relative_to(self.root)))
            build_data["pure_python"], build_data["infer_tag"] = False, True


def _is_new(made: Path, written: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= written.stat().st_mtime


def _compile(written: Path, source: Path, scratch: Path) -> None:
    from Cython.Build import cythonize  # noqa: PLC0415 - not asked for where nothing is compiled
    from setuptools import Distribution, Extension  # noqa: PLC0415 - the same

    name = ".".join(written.relative_to(source).with_suffix("").parts)
    extension = Extension(name, [str(written)], extra_compile_args=_OPTIONS)
    command = Distribution(
        {"ext_modules": cythonize([extension], build_dir=str(scratch), quiet=True)}
    ).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(source), str(scratch)
    command.ensure_finalized()
    command.run()
