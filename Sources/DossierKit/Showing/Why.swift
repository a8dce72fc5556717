package import Diagnostics

extension Workspace {
  /// What an output was made from, for `dossier why`; of a frozen paper's page also what the paper was made from.
  package func why(_ output: Output) -> String {
    let trace = output.trace
    var text = "\(output.path) was made from\n"
    text += section("files", trace.files) + section("templates", trace.templates)
    text += section("data", trace.data.flatMap { lines($0.path, from: $0.origins.map(\.description)) })
    text += section("asked for and not there", trace.absentKeys)
    text += section("words", trace.words.flatMap { lines($0.path, from: $0.origins.map(\.description)) })
    text += section("besides", trace.readsClock ? ["the day (`as_of` in dossier.yaml, `--as-of`, or today)"] : [])
    for folder in engagements {
      for paper in folder.issued where trace.files.contains(folder.path(of: paper, FrozenPaper.page)) {
        text += paper.why
      }
    }
    return text
  }
}

extension FrozenPaper {
  /// What it was made from when it was frozen, by its own trace; the places are those of that day. Nothing where the
  /// trace cannot be read, which `dossier verify` says.
  fileprivate var why: String {
    guard let trace = files[Self.trace].flatMap(FrozenTrace.init(json:)) else { return "" }
    return "\n\(name) was frozen on \(trace.asOf), made from\n" + section("files", trace.files.map(\.name))
      + section("templates", trace.templates) + section("data", trace.data.flatMap { lines($0.path, from: $0.from) })
      + section("asked for and not there", trace.absent)
  }
}

/// A heading and what stands under it; nothing where that is nothing.
private func section(_ title: String, _ items: [String]) -> String {
  items.isEmpty ? "" : "\n\(title):\n" + items.map { "  \($0)\n" }.joined()
}

/// The path of a datum, and where it was written, a line each.
private func lines(_ path: String, from origins: [String]) -> [String] {
  guard let first = origins.first else { return [path] }
  return ["\(path)  ←  \(first)"] + origins.dropFirst().map { "\(String(repeating: " ", count: path.count))  ←  \($0)" }
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
