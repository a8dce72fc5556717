import Diagnostics

extension DocumentRule {
  /// A numbered list has more than one item.
  ///
  /// What stands alone needs no number. Only lists are looked at that a sentence leads to with a colon; a list that the
  /// next one continues is not alone.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You give us:
  ///
  /// 1. the texts.
  ///
  /// They are complete.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You give us:
  ///
  /// 1. the texts;
  /// 2. the photographs.
  /// ```
  static let lonelyItem = DocumentRule("lonely-item", .warning) { text in
    let ordered = text.lists.filter { $0.start != nil }
    let isBroken = ordered.contains { ($0.start ?? 1) > 1 }
    // Where a list goes on behind other text, every list may be a part of one.
    guard !isBroken else { return [] }
    return ordered.filter { $0.count == 1 && $0.isLed }.map { list in
      DocumentFinding(
        "a numbered list has one item", at: list.span, help: "write it as a sentence, or as the paragraph it is")
    }
  }
}
