import Diagnostics
import Markdown

/// A reference as it is written: `[@payment]`, `[@a; @b:title]`, `[@contract#payment]`, `[@ip | the licence terms]`.
struct Reference {
  struct Target {
    /// `contract` of `contract#payment`.
    let document: String?
    let id: String
    /// What is behind the colon; nil where nothing is.
    let form: String?
    /// The name as it stands in the text.
    let written: String
  }

  let targets: [Target]
  /// The nodes that it is made of, brackets and all.
  let nodes: [Document.NodeID]
  /// Those of the words to fall back on; nil without any.
  let words: [Document.NodeID]?
  /// Its characters, where it is all text of the template.
  let written: String?
}

/// The references among the children of a node.
///
/// What begins one is text of the template, never a value; a value in a name counts as its slug. Texts are cut so that
/// a reference is a run of whole nodes.
/// `broken` are the texts that begin one and come to no end.
func findReferences(
  in parent: Document.NodeID, of document: inout Document
) -> (references: [Reference], broken: [Document.NodeID]) {
  guard document.hasChild(parent, where: \.mayBeginReference) else { return ([], []) }
  cutAtReferences(parent, in: &document)
  let children = document.children(of: parent)
  var references: [Reference] = []
  var broken: [Document.NodeID] = []
  var at = 0
  while at < children.count {
    if let length = lengthOfReference(children[at...], in: document),
      let reference = reference(Array(children[at..<(at + length)]), in: &document)
    {
      references.append(reference)
      at += length
    } else {
      if document.beginsName(children[at...]) { broken.append(children[at]) }
      at += 1
    }
  }
  return (references, broken)
}

extension Kind {
  /// Whether it is a text with `[@` in it.
  var mayBeginReference: Bool {
    if case .text(let text) = self { Legal.mayBeginReference(text) } else { false }
  }
}

/// Whether `[@` stands in a text.
func mayBeginReference(_ text: String) -> Bool { text.holds(UInt8(ascii: "@")) && text.utf8.holdsReferenceStart }

extension Document {
  /// Whether `[@` and a name stand here: "[@ 5 pm]" is text.
  fileprivate func beginsName(_ nodes: ArraySlice<NodeID>) -> Bool {
    guard let first = nodes.first, case .text(let text) = kind(of: first), text.utf8.startsReference else {
      return false
    }
    if let next = text.unicodeScalars.dropFirst(2).first { return isWordScalar(next) }
    guard let next = nodes.dropFirst().first, case .value = kind(of: next) else { return false }
    return true
  }
}

extension String.UTF8View {
  fileprivate var startsReference: Bool { starts(with: "[@".utf8) }

  fileprivate var holdsReferenceStart: Bool {
    var last: UInt8 = 0
    for byte in self {
      if last == UInt8(ascii: "["), byte == UInt8(ascii: "@") { return true }
      last = byte
    }
    return false
  }
}

/// Makes every `[@` begin a text, and every `]` end one.
private func cutAtReferences(_ parent: Document.NodeID, in document: inout Document) {
  for id in document.children(of: parent) {
    guard case .text(let text) = document.kind(of: id) else { continue }
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var start = 0
    func add(upTo end: Int) {
      if end > start { parts.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
      start = end
    }
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "["), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "@") {
        add(upTo: index)
      } else if bytes[index] == UInt8(ascii: "]") {
        add(upTo: index + 1)
      }
    }
    add(upTo: bytes.count)
    if parts.count > 1 { document.replace(id, with: parts.map { document.make(.text($0)) }) }
  }
}

/// How many of the nodes are one reference; nil if none begins here.
private func lengthOfReference(_ nodes: ArraySlice<Document.NodeID>, in document: Document) -> Int? {
  guard let first = nodes.first, case .text(let start) = document.kind(of: first), start.utf8.startsReference else {
    return nil
  }
  var hasWords = false
  for (offset, id) in nodes.enumerated() {
    switch document.kind(of: id) {
    case .text(let text):
      if offset > 0, text.utf8.startsReference { return nil }
      hasWords = hasWords || text.holds(UInt8(ascii: "|"))
      if text.utf8.last == UInt8(ascii: "]") { return offset + 1 }
    case .value, .softBreak: continue
    default: if !hasWords { return nil }
    }
  }
  return nil
}

private func reference(_ nodes: [Document.NodeID], in document: inout Document) -> Reference? {
  var names = ""
  var written: String? = ""
  var words: [Document.NodeID]?
  for (offset, id) in nodes.enumerated() {
    switch document.kind(of: id) {
    case .text(let text):
      written?.append(text)
      var inside = offset == 0 ? text.unicodeScalars.dropFirst(2) : text.unicodeScalars[...]
      if offset == nodes.count - 1 { inside = inside.dropLast() }
      if words == nil, let bar = inside.firstIndex(of: "|") {
        names += String(inside[..<bar])
        inside = inside[inside.index(after: bar)...].drop { $0 == " " }
        words = []
      }
      guard words != nil else {
        names += String(inside)
        continue
      }
      if offset == nodes.count - 1 { while inside.last == " " { inside = inside.dropLast() } }
      if !inside.isEmpty { words?.append(document.make(.text(String(inside)))) }
    case .value(let value) where words == nil:
      names += slug(value.text)
      written = nil
    case .softBreak where words == nil:
      names += " "
      written?.append("\n")
    default:
      words?.append(id)
      written = nil
    }
  }
  let targets = targets(of: names)
  guard !targets.isEmpty else { return nil }
  return Reference(targets: targets, nodes: nodes, words: words, written: written)
}

/// The names of a group; empty ones, left by a condition of the template, are none.
private func targets(of names: String) -> [Reference.Target] {
  // The first bracket brought the first sign.
  names.split(separator: ";").enumerated().compactMap { offset, part in
    var name = part.unicodeScalars.drop { $0 == " " }
    while name.last == " " { name = name.dropLast() }
    if name.first == "@" { name = name.dropFirst() }
    guard !name.isEmpty else { return nil }
    let written = String(name)
    var form: String?
    if let colon = name.lastIndex(of: ":") {
      form = String(name[name.index(after: colon)...])
      name = name[..<colon]
    }
    guard let hash = name.firstIndex(of: "#") else {
      return Reference.Target(document: nil, id: String(name), form: form, written: written)
    }
    return Reference.Target(
      document: String(name[..<hash]), id: String(name[name.index(after: hash)...]), form: form, written: written)
  }
}
