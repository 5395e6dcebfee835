// Pictures with known numbers: the same value is the same picture, sums are right, labels never
// meet, the mark survives in the file, hostile marks are no marks.
#include <gtest/gtest.h>

#include <cmath>

#include "base/media_type.h"
#include "results/receipt_check.h"
#include "results/schema.h"
#include "results/validate.h"
#include "truth/known.h"
#include "truth/mark.h"
#include "truth/random.h"

namespace triptych::truth::truth_picture_test {
namespace {

constexpr PictureKind kKinds[] = {PictureKind::bar, PictureKind::line, PictureKind::pie,
                                  PictureKind::grouped, PictureKind::receipt};

TestPicture picture_of(PictureKind kind, std::uint32_t seed, int values = 6, bool numbers = true) {
  TestPicture out;
  out.kind = kind;
  out.seed = seed;
  out.values = values;
  out.numbers = numbers;
  return out;
}

std::uint64_t sum_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char letter : text)
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
  return hash;
}

Bytes png_of(int width) {
  std::string text = "\x89PNG\r\n\x1a\n";
  text += std::string("\0\0\0\x0dIHDR\0\0\0", 11) + static_cast<char>(width);
  text += std::string("\0\0\0\x20\x08\x02\0\0\0\0\0\0\0", 13);
  return bytes_of(text + std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12));
}

TEST(TruthPicture, RandomIsSplitMix64) {
  Random random(1234567);  // figures of the reference implementation
  EXPECT_EQ(random.next(), 6457827717110365317u);
  EXPECT_EQ(random.next(), 3203168211198807973u);
  Random other(1);
  for (int i = 0; i < 1000; ++i) {
    const int value = other.between(-3, 4);
    EXPECT_TRUE(value >= -3 && value <= 4);
  }
}

TEST(TruthPicture, OneSeedOnePicture) {
  for (const PictureKind kind : kKinds) {
    const TestPicture one = picture_of(kind, 42), other = picture_of(kind, 43);
    EXPECT_EQ(dump_json(to_json(known_of(one).drawing)), dump_json(to_json(known_of(one).drawing)));
    EXPECT_NE(dump_json(known_of(one).truth), dump_json(known_of(other).truth));
    EXPECT_EQ(truth_file(one), truth_file(one));
  }
}

// Who changes what a seed means has to raise kGenerator: marks of old files would lie.
TEST(TruthPicture, SeedsKeepTheirMeaning) {
  std::string all;
  for (const PictureKind kind : kKinds)
    for (std::uint32_t seed = 1; seed <= 20; ++seed)
      all += dump_json(known_of(picture_of(kind, seed, 5)).truth);
  EXPECT_EQ(kGenerator, 1);
  EXPECT_EQ(sum_of(all), 13171632989544112015u);
}

TEST(TruthPicture, SumsOfAThousandReceiptsAreRight) {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const Json truth = known_of(picture_of(PictureKind::receipt, seed, 2 + seed % 11)).truth;
    for (const results::ReceiptCheck& check : results::check_receipt(truth, {2026, 11, 27}))
      ASSERT_EQ(check.state, results::CheckState::passed) << seed << words_of(check.diagnostic);
    // To the cent: the check of answers allows for one.
    const auto cents = [](const Json& value) { return std::lround(value.get<double>() * 100); };
    long sum = 0;
    for (const Json& item : truth["items"]) sum += cents(item["total"]);
    ASSERT_EQ(cents(truth["subtotal"]), sum);
    ASSERT_EQ(cents(truth["total"]), sum + cents(truth["tax"]));
  }
}

TEST(TruthPicture, TheTruthKeepsToItsSchema) {
  for (const PictureKind kind : kKinds) {
    results::Schema schema = results::preset_schema(schema_of(kind));
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
      const Json truth = known_of(picture_of(kind, seed)).truth;
      for (const Diagnostic& fault : results::validate(truth, schema))
        // What the picture does not say is left out of the truth.
        EXPECT_EQ(fault.key, "results.invalid.missing") << words_of(fault) << dump_json(truth);
    }
  }
}

TEST(TruthPicture, SharesOfAPieAreAHundred) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Json truth = known_of(picture_of(PictureKind::pie, seed, 2 + seed % 7)).truth;
    int sum = 0;
    for (const Json& point : truth["series"][0]["points"]) {
      EXPECT_GE(point["value"].get<int>(), 5);
      sum += point["value"].get<int>();
    }
    EXPECT_EQ(sum, 100);
  }
}

bool meet(const Box& a, const Box& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

TEST(TruthPicture, LabelsAreInsideAndNeverMeet) {
  for (const PictureKind kind : kKinds) {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
      const int values = 2 + static_cast<int>(seed) % (most_values(kind) - 1);
      const Drawing drawing = known_of(picture_of(kind, seed, values)).drawing;
      std::vector<Box> boxes;
      for (const Shape& shape : drawing.shapes) {
        if (shape.kind != Shape::Kind::text) continue;
        const Box box = box_of(shape);
        ASSERT_TRUE(box.x >= 0 && box.y >= 0 && box.x + box.w <= drawing.width &&
                    box.y + box.h <= drawing.height)
            << name_of(kind) << " " << seed << " " << shape.words;
        for (const Box& other : boxes)
          ASSERT_FALSE(meet(box, other)) << name_of(kind) << " " << seed << " " << shape.words;
        boxes.push_back(box);
      }
      EXPECT_GT(boxes.size(), 4u);
    }
  }
}

TEST(TruthPicture, BarsAreAsHighAsTheirNumbers) {
  for (const PictureKind kind : {PictureKind::bar, PictureKind::grouped}) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      const Known known = known_of(picture_of(kind, seed));
      double scale = 0;
      for (const Mark& mark : known.marks) {
        const double value = known.truth.at(Json::json_pointer(mark.path)).get<double>();
        if (scale == 0) scale = (mark.box.h + 1) / value;
        EXPECT_NEAR(mark.box.h + 1, value * scale, 0.01) << mark.path;
      }
      EXPECT_FALSE(known.marks.empty());
    }
  }
}

TEST(TruthPicture, NumbersAreWrittenOnlyWhenWished) {
  for (const PictureKind kind : {PictureKind::bar, PictureKind::line, PictureKind::grouped}) {
    const auto texts = [&](bool numbers) {
      int count = 0;
      for (const Shape& shape : known_of(picture_of(kind, 7, 5, numbers)).drawing.shapes)
        count += shape.kind == Shape::Kind::text ? 1 : 0;
      return count;
    };
    EXPECT_EQ(known_of(picture_of(kind, 7, 5, true)).truth,
              known_of(picture_of(kind, 7, 5, false)).truth);
    EXPECT_GE(texts(true), texts(false) + 5);
  }
}

TEST(TruthPicture, ValuesAreReadStrictly) {
  TestPicture picture = picture_of(PictureKind::pie, 4294967295u, 8, false);
  picture.nuisance = {-15, 2.5, 20, 60};
  const auto again = read_test_picture(dump_json(to_json(picture)));
  ASSERT_TRUE(again);
  EXPECT_EQ(again.value(), picture);
  Json json = Json::parse(dump_json(to_json(picture)));
  const auto refused = [&](const char* pointer, Json value) {
    Json changed = json;
    changed[Json::json_pointer(pointer)] = std::move(value);
    const auto read = read_test_picture(dump_json(changed));
    return read ? std::string("taken") : read.error();
  };
  EXPECT_EQ(refused("/generator", 2), "truth.other_version");
  for (const auto& [pointer, value] :
       std::vector<std::pair<const char*, Json>>{{"/kind", "cake"},
                                                 {"/kind", 1},
                                                 {"/seed", -1},
                                                 {"/seed", 1.5},
                                                 {"/seed", 4294967296.0},
                                                 {"/values", 1},
                                                 {"/values", 9},
                                                 {"/numbers", "yes"},
                                                 {"/nuisance/rotation", 16},
                                                 {"/nuisance/blur", 7},
                                                 {"/nuisance/contrast", 0},
                                                 {"/nuisance/quality", 101},
                                                 {"/nuisance", Json::array()},
                                                 {"/generator", "1"}})
    EXPECT_EQ(refused(pointer, value), "truth.damaged") << pointer;
  for (const char* text : {"", "{", "[]", "null", "{\"generator\":1}"})
    EXPECT_FALSE(read_test_picture(text)) << text;
}

TEST(TruthPicture, TheMarkStaysInTheFile) {
  const TestPicture picture = picture_of(PictureKind::line, 99);
  const Bytes png = png_of(16);
  const std::string jpeg("\xff\xd8\xff\xe0\x00\x06JFIF\xff\xda\x00\x02zz\xff\xd9", 18);
  for (const Bytes& file : {png, bytes_of(jpeg)}) {
    EXPECT_FALSE(mark_in(*file));
    const ByteVector marked = with_mark(*file, picture);
    EXPECT_GT(marked.size(), file->size());
    const auto found = mark_in(marked);
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, picture);
    EXPECT_EQ(sniff_media(marked).media_type, sniff_media(*file).media_type);
    EXPECT_FALSE(sniff_media(marked).metadata);
    // Cut anywhere, it is a picture without a mark or with this one.
    for (std::size_t size = 0; size < marked.size(); ++size) {
      const auto cut = mark_in(ByteView(marked).first(size));
      EXPECT_TRUE(!cut || *cut == picture);
    }
  }
  EXPECT_EQ(sniff_media(with_mark(*png, picture)).width, 16);
  const Bytes text = bytes_of("no picture");
  EXPECT_EQ(with_mark(*text, picture), *text);
}

}  // namespace
}  // namespace triptych::truth::truth_picture_test
