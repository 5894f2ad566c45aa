"""Why a command ends early, and with which exit code."""

FAILED = 1
BAD_INPUT = 2
IMAGE_MISSING = 3
LEFT_OVER = 4
NOT_STEADY = 5
REFUSED = 6
INTERRUPTED = 130

EXIT_CODES = """\
exit codes:
  0    done
  1    a step failed; the message says which, why and what to try
  2    the command line or an environment file cannot be used
  3    an image that a service runs is not in its repository
  4    destroyed, but something is left
  5    deployed, but a service does not run as many tasks as it should
  6    refused: no credentials, another account, a protection, or not confirmed
  130  interrupted; the same command continues"""


class CommandError(Exception):
    """A command ends here. The message is for people: what failed, why, what to try.

    Args:
        message: Some lines, without a trailing line end.
        code: The exit code.
    """

    def __init__(self, message: str, code: int = FAILED) -> None:
        self.code = code
        super().__init__(message)
