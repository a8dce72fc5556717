import Diagnostics

extension Engagement {
  /// Whether something was written for this client, in a file of the engagement or in the client's. Warnings speak of
  /// nothing else: what the practice, a country's pack or a declaration says for all engagements raises none.
  func isAuthored(_ span: Span?) -> Bool {
    guard let name = span?.source.name else { return false }
    return name == terms.span?.source.name || name == client.span?.source.name
      || changes.contains { $0.terms.span?.source.name == name }
  }
}
