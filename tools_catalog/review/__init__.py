"""The review desk: a sheet with all criteria of one tool, and batches of changes that a second person checks.

`judgement` says what a reviewer wrote about a cell, `differences` what changed, `faults` what stands against it (all
three pure). `sheet` and `saving` read and write the drafts, `batches` moves a batch on its way, `publishing` ends it.
"""
