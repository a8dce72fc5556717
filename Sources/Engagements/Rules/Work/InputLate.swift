import Diagnostics
import Values

extension Rule {
  /// What the client gives comes by its day.
  ///
  /// A late input moves days, if the terms say so. Ask for it: people forget, and mean no harm.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-04-21
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-04-21
  /// # log/inputs.yaml
  /// - id: room-prices
  ///   received:
  ///     - on: 2026-04-20
  /// ```
  static let inputLate = Rule("input-late", .warning, .work) { engagement in
    guard engagement.log.contractAgreedOn != nil, !engagement.hasEnded else { return [] }
    let late = engagement.inputs.compactMap { input -> Late? in
      guard input.state == .overdue, let until = input.until?.day else { return nil }
      return Late(
        name: "`\(input.terms.what ?? input.id)`", until: until,
        span: input.terms.span(of: \.until) ?? input.terms.span)
    }
    return late.finding("was to come by", help: "ask for it; when it has come, `dossier mark` writes it down")
  }
}
