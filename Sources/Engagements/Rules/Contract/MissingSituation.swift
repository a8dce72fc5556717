import Diagnostics

extension Rule {
  /// A list of situations of an engagement's own has the eight that every engagement comes to.
  ///
  /// A routine question, both urgent ones, something gone wrong, new ideas, a large result, a regular one, and details
  /// to settle: each needs another channel, and the day it happens is too late to agree on one.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   situations:
  ///     - id: ideas
  ///       not: here
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   situations:
  ///     - id: ideas
  ///       steps: [phone]
  /// ```
  static let missingSituation = Rule("missing-situation", .error, .contract) { engagement in
    guard let communication = engagement.terms.communication,
      engagement.isAuthored(communication.span(of: \.situations)), let situations = communication.situations
    else { return [] }
    let present = Set(situations.compactMap(\.id))
    let missing = [
      "routine", "urgent-we-need-you", "urgent-you-need-us", "gone-wrong", "ideas", "large-result", "regular-result",
      "details",
    ].filter { !present.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [
      Finding(
        "\(missing.count == 1 ? "a situation is" : "\(missing.count) situations are") missing: \(missing.joined(separator: ", "))",
        at: communication.place(of: \.situations), help: "add them with their steps")
    ]
  }
}
