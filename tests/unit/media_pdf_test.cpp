// PDF: which revision counts, who may open it, and whether there is a page at all.
#include <gtest/gtest.h>

#include "tools/media_files.h"

namespace triptych::media_pdf_test {
namespace {

constexpr const char* kId = "<00112233445566778899aabbccddeeff>";

// A file of one revision with these objects, which ends as writers end it.
std::string revision(const std::string& objects, const std::string& trailer = "/Root 1 0 R") {
  return objects + "trailer << " + trailer + " >>\nstartxref\n9\n%%EOF\n";
}
std::string tree(int pages) {
  return "2 0 obj\n<< /Type /Pages /Kids [] /Count " + std::to_string(pages) + " >>\nendobj\n";
}
const std::string kCatalogue = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n";
const std::string kHead = "%PDF-1.7\n";

// mozilla/pdf.js #11866.
TEST(MediaPdf, TheLastRevisionCountsItsPages) {
  const std::string first = kHead + revision(kCatalogue + tree(120));
  EXPECT_EQ(sniff(first).pages, 120);
  EXPECT_EQ(sniff(first + revision(tree(1))).pages, 1);
  EXPECT_EQ(sniff(first + revision(tree(1)) + revision(tree(7))).pages, 7);
  // Another root, another tree.
  const std::string other =
      "12 0 obj << /Pages 22 0 R >> endobj 22 0 obj << /Type /Pages /Count 3 >> endobj\n";
  EXPECT_EQ(sniff(first + revision(other, "/Root 12 0 R /Prev 9")).pages, 3);
  EXPECT_EQ(sniff(first + revision(other, "/Root 1 0 R /Prev 9")).pages, 120);
  // A count that stands in an object of its own.
  EXPECT_EQ(sniff(kHead + revision(kCatalogue + "2 0 obj << /Type /Pages /Count 5 0 R >> endobj "
                                                "5 0 obj 17 endobj\n"))
                .pages,
            17);
}

TEST(MediaPdf, WhatIsCompressedLaterIsUnknownRatherThanWrong) {
  const std::string first = kHead + revision(kCatalogue + tree(120));
  const std::string packed = "30 0 obj << /Type /ObjStm /N 2 >> stream\nx\nendstream endobj\n";
  EXPECT_EQ(sniff(first + revision(packed)).pages, 0);
  EXPECT_FALSE(sniff(first + revision(packed)).hollow);
  EXPECT_EQ(sniff(first + revision(packed + tree(4) + kCatalogue)).pages, 4);
  // In a file of one revision nothing replaces anything.
  EXPECT_EQ(sniff(kHead + revision(kCatalogue + tree(5) + packed)).pages, 5);
  EXPECT_EQ(sniff(kHead + revision(packed, "/Root 8 0 R")).pages, 0);
}

// py-pdf/pypdf #3811.
TEST(MediaPdf, WithoutAPageItIsHollow) {
  EXPECT_TRUE(sniff(kHead + revision(kCatalogue + tree(0))).hollow);
  EXPECT_FALSE(sniff(kHead + revision(kCatalogue + tree(1))).hollow);
  EXPECT_FALSE(sniff(kHead + revision("", "/Root 1 0 R")).hollow);
  EXPECT_FALSE(sniff(kHead + revision(kCatalogue + "2 0 obj << /Type /Pages >> endobj ")).hollow);
}

std::string locked(const std::string& encrypt) {
  return kHead + revision(kCatalogue + tree(2) + "9 0 obj\n" + encrypt + "\nendobj\n",
                          "/Root 1 0 R /ID [" + std::string(kId) + kId + "] /Encrypt 9 0 R");
}

// Dictionaries as qpdf 11.3 writes them, for the user passwords "" and "secret" (jztan/pdf-mcp #59,
// tabulapdf/tabula #417, Mintplex-Labs/anything-llm #6211).
TEST(MediaPdf, TheEmptyPasswordIsTried) {
  const std::pair<PdfPassword, const char*> cases[] = {
      {PdfPassword::not_needed,
       "<< /Filter /Standard /Length 40"
       " /O <c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab>"
       " /P -4 /R 2"
       " /U <adb43c8d5c0a904ecd6878928abf0a1ef65fa75e1632b2134005fa3b1d844c68> /V 1 >>"},
      {PdfPassword::needed,
       "<< /Filter /Standard /Length 40"
       " /O <92fe0f4454ad4c9644693f33c07cb54f587dce1e2682fe9ecea6107a1ef630dd>"
       " /P -4 /R 2"
       " /U <f4c3199cb21e35b4bd6c22a97a2acca13b084d9016256900cd312e0758df7e6f> /V 1 >>"},
      {PdfPassword::not_needed,
       "<< /Filter /Standard /Length 128"
       " /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5>"
       " /P -4 /R 3"
       " /U <60cb14e897d58381f951427876a780410122456a91bae5134273a6db134c87c4> /V 2 >>"},
      {PdfPassword::needed,
       "<< /Filter /Standard /Length 128"
       " /O <0db5855fc5326569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083>"
       " /P -4 /R 3"
       " /U <638dfec1a7337fa35a95f6d75d83fdbc0122456a91bae5134273a6db134c87c4> /V 2 >>"},
      {PdfPassword::not_needed,
       "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV2 /Length 16 >> >> /EncryptMetadata "
       "false /Filter /Standard /Length 128"
       " /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5>"
       " /P -4 /R 4 /StmF /StdCF /StrF /StdCF"
       " /U <f0f7c87fb23817126b08c0e97fa3e2df0122456a91bae5134273a6db134c87c4> /V 4 >>"},
      {PdfPassword::needed,
       "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV2 /Length 16 >> >> /EncryptMetadata "
       "false /Filter /Standard /Length 128"
       " /O <0db5855fc5326569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083>"
       " /P -4 /R 4 /StmF /StdCF /StrF /StdCF"
       " /U <ab45a2242261ac42018b84ec5b4deb100122456a91bae5134273a6db134c87c4> /V 4 >>"},
      {PdfPassword::not_needed,
       "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /Filter /Standard "
       "/Length 256"
       " /O "
       "<5ffe5b686884924b3cc4a1a3250592b04fe5175f79ae738f5322407661581b57a60b094ce2ad3536bc4018bf14"
       "5713ac>"
       " /P -4 /R 5 /StmF /StdCF /StrF /StdCF"
       " /U "
       "<6fd23db06a7b9782eee5991577b841a1f2dccac90b9a58d8932a50629f00d5b7d6bc36c6de86271a43e60e10a9"
       "306d5d> /V 5 >>"},
      {PdfPassword::needed,
       "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /Filter /Standard "
       "/Length 256"
       " /O "
       "<3b620281499d35c0fc80f4e8036433bb925852d0ea58190eb353cd25bc4fa6c961e90773946b96d379208386ee"
       "b52600>"
       " /P -4 /R 5 /StmF /StdCF /StrF /StdCF"
       " /U "
       "<e6c7912480c6d819481a1ec470ee7fbe24c44b1e300e4ba4a1568c05dfabaacd8944442342e34aa50a94d3bedd"
       "e333a7> /V 5 >>"},
      {PdfPassword::not_needed,
       "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /Filter /Standard "
       "/Length 256"
       " /O "
       "<3d56dc4c761dc8a7d9cb6640d637040d60df7c0469345531f07857b4d87ab10e116ae2d45d274b72c0a3caf2f5"
       "6179c7>"
       " /P -4 /R 6 /StmF /StdCF /StrF /StdCF"
       " /U "
       "<1831cf4ae4aebaef9c0498ef4e009a61095a3f78524cb0538e3d681b5e8e3427cefb519e3c2b406c5c4c48e0a1"
       "bdb583> /V 5 >>"},
      {PdfPassword::needed,
       "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /Filter /Standard "
       "/Length 256"
       " /O "
       "<d7f0bc01cddf7c82afd13060e241b7b8092ec24b11c6ac0ee1c512bf36f1337318fa8ddf9f8d9319f7e15db9c1"
       "2a08a4>"
       " /P -4 /R 6 /StmF /StdCF /StrF /StdCF"
       " /U "
       "<328c39ae211a7d47e5e656ec6fc193e68017f2bceee71ba266d18892a6b4e1beddcd2d2680d8264f49712633f8"
       "0f4a52> /V 5 >>"}};
  for (const auto& [password, dictionary] : cases) {
    const MediaInfo info = sniff(locked(dictionary));
    EXPECT_TRUE(info.encrypted);
    EXPECT_EQ(info.password, password) << dictionary;
    EXPECT_EQ(info.pages, 2);
  }
}

TEST(MediaPdf, WhatCannotBeTriedIsUnknown) {
  for (const char* dictionary :
       {"<< /Filter /Standard /R 6 /V 5 /U <00> /O <00> >>", "<< /Filter /Adobe.PubSec /V 4 >>",
        "<< /Filter /Standard >>", "<< /Filter /Standard /R 9 /U (x) >>", "nonsense"}) {
    EXPECT_TRUE(sniff(locked(dictionary)).encrypted) << dictionary;
    EXPECT_EQ(sniff(locked(dictionary)).password, PdfPassword::unknown) << dictionary;
  }
  EXPECT_EQ(sniff("%PDF-1.7\n/Encrypt 9 0 R\n%%EOF\n").password, PdfPassword::unknown);
  // The dictionary inside of the trailer, with strings in brackets and a file without /ID.
  const std::string bytes = "(" + std::string(32, 'o') + ")";
  EXPECT_EQ(sniff(kHead + "trailer << /Encrypt << /Filter /Standard /R 2 /P -4 /O " + bytes +
                  " /U " + bytes + " >> >>\n%%EOF\n")
                .password,
            PdfPassword::needed);
}

}  // namespace
}  // namespace triptych::media_pdf_test
