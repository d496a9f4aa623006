"""An archive of reports: planned, compared with what a former run left, read by workers, written in order.

`plan` lists the reports on disk instead of in memory; `store` keeps each outcome as soon as there is one;
`fingerprint` says what outcomes depend on besides the reports; `folder` brings them together into an output
folder, `many` hands outcomes to a program.
"""
