import Diagnostics
import DossierKit
import Engagements
import Values

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Computes the ledgers of engagements, a line of YAML each, as `ledgers.py` writes them.
///
///     dossier-ledgers figures    a line of figures for every line
///     dossier-ledgers time       the processor time of reading, checking and computing each, in milliseconds
@main struct LedgerBenchmark {
  static func main() throws {
    let times: Bool
    switch CommandLine.arguments.dropFirst() {
    case ["figures"]: times = false
    case ["time"]: times = true
    default: throw Failure("dossier-ledgers figures|time")
    }
    while let line = readLine() {
      let start = processorTime()
      let engagement = try engagement(line)
      if times {
        let read = processorTime()
        let findings = check(engagement).count
        let checked = processorTime()
        let figures = try LedgerFigures(engagement).text.utf8.count
        let computed = processorTime()
        print("\(read - start) \(checked - read) \(computed - checked) \(findings) \(figures)")
      } else {
        print(try LedgerFigures(engagement).text)
      }
    }
  }

  private static func engagement(_ line: String) throws -> Engagement {
    let (data, mistakes) = readYAML(Source(name: "engagement", bytes: Array(line.utf8)))
    guard let data, mistakes.isEmpty, let practice = data["practice"], let client = data["client"],
      let terms = data["terms"], let day = data["today"]?.text.flatMap({ Day($0) })
    else { throw Failure("\(mistakes)") }
    var packs: [String: Datum] = [:]
    for pack in data["packs"]?.map?.entries ?? [] { packs[pack.key] = pack.value }
    let source = EngagementSource(
      id: "one", clientID: "client", practice: practice, standards: nil, client: client, terms: terms,
      log: data["log"]?.map?.entries ?? [], changes: data["changes"]?.map?.entries ?? [], packs: packs)
    let (engagement, diagnostics) = assemble(source, today: day)
    let errors = diagnostics.filter { $0.severity == .error }
    guard let engagement, errors.isEmpty else { throw Failure(errors.map(\.message).joined(separator: "; ")) }
    return engagement
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Milliseconds.
private func processorTime() -> Int { Int(clock()) / (Int(CLOCKS_PER_SEC) / 1000) }
