// A test picture carries its own value, so that its truth survives being saved, sent to the history
// and attached again: a text chunk of a PNG ("Triptych test picture"), a comment of a JPEG. It
// holds the seed, not the numbers; models are given pixels and do not see it. Reading hops from
// block to block and never fails: what has no mark, or a damaged one, or one of another generator,
// is a picture like any other.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "truth/test_picture.h"

namespace triptych::truth {

std::optional<TestPicture> mark_in(ByteView file);
// The same file with the mark; an older mark is not looked for. A file of another type stays as is.
ByteVector with_mark(ByteView file, const TestPicture& picture);

}  // namespace triptych::truth
