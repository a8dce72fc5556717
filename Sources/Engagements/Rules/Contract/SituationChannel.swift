import Diagnostics

extension Rule {
  /// Every situation names the channels to take, each a channel there is.
  ///
  /// A step begins with the channel's id or title; what follows is yours: `phone after 1h`, `email with comments`,
  /// `meeting or video`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   situations:
  ///     - id: routine
  ///       steps: [telegram]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   situations:
  ///     - id: routine
  ///       steps: [email, phone after 1h]
  /// ```
  static let situationChannel = Rule("situation-channel", .error, .contract) { engagement in
    let communication = engagement.terms.communication
    let channels = communication?.channels ?? []
    let words = channels.flatMap { [$0.id, $0.title].compactMap { $0.map(slug) } }
    guard !words.isEmpty else { return [] }
    return (communication?.situations ?? []).flatMap { situation -> [Finding] in
      let name = "situation `\(situation.title ?? situation.id ?? "")`"
      guard let steps = situation.datum(of: \.steps)?.list else { return [] }
      if steps.isEmpty {
        return [
          Finding("\(name) has no channel", at: situation.place(of: \.steps), help: "write its steps: [email, phone]")
        ]
      }
      return steps.compactMap { step in
        guard let text = step.text else { return nil }
        let written = slug(text)
        let isKnown = words.contains { written == $0 || written.hasPrefix("\($0)-") }
        guard !isKnown else { return nil }
        let first = text.prefix { $0 != " " }
        let ids = channels.compactMap(\.id)
        return Finding(
          "\(name) begins a step with no channel: `\(text)`", at: step.span,
          help: nearest(to: String(first), among: ids).map { "did you mean `\($0)`?" }
            ?? "begin with one of \(ids.joined(separator: ", "))")
      }
    }
  }
}
