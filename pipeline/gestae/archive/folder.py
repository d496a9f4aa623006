"""An archive into an output folder: what is kept is taken over, the rest is read, all is written in order."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from gestae import __version__
from gestae.archive.account import Changes, How, Progress
from gestae.archive.ahead import ahead, from_afar
from gestae.archive.command import note_command
from gestae.archive.copies import copy_of, set_copies_aside
from gestae.archive.fingerprint import differences, fingerprint
from gestae.archive.interrupts import interrupts_held
from gestae.archive.owner import refuse_others
from gestae.archive.plan import Plan, Planned
from gestae.archive.publish import Published, publish
from gestae.archive.store import Kept, Store
from gestae.batch import failed
from gestae.calibration import load_calibration
from gestae.errors import UnreadableError
from gestae.learned.decisions import load_decisions
from gestae.lexicon.taxonomy import load_taxonomy
from gestae.nlp.tagger import installed_model
from gestae.remote import RemoteFolder
from gestae.settings import Settings
from gestae.stages.write import RunInfo, Tally, files_of, open_output
from gestae.workers import Job, Pool, RayPool, Reply, processors, reply_of, unpack, worthwhile

_AT_A_TIME = 32  # outcomes taken over between two looks at the workers


class FolderRun:
    """One run over a plan into a folder. Use as a context manager, and call in this order:

        with FolderRun(plan, settings, folder, how) as run:
            run.compare(paths)
            for progress in run.read(): ...
            run.finish(interrupted=False)

    `read` may be left early, by Ctrl-C too: what was finished is kept, and `finish` writes it. Without `finish` the
    former files stay as they were. Raises GestaeError; on entering already where settings, model or folder are no good.
    """

    def __init__(self, plan: Plan, settings: Settings, folder: Path, how: How) -> None:
        """Check the settings and the model; nothing is written yet."""
        if settings.topics is not None:
            load_taxonomy(settings.topics)
        load_calibration(settings.calibration)
        load_decisions(settings.decisions)
        self._model = installed_model(settings.model)
        self._facts = fingerprint(settings, self._model)
        self._plan, self._settings, self._folder, self._how = plan, settings, folder, how
        self._output = open_output(folder, settings.format)
        self._store = Store(folder)
        self._stack = ExitStack()
        self._next = 0
        self._more = True
        self.tally = Tally()
        self.changes = Changes()
        self.progress = Progress(len(plan))

    def __enter__(self) -> "FolderRun":
        """Take hold of the folder."""
        with ExitStack() as stack:
            stack.enter_context(self._store)
            stack.enter_context(self._output)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of it."""
        self._stack.__exit__(kind, error, trace)

    def compare(self, paths: Sequence[str], target: str = "") -> None:
        """Find out what a former run has left to take over; note the paths that the plan was made of, and where the
        files will be published."""
        before = self._store.fact("fingerprint")
        self.changes.first = not len(self._store)
        if before != self._facts:
            self.changes.reasons = [] if self.changes.first else differences(before or {}, self._facts)
            self._store.begin_anew(fingerprint=self._facts)
        note_command(self._store, paths, self._settings, target)
        copies = 0 if self._settings.keep_duplicates else set_copies_aside(self._plan)
        known = ((row, self._store.find(row.source.document)) for row in self._plan)
        for (row, kept), now in ahead(known, self._hashed, lambda pair: from_afar(pair[0])):
            self._compare(row, kept, now)
        self.progress.finished = self.changes.kept + copies

    def read(self) -> Iterator[Progress]:
        """Read what is left and write what can be written, step by step.

        Raises KeyboardInterrupt after Ctrl-C, never in the middle of a step.
        """
        with self._pool() as pool:
            for reply in pool.replies():
                yield self._step(reply)
        while self._plan.at(self._next) is not None:
            yield self._step()

    def finish(self, *, interrupted: bool) -> None:
        """Put the files into their places; Ctrl-C has to wait. After an interrupted run they hold what was finished."""
        with interrupts_held():
            while self._write(skip=interrupted):
                pass
            if not interrupted:
                self._drop_removed()
            model = self._model
            self._output.commit(RunInfo(__version__, model.name, model.version, self._settings, interrupted))

    def publish(self, target: RemoteFolder) -> Published:
        """Put the files, which have their places, into a folder of another file system, too. Raises WriteError."""
        return publish(self._folder, files_of(self._folder, self._settings.format), target, self._store)

    def refuse_others(self, target: RemoteFolder) -> None:
        """Raise WriteError where a run with another state publishes in the target: to be asked before reading."""
        refuse_others(target, self._folder, self._store)

    def _pool(self) -> Pool | RayPool:
        job = Job(self._how.load, self._settings, self._how.timeout)
        if self._how.engine == "ray":
            return RayPool(job, self._how.workers, self._plan.left())
        most = worthwhile(self._how.workers or processors(), *self._plan.amount_left())
        return Pool(job, most, self._plan.left())

    def _hashed(self, pair: tuple[Planned, Kept | None]) -> str | UnreadableError:
        """The hash of a report's bytes, if it is wanted, or why it cannot be had. Called from several threads."""
        row, kept = pair
        if row.copied or kept is None or (kept.code is not None and self._how.again):
            return ""
        try:
            return row.sha256 or sha256(row.source.load()).hexdigest()
        except UnreadableError as error:
            return error

    def _compare(self, row: Planned, kept: Kept | None, now: str | UnreadableError) -> None:
        if row.copied:
            return
        if kept is None:
            self.changes.new += 1
        elif kept.code is not None and self._how.again:
            self.changes.again += 1
        elif self._as_before(row, kept, now):
            self._plan.mark(row.position)
            self.changes.kept += 1
        else:
            self.changes.changed += 1

    def _as_before(self, row: Planned, kept: Kept, now: str | UnreadableError) -> bool:
        """Whether the bytes are those that the outcome is of. What still cannot be loaded is answered here."""
        if isinstance(now, str):
            return now == kept.sha256
        if kept.sha256 is not None or kept.code != now.code:
            return False
        document = row.source.document
        reply = reply_of(row.position, failed(document, None, now.code, str(now)), None)
        self._store.keep(document, reply)  # the same reason may be worded in another way now
        return True

    def _step(self, reply: Reply | None = None) -> Progress:
        """Keep an outcome, write what is next."""
        with interrupts_held() as held:
            if reply is not None:
                self._keep(reply)
            if reply is None or self._more or reply.position == self._next:
                self._more = self._write()
        if held:
            raise KeyboardInterrupt
        return self.progress

    def _keep(self, reply: Reply) -> None:
        place = self._plan.at(reply.position)
        if place is None:
            raise IndexError(f"no report at place {reply.position} of the plan")
        if place.done:
            return  # a cluster may answer twice for what was on a machine that it lost
        self._store.keep(place.document, reply)
        self._plan.mark(reply.position)
        self.progress.finished += 1
        self.progress.events += reply.events
        self.progress.failed += reply.code is not None

    def _write(self, *, skip: bool = False) -> bool:
        """Write some outcomes, in the order of the plan; whether there are more. `skip` leaves out what has none."""
        for _ in range(_AT_A_TIME):
            place = self._plan.at(self._next)
            if place is None or not (place.done or skip):
                return False
            if place.done:
                outcome = copy_of(place) or unpack(self._store.packed(place.document))
                self._output.add(outcome)
                self.tally.add(outcome)
            self._next += 1
        return True

    def _drop_removed(self) -> None:
        for document in self._store.documents():
            if document not in self._plan:
                self._store.drop(document)
                self.changes.removed += 1
