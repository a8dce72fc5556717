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

extension Workspace {
  /// The path of a page in the output folder, whose engagement and document may be called as commands call them:
  /// `harbor/proposal`, `harbor/co-1`; as it was written where there is a page of that path, or where it begins with no
  /// engagement's name.
  package func path(
    ofPage written: String, in site: Site, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
  ) -> String {
    let parts = written.split(separator: "/").map(String.init)
    let path = parts.joined(separator: "/")
    if site.outputs.contains(where: { $0.path == path || $0.path == "\(path)/index.html" }) { return path }
    // Of `client/engagement/document` the name of the engagement is the first two, of `client/document` the first.
    for count in [2, 1] where parts.count > count {
      let name = parts.prefix(count).joined(separator: "/")
      guard !engagements(called: name).isEmpty else { continue }
      guard let folder = engagement(called: name, &diagnostics) else { return path }
      let page = parts.dropFirst(count).joined(separator: "/")
      let document = examined(folder, options).0.flatMap { engagement in
        engagement.document(called: page, among: plan(engagement, handbook: handbook(for: engagement)))
      }
      return "\(folder.path)/\(document?.address ?? page)"
    }
    return path
  }
}
