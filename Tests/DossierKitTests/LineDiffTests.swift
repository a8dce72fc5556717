import TestSupport
import Testing

@testable import DossierKit

@Suite struct LineDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    lineDiff(from: ("old", Array(old.utf8)), to: ("new", Array(new.utf8)))
  }

  @Test func saysNothingOfWhatIsTheSame() {
    #expect(diff("", "") == "")
    #expect(diff("a\nb", "a\nb") == "")
  }

  @Test(arguments: [
    ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
    ("", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"),
    ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
    ("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"),
    ("ώ\n", "ω\u{301}\n", "@@ -1 +1 @@\n-ώ\n+ω\u{301}\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n",
      "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n"
    ),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n", "one\n2\n3\n4\n5\n6\n7\neight\n",
      "@@ -1,8 +1,8 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n"
    ),
  ])
  func showsWhatHasChanged(old: String, new: String, hunks: String) {
    #expect(Array(diff(old, new).utf8) == Array("--- old\n+++ new\n\(hunks)".utf8))
  }

  /// Whatever the texts, the one follows from the other and what is shown.
  @Test func leadsFromOneTextToTheOther() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...30, using: &random)).map { _ in "\(Int.random(in: 0...4, using: &random))\n" }
      }
      #expect(applied(diff(texts[0].joined(), texts[1].joined()), to: texts[0]) == texts[1])
    }
  }

  @Test func showsLongTextsThatHaveNothingInCommon() {
    let (old, new) = ((0..<50_000).map { "\($0)\n" }, (0..<50_000).map { "new \($0)\n" })
    let text = diff(old.joined(), new.joined())
    #expect(text.hasPrefix("--- old\n+++ new\n@@ -1,50000 +1,50000 @@\n-0\n"))
    #expect(text.utf8.count == old.joined().utf8.count + new.joined().utf8.count + 100_000 + 40)
  }

  /// The text that a diff leads to; its hunks say where they stand.
  private func applied(_ diff: String, to old: [String]) -> [String] {
    var new: [String] = []
    var position = 0
    for line in diff.split(separator: "\n").dropFirst(2) {
      if line.hasPrefix("@@") {
        let range = line.dropFirst(4).prefix { $0 != " " }.split(separator: ",").compactMap { Int($0) }
        let start = range.count == 2 && range[1] == 0 ? range[0] : range[0] - 1
        new += old[position..<start]
        position = start
        continue
      }
      if !line.hasPrefix("+") {
        #expect(old[position] == line.dropFirst() + "\n")
        position += 1
      }
      if !line.hasPrefix("-") { new.append(line.dropFirst() + "\n") }
    }
    return new + old[position...]
  }
}

@Suite struct DigestTests {
  /// The examples of FIPS 180-2.
  @Test func isThatOfTheStandard() {
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
