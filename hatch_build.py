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
    """Puts each module beside its source, and into the wheel: all of them, or none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's
        """Compile where something is older than what is written."""
        if os.environ.get("AFFIANT_PURE"):
            return
        source = Path(self.root, "src")
        written = sorted(source.rglob("*.pyx"))
        made = [one.with_name(one.stem + _SUFFIX) for one in written]
        if not _are_new(made, [*written, *source.rglob("*.pxd")]):
            try:
                _compile(written, source, Path(self.root, "build"))
            except (Exception, SystemExit) as why:  # noqa: BLE001 - a compiler fails in many ways
                self.app.display_warning(f"Mail is read by Python alone: {why}")
                for one in made:
                    one.unlink(missing_ok=True)
                return
        build_data["artifacts"] += [one.relative_to(self.root).as_posix() for one in made]
        build_data["pure_python"], build_data["infer_tag"] = False, True


def _are_new(made: list[Path], written: list[Path]) -> bool:
    if not all(one.exists() for one in made):
        return False
    newest = max(one.stat().st_mtime for one in written)
    return min(one.stat().st_mtime for one in made) >= newest


def _compile(written: list[Path], source: Path, scratch: Path) -> None:
    from Cython.Build import cythonize  # noqa: PLC0415 - not asked for where nothing is compiled
    from setuptools import Distribution, Extension  # noqa: PLC0415 - the same

    extensions = [
        Extension(
            ".".join(one.relative_to(source).with_suffix("").parts),
            [str(one)],
            extra_compile_args=_OPTIONS,
        )
        for one in written
    ]
    in_c = cythonize(
        extensions, build_dir=str(scratch), include_path=[str(source)], force=True, quiet=True
    )
    command = Distribution({"ext_modules": in_c}).get_command_obj("build_ext")
    command.build_lib, command.build_temp, command.force = str(source), str(scratch), True
    command.ensure_finalized()
    command.run()
