"""What can go wrong, each with the reason and the user's next step."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program's exit status says."""

    DONE = 0
    SOME_FAILED = 1
    WRONG_USAGE = 2
    MISSING_PROGRAM = 3
    INTERRUPTED = 130


class SohoaError(Exception):
    """An error that a user can act on.

    Attributes:
        reason: What is wrong, as a phrase.
        next_step: What the user can do about it, as a sentence.
    """

    exit_code = ExitCode.SOME_FAILED

    def __init__(self, reason: str, next_step: str) -> None:
        """Keep the reason and the next step apart; the message is both."""
        super().__init__(reason, next_step)
        self.reason = reason
        self.next_step = next_step

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.reason}. {self.next_step}"


class InputError(SohoaError):
    """An input that cannot be digitized; the run goes on with the others."""


class PageError(SohoaError):
    """A page that cannot be read; the other pages of the file go on."""


class OutputError(SohoaError):
    """The output folder cannot be written any more."""


class TooManyFailures(SohoaError):
    """A run was stopped because it is plainly wrong."""


class SchedulerLost(SohoaError):
    """The scheduler of a cluster cannot be reached any more."""


class UsageError(SohoaError):
    """The command was called in a way that cannot work."""

    exit_code = ExitCode.WRONG_USAGE


class MissingProgram(SohoaError):
    """A program or a language that sohoa needs is not installed."""

    exit_code = ExitCode.MISSING_PROGRAM
