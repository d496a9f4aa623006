"""An archive into an output folder: what is kept is taken over, the rest is read, all is written in order."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from gestae import __version__
from gestae.archive.account import Changes, How, Progress
from gestae.archive.command import note_command
from gestae.archive.copies import Copies
from gestae.archive.fingerprint import differences, fingerprint
from gestae.archive.interrupts import interrupts_held
from gestae.archive.plan import Plan
from gestae.archive.store import Kept, Store
from gestae.batch import failed
from gestae.errors import UnreadableError
from gestae.lexicon.taxonomy import load_taxonomy
from gestae.nlp.tagger import installed_model
from gestae.records import Outcome
from gestae.settings import Settings
from gestae.stages.read import Source
from gestae.stages.write import RunInfo, Tally, open_output
from gestae.workers import Job, Pool, Reply, processors, reply_of, unpack, worthwhile

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
        self._model = installed_model(settings.model)
        self._facts = fingerprint(settings, self._model)
        self._plan, self._settings, self._how = plan, settings, how
        self._output = open_output(folder, settings.format)
        self._store = Store(folder)
        self._stack = ExitStack()
        self._copies = Copies(wanted=not settings.keep_duplicates)
        self._next = 0
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

    def compare(self, paths: Sequence[str]) -> None:
        """Find out what a former run has left to take over; `paths` are what the plan was made of, to be noted."""
        before = self._store.fact("fingerprint")
        self.changes.first = not len(self._store)
        if before != self._facts:
            self.changes.reasons = [] if self.changes.first else differences(before or {}, self._facts)
            self._store.begin_anew(fingerprint=self._facts)
        note_command(self._store, paths, self._settings)
        for row in self._plan:
            self._compare(row.position, row.source)

    def read(self) -> Iterator[Progress]:
        """Read what is left and write what can be written, step by step.

        Raises KeyboardInterrupt after Ctrl-C, never in the middle of a step.
        """
        most = worthwhile(self._how.workers or processors(), *self._plan.amount_left())
        job = Job(self._how.load, self._settings, self._how.timeout)
        with Pool(job, most, self._plan.left()) as pool:
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

    def _compare(self, position: int, source: Source) -> None:
        """Answer what needs no worker: what is as before, and what has the bytes of an earlier report."""
        kept = self._store.find(source.document)
        digest, copy = self._copies.look(source)
        if copy is not None:
            self._answer(position, source, copy)
        elif kept is not None and kept.code is not None and self._how.again:
            self.changes.again += 1
            return
        elif kept is None or not self._as_before(position, source, kept, digest):
            self.changes.new += kept is None
            self.changes.changed += kept is not None
            return
        same = kept is not None and (copy is None or (kept.sha256, kept.code) == (None, None))
        self.changes.kept += same
        self.changes.new += kept is None
        self.changes.changed += kept is not None and not same
        self._plan.mark(position)
        self.progress.finished += 1

    def _answer(self, position: int, source: Source, outcome: Outcome) -> None:
        # Without a hash: were the earlier report gone one day, nothing would be taken over of this one.
        self._store.keep(source.document, reply_of(position, outcome, None))

    def _as_before(self, position: int, source: Source, kept: Kept, digest: str | UnreadableError) -> bool:
        """Whether the bytes are those that the outcome is of. What still cannot be loaded is answered here."""
        if isinstance(digest, str):
            return digest == kept.sha256
        if kept.sha256 is not None or kept.code != digest.code:
            return False
        # The same reason may be worded in another way now.
        self._answer(position, source, failed(source.document, None, digest.code, str(digest)))
        return True

    def _step(self, reply: Reply | None = None) -> Progress:
        """Keep an outcome, write what is next."""
        with interrupts_held() as held:
            if reply is not None:
                self._keep(reply)
            self._write()
        if held:
            raise KeyboardInterrupt
        return self.progress

    def _keep(self, reply: Reply) -> None:
        place = self._plan.at(reply.position)
        if place is None:
            raise IndexError(f"no report at place {reply.position} of the plan")
        self._store.keep(place[0], reply)
        self._plan.mark(reply.position)
        self.progress.finished += 1
        self.progress.events += reply.events
        self.progress.failed += reply.code is not None

    def _write(self, *, skip: bool = False) -> bool:
        """Write some outcomes, in the order of the plan; whether there are more. `skip` leaves out what has none."""
        for _ in range(_AT_A_TIME):
            place = self._plan.at(self._next)
            if place is None or not (place[1] or skip):
                return False
            if place[1]:
                outcome = unpack(self._store.packed(place[0]))
                self._output.add(outcome)
                self.tally.add(outcome)
            self._next += 1
        return True

    def _drop_removed(self) -> None:
        for document in self._store.documents():
            if document not in self._plan:
                self._store.drop(document)
                self.changes.removed += 1
