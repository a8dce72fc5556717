import Diagnostics
import DossierKit
import Engagements
import TestSupport
import Testing
import Values

/// Data change words and nothing else: whatever stands in a text, every page keeps its elements, and the text is
/// read back letter for letter.
@Suite struct HostileDataTests {
  @Test func aClientsNameAndAddressChangeNoStructure() throws {
    let name = "*Star* _Ltd_ <b>|</b> [x](javascript:alert(1)) 1."
    let address = "1. Harbour Road\n# 5\n- Far Island"
    try compare(
      plain: ["client.name": "Plain Client", "client.address": "Plain Road\nPlain Town\nPlain Island"],
      hostile: ["client.name": name, "client.address": address])
  }

  /// Every text at once: each is replaced by one that is made for it and found again by its number.
  @Test func noTextChangesStructure() throws {
    let sample = try sampleWithChanges()
    let options = try SampleWorkspace.options(sample)
    var lines = 0
    let plain = build(
      sample.changed { scalar in
        replaced(scalar, &lines) { "Plain\($0)x" }
      }, options)
    let count = lines
    lines = 0
    let hostile = build(
      sample.changed { scalar in
        replaced(scalar, &lines) { Self.hostile($0) }
      }, options)
    #expect(lines == count && count > 150)
    guard expectSameShape(plain, hostile) else { return }
    var seen = 0
    for (before, after) in zip(plain.outputs, hostile.outputs) {
      let (old, new) = (HTMLPage(before.text).text, HTMLPage(after.text).text)
      for number in 1...count {
        let times = old.occurrences(of: "Plain\(number)x")
        #expect(new.occurrences(of: Self.hostile(number)) == times, "\(after.path): text \(number)")
        seen += times
      }
    }
    #expect(seen > 200)
  }

  /// The sample with change orders that say what its own does not.
  private func sampleWithChanges() throws -> Workspace {
    var sample = try SampleWorkspace.readUnfrozen()
    let client = try #require(sample.clients.firstIndex { $0.id == "harbor-pine" })
    for (name, bytes) in try files(below: "DossierKitTests/Cases/Hostile").sorted(by: { $0.key < $1.key }) {
      let change = readYAML(Source(name: name, bytes: bytes))
      #expect(change.diagnostics.isEmpty)
      sample.clients[client].engagements[0].changes.append(
        DatumMap.Entry(key: slug(name), keySpan: nil, value: try #require(change.datum)))
    }
    return sample
  }

  private static func hostile(_ number: Int) -> String {
    #"# \#(number)! *A* __b__ <b>|</b> `c` [d](javascript:alert(1)) {{ 7 }} &amp; "e" 'f' \g ::: ~~h~~ ^[i] 1."#
  }

  /// A text of as many lines as there were, each made for its number; nil for what is no text, or is looked up.
  private func replaced(_ scalar: DeclaredScalar, _ lines: inout Int, _ make: (Int) -> String) -> Datum? {
    guard scalar.isText, let text = scalar.datum.text, !Self.lookedUp.contains(where: scalar.path.hasSuffix),
      // What a number of a register is called says which one it is.
      !scalar.path.contains(".registrations[].label")
    else { return nil }
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let made = (1...count).map { make(lines + $0) }
    lines += count
    // A step of a situation begins with the name of a channel.
    let lead = scalar.path.hasSuffix(".steps[]") ? text.prefix { $0 != " " } + " " : ""
    return Datum(.text(lead + made.joined(separator: "\n")), origin: scalar.datum.origin)
  }

  /// Words that name a calendar or a zone, the statement or notice that a paper is, the paper and the clause that a wish is
  /// about; and addresses, which are links where they are printed, and no link is made of what is no address.
  private static let lookedUp = [
    ".timezone", ".calendar", ".papers[].about", ".points[].paper", ".points[].clause", ".email", ".phone", ".web",
    ".link",
  ]

  private func compare(plain: [String: String], hostile: [String: String]) throws {
    let sample = try SampleWorkspace.read()
    let options = try SampleWorkspace.options(sample)
    func site(_ texts: [String: String]) -> Site {
      build(
        sample.changed { scalar in
          texts[scalar.path].map { Datum(.text($0), origin: scalar.datum.origin) }
        }, options)
    }
    let (before, after) = (site(plain), site(hostile))
    guard expectSameShape(before, after) else { return }
    for (old, new) in zip(before.outputs, after.outputs) {
      let (oldText, newText) = (HTMLPage(old.text).text, HTMLPage(new.text).text)
      for (path, text) in hostile {
        let expected = oldText.occurrences(of: plain[path] ?? "")
        #expect(newText.occurrences(of: text) == expected, "\(new.path): \(path)")
      }
    }
    let all = after.outputs.map { HTMLPage($0.text).text }.joined()
    for text in hostile.values { #expect(all.contains(text)) }
  }

  /// False where there is nothing to compare.
  private func expectSameShape(_ plain: Site, _ hostile: Site) -> Bool {
    SampleWorkspace.expectNoErrors(plain.diagnostics + hostile.diagnostics)
    let paths = hostile.outputs.map(\.path)
    #expect(plain.outputs.map(\.path) == paths && paths.count >= 6)
    guard plain.outputs.map(\.path) == paths else { return false }
    for (before, after) in zip(plain.outputs, hostile.outputs) {
      let (old, new) = (HTMLPage(before.text), HTMLPage(after.text))
      #expect(old.faults.isEmpty && new.faults.isEmpty, "\(after.path): \(new.faults)")
      let difference = zip(old.shape, new.shape).first { $0 != $1 }
      #expect(difference == nil && old.shape.count == new.shape.count, "\(after.path)")
    }
    return true
  }
}

extension String {
  fileprivate func occurrences(of part: String) -> Int { ranges(of: part).count }
}
