import Diagnostics
import DossierKit
import Templating
import Values

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Merges one template with data again and again, and says what each time took.
///
///     dossier-benchmarks compile|render|document TEMPLATE DATA RUNS
///     dossier-benchmarks check FILE.md SHARE RUNS
///     dossier-benchmarks contract TEMPLATE.md SHARE RUNS DATA
///     dossier-benchmarks html FILE.md SHARE RUNS
///
/// `compile` reads, checks and renders the template as Jinja2 would, `render` compiles it once before, `document` renders
/// it as a document, with bindings; `check` reads a contract, runs every pass over it and asks every rule, with the words
/// that stand in the folder SHARE; `contract` does so with what it merges from a template and data; `html` lets libcmark
/// parse a text and write its HTML, and nothing else. A line of the result is the processor time of a run in nanoseconds,
/// the last line the most memory that was in use, in bytes; with no runs the result is the text, or how much was found.
@main struct EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard (4...5).contains(arguments.count), let mode = Mode(rawValue: arguments[1]), let runs = Int(arguments[4]),
      (mode == .contract) == (arguments.count == 5)
    else {
      throw Failure(message: "dossier-benchmarks compile|render|document TEMPLATE DATA RUNS")
    }
    switch mode {
    case .check: return try check(arguments[2], share: arguments[3], runs: runs)
    case .contract: return try contract(arguments[2], share: arguments[3], data: arguments[5], runs: runs)
    case .html: return try html(arguments[2], runs: runs)
    case .compile, .render, .document: break
    }
    let template = Source(name: arguments[2], bytes: try bytes(of: arguments[2]))
    let data = try datum(arguments[3])
    let benchmark = EngineBenchmark(mode: mode, template: template, data: data)
    guard runs > 0 else {
      return print(try benchmark.run(benchmark.compiled()), terminator: "")
    }
    let compiled = mode == .compile ? nil : try benchmark.compiled()
    for _ in 0..<runs {
      let start = processorTime()
      _ = try benchmark.run(compiled ?? benchmark.compiled())
      print(processorTime() - start)
    }
    print(peakMemory())
  }

  private enum Mode: String { case compile, render, document, check, contract, html }

  private static func check(_ file: String, share: String, runs: Int) throws {
    let shipped = readShipped(share: share).workspace
    let contract = try bytes(of: file)
    guard runs > 0 else {
      return print(DossierKit.check(file: (name: file, bytes: contract), shipped: shipped).count)
    }
    for _ in 0..<runs {
      let start = processorTime()
      _ = DossierKit.check(file: (name: file, bytes: contract), shipped: shipped)
      print(processorTime() - start)
    }
    print(peakMemory())
  }

  private static func contract(_ file: String, share: String, data: String, runs: Int) throws {
    var diagnostics: [Diagnostic] = []
    let english = readShipped(share: share).workspace.legalWords["en"]
    guard let words = english?.words(&diagnostics), let day = Day(number: 0) else {
      throw Failure(message: "no words for contracts in \(share): \(diagnostics)")
    }
    let library = Library { _ in nil }
    let loading = library.template(of: TemplateText(Source(name: file, bytes: try bytes(of: file))))
    guard let template = loading.template, loading.diagnostics.isEmpty else {
      throw Failure(message: "\(loading.diagnostics)")
    }
    let contract = MergedContract(
      template: template, library: library, data: try datum(data), words: words,
      settings: Settings(language: "en", today: day))
    guard runs > 0 else { return print(try contract.findings().count) }
    for _ in 0..<runs {
      let start = processorTime()
      _ = try contract.findings()
      print(processorTime() - start)
    }
    print(peakMemory())
  }

  private static func datum(_ file: String) throws -> Datum {
    let (data, mistakes) = readJSON(Source(name: file, bytes: try bytes(of: file)))
    guard let data, mistakes.isEmpty else { throw Failure(message: "\(mistakes)") }
    return data
  }

  private static func html(_ file: String, runs: Int) throws {
    let text = try bytes(of: file)
    for _ in 0..<runs {
      let start = processorTime()
      _ = commonMarkFragment(of: text, name: file)
      print(processorTime() - start)
    }
    print(peakMemory())
  }

  private struct Failure: Error { let message: String }

  private let mode: Mode
  private let template: Source
  private let data: Datum

  private func compiled() throws -> (library: Library, template: Template) {
    var limits = Limits()
    limits.steps = .max
    let jinja = Jinja(
      trimsBlocks: false, lstripsBlocks: false, keepsTrailingNewline: true, escapesHTML: false)
    let library = Library(jinja: mode == .document ? nil : jinja, limits: limits) { _ in nil }
    let loading = library.template(of: TemplateText(template))
    guard let template = loading.template, loading.diagnostics.isEmpty else {
      throw Failure(message: "\(loading.diagnostics)")
    }
    return (library, template)
  }

  private func run(_ compiled: (library: Library, template: Template)) throws -> String {
    // Any day will do: no template asks for it.
    guard let day = Day(number: 0) else { throw Failure(message: "no day") }
    let merging = compiled.library.merge(
      compiled.template, with: data, output: mode == .document ? .markdown : .text,
      settings: Settings(language: "en", today: day))
    guard let merged = merging.merged else { throw Failure(message: "\(merging.diagnostics)") }
    return merged.text
  }

  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Of this program alone: what the system counts for a process can be that of the one which started it.
  private static func peakMemory() -> Int {
    #if os(Linux)
      let status = (try? bytes(of: "/proc/self/status")) ?? []
      let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Failure(message: "\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    // So that memory tells of the engine, and not of an array that doubles as it grows.
    if fseek(file, 0, SEEK_END) == 0 { bytes.reserveCapacity(max(0, ftell(file))) }
    rewind(file)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }
}
