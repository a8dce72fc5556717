import Diagnostics

// What a client names when paying, so that the bank's line says what it is for.

extension Engagement {
  /// The number of the paper that a payment comes from: of its statement, of what an early end leaves, else of the
  /// contract or the order, with that of the change order whose payment it is, for change orders are counted in their
  /// engagement. Nil where it has not gone out.
  func paper(ofPayment id: String) -> String? {
    if work.instalments.contains(where: { $0.id == id }) { return contractOut?.id }
    if let change = changes.first(where: { $0.asks(for: id) }) {
      return [contractOut?.id, change.record?.id].compactMap(\.self).joined(separator: " ")
    }
    if id == CancellationStatement.payment { return issued("cancellation", about: nil)?.id }
    return (issued("statement", about: id) ?? contractOut)?.id
  }

  private func issued(_ document: String, about subject: String?) -> PaperRecord? {
    log.paper(of: document, about: subject).flatMap { $0.issuedOn == nil ? nil : $0 }
  }
}

extension Entry where F == PaymentRecordFields {
  /// The number of the invoice that asked for it.
  var invoice: Datum? { self.asked?.datum(of: \.reference) }
}
