"""Compiling with numba where it is there (the extra `engine`); without it the same functions run as they are."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

try:
    import numba
    from llvmlite import ir
    from numba.extending import intrinsic
except ImportError:
    IS_COMPILED = False
else:
    IS_COMPILED = True

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile a function once for this machine. No step of it is reordered, so that sums round as in Python."""
    if not IS_COMPILED:
        return function
    try:
        return cast("Function", numba.njit(cache=True, nogil=True, error_model="numpy")(function))
    except RuntimeError:  # there is nowhere to keep it: each process compiles it anew
        return cast("Function", numba.njit(nogil=True, error_model="numpy")(function))


def within(function: Function) -> Function:
    """Compile a function into whatever calls it: for what is asked of every row."""
    if not IS_COMPILED:
        return function
    return cast("Function", numba.njit(forceinline=True, nogil=True, error_model="numpy")(function))


def _ones_in(word: Any) -> int:
    return int(word).bit_count()


def _lowest_in(word: Any) -> int:
    return (int(word) & -int(word)).bit_length() - 1


def _compiled_ones_in(_: Any, word: Any) -> Any:
    return numba.int64(word), lambda _context, builder, _signature, words: builder.ctpop(words[0])


def _compiled_lowest_in(_: Any, word: Any) -> Any:
    never_nought = ir.Constant(ir.IntType(1), 1)
    return numba.int64(word), lambda _context, builder, _signature, words: builder.cttz(words[0], never_nought)


ones_in: Callable[[Any], int] = intrinsic(_compiled_ones_in) if IS_COMPILED else _ones_in
"""Count the bits of a word that are set."""
lowest_in: Callable[[Any], int] = intrinsic(_compiled_lowest_in) if IS_COMPILED else _lowest_in
"""Return the place of the lowest bit that is set, in a word that has one."""
