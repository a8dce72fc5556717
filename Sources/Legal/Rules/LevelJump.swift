import Diagnostics

extension DocumentRule {
  /// Headings go down one level at a time.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// # Contract
  ///
  /// ## Payment
  ///
  /// #### Late payment
  ///
  /// With interest.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// # Contract
  ///
  /// ## Payment
  ///
  /// ### Late payment
  ///
  /// With interest.
  ///
  /// ## Law
  ///
  /// Greek law.
  /// ```
  static let levelJump = DocumentRule("level-jump", .warning) { text in
    var last: Int?
    return text.blocks.compactMap { block in
      guard case .heading(let level) = block.kind else { return nil }
      defer { last = level }
      guard let before = last, level > before + 1 else { return nil }
      return DocumentFinding(
        "a heading of level \(level) follows one of level \(before)", at: block.span, in: block,
        help: "write \(String(repeating: "#", count: before + 1)), or the heading between them")
    }
  }
}
