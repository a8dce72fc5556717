package import Diagnostics

extension Workspace {
  /// The engagements that some names stand for: `client/engagement`, or either part, or what begins with one of its
  /// words where that is enough.
  ///
  /// A client's name stands for all its engagements. Nil for no names: all of them.
  package func selection(_ names: [String], _ diagnostics: inout [Diagnostic]) -> Set<String>? {
    guard !names.isEmpty else { return nil }
    var selected: Set<String> = []
    for name in names {
      let matches = engagements(called: name)
      let clients = Set(matches.map(\.clientID))
      if matches.isEmpty {
        // A client stands for its engagements, and is what is named most.
        let known = self.clients.filter { !$0.engagements.isEmpty }.map { (id: $0.id, names: $0.names) }
        diagnostics.append(
          Diagnostic(
            .error, "unknown-engagement", "there is no engagement `\(name)`", at: nil,
            help: nearest(to: name, among: known + engagements.map { (id: $0.path, names: [$0.id]) })
              .map { "did you mean `\($0)`?" }
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

extension Workspace {
  /// The engagements that a name may stand for, all of one client where the client is named.
  func engagements(called name: String) -> [EngagementFolder] {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      return meant(by: name, among: clients.flatMap { client in client.engagements.map { (client, $0) } }) {
        client, folder in client.names + [folder.id]
      }.map { $0.1 }
    }
    let clients = meant(by: parts[0], among: clients, called: \.names)
    return meant(by: parts[1], among: clients.flatMap(\.engagements)) { [$0.id] }
  }
}

extension ClientFolder {
  /// What it is called: its folder, and its name.
  var names: [String] { [id] + [data?["name"]?.text].compactMap { $0 } }
}
