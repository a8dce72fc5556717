package import Diagnostics

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
    let record = trace.record()
    section("files", record.files)
    section("templates", record.templates)
    section("data", record.data.flatMap(\.lines))
    section("asked for and not there", record.absentKeys)
    section("words", record.words.flatMap(\.lines))
    section("besides", record.readsClock ? ["the day (`as_of` in dossier.yaml, `--as-of`, or today)"] : [])
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

extension Workspace {
  /// The path of a page in the output folder, whose engagement may be called as commands call it: `harbor/proposal`;
  /// as it was written where there is a page of that path, or where it begins with no engagement's name.
  package func path(ofPage written: String, in site: Site, _ diagnostics: inout [Diagnostic]) -> String {
    let parts = written.split(separator: "/").map(String.init)
    let path = parts.joined(separator: "/")
    if site.outputs.contains(where: { $0.path == path || $0.path == "\(path)/index.html" }) { return path }
    // Of `client/engagement/document` the name of the engagement is the first two, of `client/document` the first.
    for count in [2, 1] where parts.count > count {
      let name = parts.prefix(count).joined(separator: "/")
      guard !engagements(called: name).isEmpty else { continue }
      guard let folder = engagement(called: name, &diagnostics) else { return path }
      return ([folder.path] + parts.dropFirst(count)).joined(separator: "/")
    }
    return path
  }
}
