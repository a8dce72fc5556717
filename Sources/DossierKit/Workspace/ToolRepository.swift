package import Diagnostics
import Engagements

// Real clients in a clone of the tool's own repository are one `git push` away from everybody.

extension Workspace {
  /// A warning for each client that lies in a clone of the tool's repository and is not said to be invented.
  func clientsInToolRepository() -> [Diagnostic] {
    guard isInToolRepository else { return [] }
    let invented = settings.invented ?? []
    return clients.filter { !invented.contains($0.id) }.map { client in
      let file = client.data?.span?.source ?? Source(name: "content/clients/\(client.id)", bytes: [])
      return Diagnostic(
        .warning, "client-in-clone", "`\(client.id)` lies in a clone of Dossier's own repository",
        at: Span(file, 0..<0), help: Self.helpInClone)
    }
  }

  /// What is said before a client is added to a workspace in such a clone.
  package var remarksOnPlace: [Diagnostic] {
    guard isInToolRepository else { return [] }
    return [
      Diagnostic(
        .warning, "client-in-clone", "this workspace lies in a clone of Dossier's own repository", at: nil,
        help: Self.helpInClone)
    ]
  }

  private static let helpInClone =
    "keep real clients in a folder of their own, `dossier new workspace DIR`; who is nobody is named under "
    + "`invented_clients:` in dossier.yaml"
}
