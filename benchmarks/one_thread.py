"""Keeps numpy's matrix product to one thread, as `gestae extract` does: to be imported before what loads numpy.

gestae sets this itself when it loads the model; in a benchmark spaCy has loaded numpy by then, whose threads took twice
the processor time and gained nothing. What is measured beside gestae is held to one thread as well.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
