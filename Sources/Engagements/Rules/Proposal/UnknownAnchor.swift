import Diagnostics
import Values

extension Rule {
  /// A day hangs on something there is.
  ///
  /// `build.end+1w` needs a stage `build`, and any other word needs an input of that name; a day that waits for what
  /// nobody knows would never come.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: biuld.end-2w
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: build.end-2w
  /// ```
  static let unknownAnchor = Rule("unknown-anchor", .error, .proposal) { engagement in
    let terms = engagement.terms
    var anchors = [(terms.starts, terms.span(of: \.starts))]
    anchors += engagement.allDeliverables.map { ($0.due, $0.span(of: \.due)) }
    anchors += (terms.needs ?? []).map { ($0.until, $0.span(of: \.until)) }
    let names = engagement.anchorNames
    return anchors.compactMap { anchor, span in
      guard let anchor, let unknown = names.unknown(anchor.event) else { return nil }
      return Finding(
        "`\(anchor)` is no day: there is no \(unknown.kind) `\(unknown.name)`", at: span,
        help: unknown.suggestion.map { "did you mean `\($0)`?" })
    }
  }
}

/// What days and payments can hang on beside days.
struct AnchorNames {
  var stages: Set<String>
  let inputs: Set<String>

  /// The stage or input that an event names and that does not exist; nil where there is nothing wrong with it.
  func unknown(_ event: Anchor.Event) -> (kind: String, name: String, suggestion: String?)? {
    switch event {
    case .start(let stage), .end(let stage), .accepted(let stage):
      stages.contains(stage) ? nil : ("stage", stage, nearest(to: stage, among: stages))
    case .input(let input):
      inputs.contains(input)
        ? nil : ("input", input, nearest(to: input, among: inputs.union(["contract", "advance", "starts"])))
    case .day, .contract, .change, .advance, .starts: nil
    }
  }
}

extension Engagement {
  var anchorNames: AnchorNames {
    AnchorNames(
      stages: Set(agreedStages.compactMap(\.id)), inputs: Set((terms.needs ?? []).compactMap(\.id)))
  }
}
