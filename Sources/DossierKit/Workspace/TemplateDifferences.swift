package import Diagnostics

extension TemplateFiles {
  /// How templates of the workspace differ from what is shipped: what the tool has changed since they were copied, and
  /// what the workspace has; where nobody knows what was copied, the one beside the other.
  ///
  /// - Parameters:
  ///   - paths: names of templates, and of folders for all below them.
  ///   - version: the tool's, to name what it ships.
  ///   - share: the tool's share folder, to say where its own stand.
  package func differences(
    _ paths: [String], version: String, share: String, _ diagnostics: inout [Diagnostic]
  ) -> String {
    var names: [String] = []
    for path in paths {
      names += self.names(of: path, among: overrides, &diagnostics).filter { !names.contains($0) }
    }
    let differences = names.map { difference(of: $0, version) }
    for difference in differences where difference.isMergeable {
      diagnostics.append(merging(difference.name, share))
    }
    let texts = differences.map(\.text).filter { !$0.isEmpty }
    guard texts.isEmpty, !names.isEmpty else { return texts.joined(separator: "\n") }
    return names.count == 1
      ? "templates/\(names[0]) says what Dossier's own does.\n" : "All say what Dossier's own do.\n"
  }

  private struct Difference {
    let name: String
    var text = ""
    /// Whether both sides have changed it, and not alike.
    var isMergeable = false

    mutating func add(_ title: String, _ diff: String) {
      text += (text.isEmpty ? "" : "\n") + title + "\n" + diff
    }
  }

  private func difference(of name: String, _ version: String) -> Difference {
    var difference = Difference(name: name)
    let path = "templates/\(name)"
    let yours = (name: path, bytes: own[name] ?? [])
    let theirs = shipped[name].map { (name: "\(name)\tnow, Dossier \(version)", bytes: $0) }
    guard let copy = copies[name], let bytes = kept[name], sha256(bytes) == copy.digest else {
      let diff = theirs.map { lineDiff(from: $0, to: yours) } ?? ""
      if !diff.isEmpty { difference.add("How \(path) differs from Dossier's own:", diff) }
      return difference
    }
    let copied = (name: "\(name)\tthen, Dossier \(copy.version)", bytes: bytes)
    if let theirs {
      let diff = lineDiff(from: copied, to: theirs)
      difference.isMergeable = !diff.isEmpty && yours.bytes != bytes && yours.bytes != theirs.bytes
      if !diff.isEmpty { difference.add("What Dossier has changed in \(name) since version \(copy.version):", diff) }
    } else {
      difference.add("Dossier \(version) has no \(name) any more.", "")
    }
    let diff = lineDiff(from: copied, to: yours)
    if !diff.isEmpty { difference.add("How \(path) differs from Dossier's of version \(copy.version):", diff) }
    return difference
  }

  /// How to put together what both sides have changed.
  private func merging(_ name: String, _ share: String) -> Diagnostic {
    let files = ["templates/\(name)", "\(ShippedCopies.folder)/\(name)", "\(share)/templates/\(name)"]
    return Diagnostic(
      .note, "both-changed", "`\(name)` was changed here and in Dossier", at: nil,
      help: "`git merge-file \(files.map(\.quotedForShell).joined(separator: " "))` brings both together in the first")
  }
}

extension String {
  /// As one word of a shell's.
  package var quotedForShell: String {
    let plain = "/.-_0123456789".unicodeScalars
    let isPlain = !isEmpty && unicodeScalars.allSatisfy { $0.properties.isAlphabetic || plain.contains($0) }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
