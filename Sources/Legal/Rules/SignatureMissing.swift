import Diagnostics

extension DocumentRule {
  /// Whoever is a party has a place to sign, and nobody else has one.
  ///
  /// A contract, `kind: contract`, has a place to sign: a block of signatures, `::: signatures`, or words such as
  /// "Signature" or "Signed". Where the parties are known, each is named in the block. A change order may be agreed to
  /// by mail; if it has a block, the same holds of it.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ---
  /// kind: contract
  /// parties: [Ash & Vale, Mary Stone]
  /// ---
  /// Services are what we do by the timetable; changes, the price, payment, rights, confidentiality, liability, our
  /// independence, ending, law, amendments in writing and the whole agreement are as usual.
  ///
  /// ::: signatures
  /// **Ash & Vale**
  ///
  /// Signature
  /// :::
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ---
  /// kind: contract
  /// parties: [Ash & Vale, Mary Stone]
  /// ---
  /// Services are what we do by the timetable; changes, the price, payment, rights, confidentiality, liability, our
  /// independence, ending, law, amendments in writing and the whole agreement are as usual.
  ///
  /// ::: signatures
  /// **Ash & Vale**
  ///
  /// Signature
  ///
  /// **Mary Stone**
  ///
  /// Signature
  /// :::
  /// ```
  static let signatureMissing = DocumentRule("signature-missing", .error) { text in
    guard ["contract", "change-order", "closing"].contains(text.kind) else { return [] }
    let signing = text.blocks.filter(\.isInSignatures)
    guard !signing.isEmpty else {
      guard text.kind == "contract" else { return [] }
      let isSigned = text.blocks.contains { text.words.rules.signing.isIn($0.tokens) || $0.holdsLine }
      guard !isSigned else { return [] }
      return [
        DocumentFinding(
          "there is no place to sign", at: text.blocks.first { $0.isProse }?.span,
          help: "write `::: signatures`, the parties with a line for each, and `:::` at its end")
      ]
    }
    let named = signing.map { $0.tokens.map(\.lower).joined(separator: " ") }.joined(separator: "\n")
    var findings = text.parties.filter { !named.contains($0.name.spelling) }.map { party in
      DocumentFinding(
        "`\(party.name)` is a party and has no place to sign", at: signing.first?.span,
        help: "add a block for it to the signatures")
    }
    let parties = text.parties.map(\.name.spelling)
    guard !parties.isEmpty else { return findings }
    for (place, block) in signing.enumerated() where block.isProse && !block.isHeading {
      let next = signing.indices.contains(place + 1) ? signing[place + 1] : nil
      guard let signer = block.signer(before: next, text.words.rules)?.spelling,
        !parties.contains(where: { $0.contains(signer) || signer.contains($0) })
      else { continue }
      findings.append(
        DocumentFinding(
          "`\(block.text)` signs and is no party", at: block.span, in: block,
          help: "delete the block, or name it among the parties"))
    }
    return findings
  }
}

extension TextBlock {
  /// The name that a block of signatures is for: strong letters alone, or a name above a line to write on.
  fileprivate func signer(before next: TextBlock?, _ words: RuleWords) -> String? {
    if isAllStrong { return text }
    guard next?.holdsLine ?? false, !holdsLine, tokens.count <= mostOfName, tokens.contains(where: \.isCapitalised),
      tokens.allSatisfy({ $0.kind != .word || $0.isCapitalised || words.signatureJoints.contains($0) }),
      // "Director" is no name, "Third Company" is one.
      !tokens.allSatisfy({
        $0.kind == .mark || words.signatureLabels.contains($0) || words.signatureJoints.contains($0)
      })
    else { return nil }
    return text
  }

  /// Whether there is a line to write on.
  fileprivate var holdsLine: Bool {
    tokens.contains(where: \.word.isLine)
  }
}

/// How many words and marks the name of a party has at most.
private let mostOfName = 10
