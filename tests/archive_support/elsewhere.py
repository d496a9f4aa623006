"""Two file systems of fsspec, over a folder that the environment variable ELSEWHERE names, so that workers see them too.

bucket:// is like an object store (several threads at a time, no renaming, no folders to make), share:// like a network disk
(one thread, renames, but not to a name that is taken). Names tell what goes wrong.
"""

import os
from pathlib import Path
from typing import Any

import fsspec
from fsspec.spec import AbstractFileSystem

VARIABLE = "ELSEWHERE"


class Bucket(AbstractFileSystem):  # type: ignore[misc]
    """Files whose name holds "forbidden" or "odd" cannot be read, a folder with "forbidden" cannot be listed."""

    protocol = "bucket"
    async_impl = True
    cachable = False

    def _at(self, path: str) -> Path:
        return Path(os.environ[VARIABLE]) / self._strip_protocol(path)

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        path = self._strip_protocol(path)
        status = self._at(path).stat()
        kind = "directory" if self._at(path).is_dir() else "file"
        return {"name": path, "type": kind, "size": status.st_size, "ETag": f'"{status.st_mtime_ns}"'}

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        path = self._strip_protocol(path)
        if "forbidden" in path:
            raise PermissionError("Access Denied")
        names = [f"{path}/{each.name}" for each in self._at(path).iterdir()] if self._at(path).is_dir() else [path]
        return [self.info(name) for name in names] if detail else names

    def _open(self, path: str, mode: str = "rb", **_: Any) -> Any:
        if mode == "rb" and "forbidden" in path:
            raise PermissionError("Access Denied")
        if mode == "rb" and "odd" in path:
            raise RuntimeError("the wire\nis cut")
        if mode == "wb":
            self._at(path).parent.mkdir(parents=True, exist_ok=True)
        return self._at(path).open(mode)

    def rm_file(self, path: str) -> None:
        self._at(path).unlink()


class Share(Bucket):
    """As Bucket, but for what a disk does otherwise."""

    protocol = "share"
    async_impl = False

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        self._at(path).mkdir(parents=True, exist_ok=exist_ok)

    def mv(self, path1: str, path2: str, **_: Any) -> None:
        if self._at(path2).exists():
            raise FileExistsError(path2)
        self._at(path1).rename(self._at(path2))


fsspec.register_implementation("bucket", Bucket, clobber=True)
fsspec.register_implementation("share", Share, clobber=True)
