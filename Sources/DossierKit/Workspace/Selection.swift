package import Diagnostics

extension Workspace {
  /// The engagements that some names stand for: `client/engagement`, or either part or its beginning where that is
  /// enough.
  ///
  /// A client's name stands for all its engagements. Nil for no names: all of them.
  package func selection(_ names: [String], _ diagnostics: inout [Diagnostic]) -> Set<String>? {
    guard !names.isEmpty else { return nil }
    var selected: Set<String> = []
    for name in names {
      let whole = engagements.filter { $0.path == name || $0.id == name || $0.clientID == name }
      let matches = whole.isEmpty ? engagements.filter { $0.isMeant(by: name) } : whole
      let clients = Set(matches.map(\.clientID))
      if matches.isEmpty {
        let known = engagements.flatMap(\.names)
        diagnostics.append(
          Diagnostic(
            .error, "unknown-engagement", "there is no engagement `\(name)`", at: nil,
            help: nearest(to: name, among: known).map { "did you mean `\($0)`?" }
              ?? "there are \(engagements.map(\.path).joined(separator: ", "))"))
      } else if clients.count > 1 {
        diagnostics.append(
          Diagnostic(
            .error, "ambiguous-engagement", "`\(name)` is the name of several", at: nil,
            help: "write one of \(matches.map(\.path).joined(separator: ", "))"))
      }
      if clients.count == 1 { selected.formUnion(matches.map(\.path)) }
    }
    return selected
  }

  /// The one engagement that a name stands for; nil after reporting that it is none, or more than one.
  package func engagement(called name: String, _ diagnostics: inout [Diagnostic]) -> EngagementFolder? {
    let selected = selection([name], &diagnostics) ?? []
    guard selected.count > 1 else { return engagements.first { selected.contains($0.path) } }
    diagnostics.append(
      Diagnostic(
        .error, "ambiguous-engagement", "`\(name)` is the name of several", at: nil,
        help: "write one of \(selected.sorted().joined(separator: ", "))"))
    return nil
  }
}

extension EngagementFolder {
  fileprivate var names: [String] { [path, id, clientID] }

  /// Whether the name begins the engagement's or its client's; of `client/engagement`, each part.
  fileprivate func isMeant(by name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 { return clientID.hasPrefix(parts[0]) && id.hasPrefix(parts[1]) }
    return clientID.hasPrefix(name) || id.hasPrefix(name)
  }
}
