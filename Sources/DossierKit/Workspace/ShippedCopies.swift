import Diagnostics
import Engagements

/// Which templates of a workspace were copied from the tool, and which version of the tool each was copied from.
struct ShippedCopies: Sendable {
  /// Where the texts stand as they were copied, by their names; and among them the file that lists them.
  static let folder = "templates/.shipped"
  static let path = "\(folder)/copies.yaml"

  private var copies: [String: Copy] = [:]

  struct Copy: Sendable {
    /// Of the tool.
    let version: String
    /// SHA-256 of the text as the tool shipped it then.
    let digest: String
  }

  init() {}

  /// Reads the file.
  init(_ path: String, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) {
    let (source, found) = readText(name: path, bytes: bytes)
    diagnostics += found
    guard let source else { return }
    let (datum, mistakes) = readYAML(source)
    diagnostics += mistakes
    guard let datum, let file = decoded(datum, as: ShippedCopiesFields.self, &diagnostics) else { return }
    for copy in file.copies ?? [] {
      guard let name = copy.path, let version = copy.version, let digest = copy.sha256 else { continue }
      copies[name] = Copy(version: version, digest: digest)
    }
  }

  /// The copy of a template; nil where that was not copied.
  subscript(name: String) -> Copy? {
    get { copies[name] }
    set { copies[name] = newValue }
  }

  /// The file as it is read again.
  var text: String {
    let heading = """
      # The templates that `dossier eject` copied, and the version of Dossier that each came from. The texts of that
      # version stand beside this file. Keep them all with the workspace: by them `dossier check` knows when a text of
      # Dossier's has changed, and `dossier eject --diff` shows what has.
      copies:

      """
    let entries = copies.sorted { $0.key < $1.key }.map { name, copy in
      "  - path: \(yamlScalar(of: name, indent: 4))\n    version: \(copy.version)\n    sha256: \(copy.digest)\n"
    }
    return heading + entries.joined()
  }
}

private struct ShippedCopiesFields: Fields {
  static let name = "record of copied templates"
  static let kind = Kind(Self())
  let copies = Field("copies", .list(.entry(ShippedCopyFields.self)), .private, "the templates that were copied")
}

private struct ShippedCopyFields: Fields {
  static let name = "copied template"
  static let kind = Kind(Self())
  let path = Field("path", .text, .private, needed: .proposal, "its path below `templates/`")
  let version = Field("version", .text, .private, needed: .proposal, "the version of Dossier that it came from")
  let sha256 = Field("sha256", .text, .private, needed: .proposal, "the digest of the text as it came")
}

extension ShippedCopies {
  /// A warning for each template of the workspace whose original has changed since it was copied.
  ///
  /// What the workspace says in the very words of the new version takes account of it.
  func changes(own: FileSet, shipped: FileSet) -> [Diagnostic] {
    copies.sorted { $0.key < $1.key }.compactMap { name, copy in
      let path = "templates/\(name)"
      guard let bytes = own[path], bytes != shipped[name] else { return nil }
      let start = Span(Source(name: path, bytes: bytes), 0..<0)
      guard let original = shipped[name] else {
        return Diagnostic(
          .warning, "shipped-changed",
          "Dossier has no `\(name)` any more; this was copied from version \(copy.version)", at: start,
          help: "see whether anything still reads it; `dossier eject --seen \(name)` ends this warning")
      }
      guard sha256(original) != copy.digest else { return nil }
      let isAsCopied = sha256(bytes) == copy.digest
      return Diagnostic(
        .warning, "shipped-changed",
        "Dossier's own `\(name)` has changed since this was copied from version \(copy.version)", at: start,
        help: isAsCopied
          ? "nothing was changed here: delete this file, and Dossier's own is used"
          : "`dossier eject --diff \(name)` shows what has changed; `dossier eject --seen \(name)` ends this warning")
    }
  }
}
