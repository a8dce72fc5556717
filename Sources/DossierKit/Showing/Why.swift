import Diagnostics

extension Output {
  /// What the output was made from, for `dossier why`.
  package var whyText: String {
    var lines = ["\(path) was made from"]
    func section(_ title: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines.append("")
      lines.append("\(title):")
      lines += items.map { "  \($0)" }
    }
    section("files", trace.files)
    section("templates", trace.templates)
    section("data", trace.data.flatMap(\.lines))
    section("asked for and not there", trace.absentKeys)
    section("words", trace.words.flatMap(\.lines))
    section("besides", trace.readsClock ? ["the day (`as_of` in dossier.yaml, `--as-of`, or today)"] : [])
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Trace.Read {
  /// The path, and where its data were written, a line each.
  fileprivate var lines: [String] {
    guard let first = origins.first else { return [path] }
    return ["\(path)  ←  \(first)"]
      + origins.dropFirst().map { "\(String(repeating: " ", count: path.count))  ←  \($0)" }
  }
}
