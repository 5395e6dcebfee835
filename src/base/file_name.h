// Names of files come from outside: picked, dropped, out of a card, a link or a batch. What we keep
// is a name and no more, so that copied code reads the file it shows, in the folder it is run in.
#pragma once

#include <string>
#include <string_view>

namespace triptych {

// The part behind the last slash of either kind, valid UTF-8, without characters that show nothing
// or reorder what is shown; "file" when nothing is left of it.
std::string plain_file_name(std::string_view name);

}  // namespace triptych
