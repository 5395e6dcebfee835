// Learn with two lessons, the first of them open.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "fakes/update_fixture.h"

namespace triptych {

inline constexpr char kLesson[] = R"lesson(---
id: l1
title: First lesson
summary: What it is about.
version: 2
---
Some words.

```python cell=one
x = 1
```

```python cell=two
print(x)
```

````quiz id=guess xp=6
What happens?
- [ ] Nothing :: Something does.
- [x] Something :: So it is.
````

````exercise id=task xp=20
Set y.
=== starter
y = 0
=== test: y is three
assert y == 3, f"y is {y}"
=== hidden test: y is whole
assert isinstance(y, int), "no whole number"
=== hint
Look at z.
=== hint
Use it.
=== solution
y = 3
````
)lesson";

inline constexpr char kOtherLesson[] = R"lesson(---
id: a_lesson_with_a_much_longer_name
title: Second lesson
summary: More.
version: 1
---
```python cell=one
pass
```
)lesson";

class LearnUpdate : public UpdateTest {
 protected:
  LearnUpdate() {
    when(PlaceOpened{Place::learn});
    Json files = Json::array();
    files.push_back({{"name", "01_first.md"}, {"text", kLesson}});
    files.push_back({{"name", "02_second.md"}, {"text", kOtherLesson}});
    when(LessonsArrived{dump_json(files)});
    EXPECT_EQ(course.lessons.size(), 3u) << course.problem;  // and the scratchpad
    when(LessonOpened{"l1"});
    so_far.clear();
  }
  std::vector<Effect> ended(PythonOutcome outcome = PythonOutcome::ok) {
    return when(PythonEnded{outcome, Millis{5}, true});
  }
  std::vector<Effect> test_failed() {
    when(PythonSaid{OutputKind::traceback, "AssertionError: y is 0\n", 0});
    when(PythonFailed{"AssertionError", "y is 0"});
    return ended(PythonOutcome::error);
  }
  // The check from its button to its end: two cells, the learner's code, two tests.
  std::vector<Effect> checked(bool first_test = true) {
    when(ExerciseChecked{"task"});
    for (int i = 0; i < 3; ++i) ended();
    if (!first_test) return test_failed();
    ended();
    return ended();
  }
  std::map<std::string, std::string> keys_given(const std::vector<Effect>& effects) {
    std::map<std::string, std::string> out;
    for (const auto& [name, key] : one<SetPythonKeys>(effects).keys) out[name] = key;
    return out;
  }

  LearnState& course = state.learn;
};

}  // namespace triptych
