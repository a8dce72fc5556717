/// What makes a payment, or a paper, due.
package enum Trigger: Hashable, Sendable {
  case contractAgreed
  /// The change order whose payment it is.
  case changeAgreed
  /// The stage of this id is accepted; as it is read, of this title.
  case stageAccepted(String)
  case anchor(Anchor)

  /// Reads `contract_agreed`, `change_agreed`, `stage_accepted plan-and-design`, a day, or an anchor such as `starts` or
  /// `build.end-5wd`.
  package init(_ text: some StringProtocol) throws(AnchorSyntaxError) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if words.count == 1, words[0] == "contract_agreed" {
      self = .contractAgreed
    } else if words.count == 1, words[0] == "change_agreed" {
      self = .changeAgreed
    } else if words.count > 1, words[0] == "stage_accepted" {
      self = .stageAccepted(words.dropFirst().joined(separator: " "))
    } else {
      self = .anchor(try Anchor(text))
    }
  }

  /// The day on which it happens, as an anchor.
  package var day: Anchor {
    switch self {
    case .contractAgreed: Anchor(.contract)
    case .changeAgreed: Anchor(.change)
    case .stageAccepted(let stage): Anchor(.accepted(stage: stage))
    case .anchor(let anchor): anchor
    }
  }
}

extension Trigger: CustomStringConvertible {
  package var description: String {
    switch self {
    case .contractAgreed: "contract_agreed"
    case .changeAgreed: "change_agreed"
    case .stageAccepted(let stage): "stage_accepted \(stage)"
    case .anchor(let anchor): anchor.description
    }
  }
}
