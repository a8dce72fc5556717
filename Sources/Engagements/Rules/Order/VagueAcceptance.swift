import Diagnostics

extension Rule {
  /// What must be true for acceptance can be seen by both sides: no "good", "modern", "user-friendly", "etc.".
  ///
  /// Words of praise mean to each what each hoped for. A sentence with a figure in it is taken at its word; only English
  /// ones are looked at.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - id: booking-page
  ///         accepted_when: the booking page is modern and user-friendly
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - id: booking-page
  ///         accepted_when: 4 of 5 test visitors find it easy to use
  /// ```
  static let vagueAcceptance = Rule("vague-acceptance", .warning, .order) { engagement in
    guard engagement.language.prefix(while: { $0 != "-" }) == "en" else { return [] }
    return engagement.allDeliverables.flatMap { deliverable -> [Finding] in
      let rows = deliverable.acceptance ?? []
      let data = [deliverable.datum(of: \.acceptedWhen)] + rows.map { $0.datum(of: \.standard) }
      return data.compactMap { datum in
        guard let datum, let text = datum.text, engagement.isAuthored(datum.span), let word = vagueWord(in: text) else {
          return nil
        }
        return Finding(
          "\(deliverable.name) is accepted when something is “\(word)”, which nobody can measure", at: datum.span,
          help: "write what both of you will see: how many, how fast, who tries it")
      }
    }
  }
}

/// The first phrase of a text that praises or leaves open; nil if there is none, or a figure that measures it.
///
/// Whole words in lower case: goods are no praise, nor is Good Friday.
private func vagueWord(in text: String) -> String? {
  guard !text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
  let words = text.split { !$0.isLetter }
  return vaguePhrases.first { phrase in
    let wanted = phrase.split { !$0.isLetter }
    guard wanted.count <= words.count else { return false }
    return (0...words.count - wanted.count).contains { words[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}

private let vaguePhrases = [
  "good", "nice", "modern", "attractive", "appealing", "beautiful", "professional", "intuitive", "user-friendly",
  "easy to use", "high quality", "state of the art", "best practice", "as appropriate", "as needed", "where possible",
  "satisfactory", "etc.", "and so on",
]
