package import Diagnostics

/// The templates of a workspace beside those that came with the tool, by their names below `templates/`.
package struct TemplateFiles: Sendable {
  package let own: FileSet
  package let shipped: FileSet
  let copies: ShippedCopies
  /// The texts as they were copied.
  let kept: FileSet

  /// - Parameters:
  ///   - own: every file below the workspace's `templates/`, by its path in the workspace.
  ///   - shipped: the files of the tool's share folder, below `templates/`.
  package init(own: FileSet, shipped: FileSet, _ diagnostics: inout [Diagnostic]) {
    func below(_ folder: String, of files: FileSet) -> FileSet {
      let inside = files.filter { $0.key.hasPrefix(folder + "/") }
      return FileSet(uniqueKeysWithValues: inside.map { (String($0.key.dropFirst(folder.count + 1)), $0.value) })
    }
    self.own = below("templates", of: own).filter { !"templates/\($0.key)".hasPrefix(ShippedCopies.folder + "/") }
    self.shipped = shipped
    kept = below(ShippedCopies.folder, of: own)
    copies = own[ShippedCopies.path].map { ShippedCopies(ShippedCopies.path, $0, &diagnostics) } ?? ShippedCopies()
  }

  /// The workspace's own that stand in place of something shipped, now or when it was copied.
  var overrides: [String] { own.keys.filter { shipped[$0] != nil || copies[$0] != nil } }

  /// The names that a path stands for, sorted: itself, or all that are below it. A path may begin with `templates/`,
  /// as it is completed in a shell.
  func names(of path: String, among known: [String], _ diagnostics: inout [Diagnostic]) -> [String] {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if parts.first == "templates" { parts.removeFirst() }
    let name = parts.joined(separator: "/")
    if known.contains(name) { return [name] }
    let below = known.filter { name.isEmpty || $0.hasPrefix(name + "/") }
    if below.isEmpty { diagnostics.append(unknown(name)) }
    return below.sorted()
  }

  private func unknown(_ name: String) -> Diagnostic {
    if shipped.keys.contains(where: { $0 == name || $0.hasPrefix(name + "/") }) {
      return Diagnostic(
        .error, "not-copied", "there is no `templates/\(name)` in the workspace: Dossier's own is used", at: nil,
        help: "`dossier eject \(name)` copies it")
    }
    let names = shipped.keys.sorted()
    let folders = Set(names.compactMap { $0.contains("/") ? $0.split(separator: "/").first.map(String.init) : nil })
    let meant = nearest(to: name, among: names + folders)
    return Diagnostic(
      .error, "unknown-template", "Dossier has no template `\(name)`", at: nil,
      help: meant.map { "did you mean `\($0)`?" } ?? "its templates are in \(folders.sorted().joined(separator: ", "))")
  }
}

/// What is to be written below a workspace's `templates/`.
package struct Ejection: Sendable {
  /// The templates that it is about.
  package private(set) var names: [String] = []
  /// What is written first, in this order, in place of what may be there: which texts were copied, and these.
  private(set) var records: [(path: String, bytes: [UInt8])] = []
  /// What is written then, and is not there yet.
  private(set) var templates: [(path: String, bytes: [UInt8])] = []
}

extension TemplateFiles {
  /// Copies shipped templates. What the workspace has already stays as it is.
  ///
  /// - Parameters:
  ///   - paths: names of templates, and of folders for all below them.
  ///   - version: the tool's, for the record.
  package func eject(_ paths: [String], version: String, _ diagnostics: inout [Diagnostic]) -> Ejection {
    var ejected: [String] = []
    for path in paths {
      let names = names(of: path, among: Array(shipped.keys), &diagnostics)
      for name in names where !ejected.contains(name) {
        guard own[name] != nil else {
          ejected.append(name)
          continue
        }
        diagnostics.append(
          Diagnostic(
            names.count == 1 ? .error : .note, "already-there", "`templates/\(name)` is there, and stays as it is",
            at: nil, help: "`dossier eject --diff \(name)` shows how it differs from Dossier's own"))
      }
    }
    return Ejection(of: ejected, copying: true, self, version)
  }

  /// What papers in other languages read in place of a template, and is not copied with it.
  package func inOtherLanguages(_ name: String, besides ejection: Ejection) -> [String] {
    guard name.hasSuffix(TemplateLanguage.ending) else { return [] }
    let (stem, language) = TemplateLanguage.parts(of: name)
    guard language == nil else { return [] }
    return shipped.keys.filter { other in
      let parts = TemplateLanguage.parts(of: other)
      return other.hasSuffix(TemplateLanguage.ending) && parts.name == stem && parts.language != nil
        && own[other] == nil && !ejection.names.contains(other)
    }.sorted()
  }

  /// Remembers of templates of the workspace that they take account of what is shipped now.
  package func see(_ paths: [String], version: String, _ diagnostics: inout [Diagnostic]) -> Ejection {
    var seen: [String] = []
    for path in paths {
      seen += names(of: path, among: overrides, &diagnostics).filter { !seen.contains($0) }
    }
    return Ejection(of: seen, copying: false, self, version)
  }
}

extension Ejection {
  fileprivate init(of names: [String], copying: Bool, _ files: TemplateFiles, _ version: String) {
    guard !names.isEmpty else { return }
    self.names = names
    var copies = files.copies
    for name in names {
      // What is shipped no more is forgotten.
      copies[name] = files.shipped[name].map { ShippedCopies.Copy(version: version, digest: sha256($0)) }
      guard let bytes = files.shipped[name] else { continue }
      records.append(("\(ShippedCopies.folder)/\(name)", bytes))
      if copying { templates.append(("templates/\(name)", bytes)) }
    }
    records.append((ShippedCopies.path, Array(copies.text.utf8)))
  }
}
