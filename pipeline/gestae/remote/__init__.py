"""Paths of other file systems, as fsspec names them: s3://bucket/reports, gs://…, memory://….

The only place that knows fsspec, which need not be installed: it is imported at the first such path. A file:// path
is one of this machine and needs none of it (`local_path`).
"""

from gestae.remote.address import is_remote, local_path
from gestae.remote.files import RemoteFile, find
from gestae.remote.folder import RemoteFolder, is_unfinished

__all__ = ["RemoteFile", "RemoteFolder", "find", "is_remote", "is_unfinished", "local_path"]
