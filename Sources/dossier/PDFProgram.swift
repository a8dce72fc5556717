import ArgumentParser
import Diagnostics
import DossierKit
import Foundation

/// Chromium or WeasyPrint, as installed here.
struct PDFProgram {
  let kind: PrintProgram
  let executable: URL

  /// The first that is installed of those that would do; Chromium before WeasyPrint, for it lays pages out as they were
  /// designed, where the WeasyPrint of many systems knows no grid.
  ///
  /// - Parameter kind: nil for either.
  init?(_ kind: PrintProgram?) {
    for candidate in kind.map({ [$0] }) ?? [.chromium, .weasyprint] {
      guard let executable = candidate.executable else { continue }
      self.kind = candidate
      self.executable = executable
      return
    }
    return nil
  }

  /// What is said where there is none.
  static func missing(_ kind: PrintProgram?) -> Diagnostic {
    let kinds = kind.map { [$0] } ?? [.weasyprint, .chromium]
    let names = kinds.flatMap(\.names).map { "`\($0)`" }.joined(separator: ", ")
    let apt = kinds.map { "`apt install \($0.aptPackage)`" }.joined(separator: " or ")
    let brew = kinds.map { "`brew install \($0.brewPackage)`" }.joined(separator: " or ")
    let all = kinds.map(\.title).joined(separator: " nor ")
    return Diagnostic(
      .error, "no-pdf-program", "\(kind == nil ? "neither " : "no ")\(all) is installed: PATH has no \(names)", at: nil,
      help: "\(apt); on macOS \(brew)")
  }

  /// Makes a PDF of a page; nil after an error. Ends the command where it is told to stop.
  func pdf(of page: String, _ diagnostics: inout [Diagnostic]) throws -> [UInt8]? {
    let result: (run: ProgramRun, bytes: [UInt8])
    do {
      result = try withScratchFolder { scratch in
        let source = scratch.appending(path: "page.html")
        let target = scratch.appending(path: "page.pdf")
        try Data(page.utf8).write(to: source)
        let run = try ProgramRun(
          executable, arguments(from: source, to: target, in: scratch), environment: kind.environment, in: scratch,
          limit: Self.limit)
        return (run, (try? Data(contentsOf: target)).map(Array.init) ?? [])
      }
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, "pdf-failed", "\(kind.title) (`\(executable.path)`) could not be started: \(reason(error))", at: nil,
          help: "it needs a folder for temporary files with some room: let TMPDIR name one that you may write to"))
      return nil
    }
    // As a shell has it of a program that a signal ended.
    if case .interrupted(let signal) = result.run.end { throw ExitCode(128 + signal) }
    // Chromium ends with status 0 even where it could not write.
    guard result.run.end == .status(0), result.bytes.starts(with: "%PDF-".utf8) else {
      diagnostics.append(failure(result.run))
      return nil
    }
    return result.bytes
  }

  /// A page takes a second or two; this is for machines that do much else.
  private static let limit = 120.0

  private func arguments(from source: URL, to target: URL, in scratch: URL) -> [String] {
    switch kind {
    case .chromium:
      return [
        "--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
        "--user-data-dir=\(scratch.appending(path: "profile").path)", "--no-first-run", "--disable-extensions",
        "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
        // No name and no number leads to any machine.
        "--host-resolver-rules=MAP * ~NOTFOUND",
      ] + (Self.isRoot ? ["--no-sandbox"] : []) + ["--print-to-pdf=\(target.path)", source.absoluteString]
    case .weasyprint:
      return ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", source.path, target.path]
    }
  }

  /// Chromium refuses to run as root unless it is told to do without its sandbox. What it shows is a page of our own
  /// that loads nothing; nobody else's Chromium is ever told so.
  var runsWithoutSandbox: Bool { kind == .chromium && Self.isRoot }

  private static var isRoot: Bool { geteuid() == 0 }

  private func failure(_ run: ProgramRun) -> Diagnostic {
    let end =
      switch run.end {
      case .status(let status): "ended with status \(status) and no PDF"
      case .signal(let signal): "was ended by signal \(signal)"
      case .late: "was not done after \(Int(Self.limit)) seconds, and was stopped"
      case .interrupted: "was interrupted"
      }
    let lines = run.output.split(whereSeparator: \.isNewline).suffix(Self.mostLines)
    return Diagnostic(
      .error, "pdf-failed", "\(kind.title) (`\(executable.path)`) \(end)", at: nil,
      notes: lines.map { Diagnostic.Note(String($0)) }, help: kind.advice)
  }

  private static let mostLines = 12

  /// What the system says.
  private func reason(_ error: any Error) -> String {
    var error = error as NSError
    while let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { error = cause as NSError }
    guard error.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return unsafe String(cString: strerror(Int32(error.code))).lowercased()
  }
}

extension PrintProgram {
  var title: String {
    switch self {
    case .chromium: "Chromium"
    case .weasyprint: "WeasyPrint"
    }
  }

  fileprivate var names: [String] {
    switch self {
    case .chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    case .weasyprint: ["weasyprint"]
    }
  }

  fileprivate var aptPackage: String { rawValue }

  fileprivate var brewPackage: String {
    switch self {
    case .chromium: "--cask google-chrome"
    case .weasyprint: "weasyprint"
    }
  }

  fileprivate var executable: URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } } + applications
    return paths.first(where: FileManager.default.isExecutableFile).map { URL(filePath: $0) }
  }

  /// Where macOS keeps browsers, which are on nobody's PATH there.
  private var applications: [String] {
    guard self == .chromium else { return [] }
    return ["Chromium", "Google Chrome"].map { "/Applications/\($0).app/Contents/MacOS/\($0)" }
  }

  /// What is laid over the environment: nothing is fetched by way of a proxy that is not there.
  fileprivate var environment: [String: String] {
    let nowhere = "http://127.0.0.1:9"
    return ["http_proxy": nowhere, "https_proxy": nowhere, "ftp_proxy": nowhere, "all_proxy": nowhere, "no_proxy": ""]
  }

  fileprivate var advice: String {
    switch self {
    case .chromium:
      "as a snap it reads no scratch folder outside your home: set TMPDIR to one inside; or try `--with weasyprint`"
    case .weasyprint: "version 57 is the first that makes what is asked of it; or try `--with chromium`"
    }
  }
}
