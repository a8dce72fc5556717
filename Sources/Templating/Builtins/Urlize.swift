import Diagnostics

/// A text cut into what is an address of the web, of mail or of a scheme that was named, and what is not.
struct AddressPieces {
  struct Piece {
    var text: String
    /// Where a link leads; nil for plain text.
    var address: String?
    /// Whether it leads to the web or to a scheme that was named, and so out of the mail program.
    var isWeb = false
  }

  private(set) var pieces: [Piece] = []

  /// `schemes` are further beginnings of addresses, such as `tel:`.
  init(_ text: String, schemes: [String]) {
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let isBlank = first.properties.isWhitespace
      let end = rest.firstIndex { $0.properties.isWhitespace != isBlank } ?? rest.endIndex
      if isBlank { add(String(rest[..<end])) } else { add(word: Array(rest[..<end]), schemes) }
      rest = rest[end...]
    }
  }

  private mutating func add(_ text: String) {
    if pieces.last?.address == nil, !pieces.isEmpty {
      pieces[pieces.count - 1].text += text
    } else if !text.isEmpty {
      pieces.append(Piece(text: text))
    }
  }

  private mutating func add(word: [Unicode.Scalar], _ schemes: [String]) {
    let opening: Set<Unicode.Scalar> = ["(", "<"]
    let closing: Set<Unicode.Scalar> = [")", ">", ".", ","]
    let start = word.firstIndex { !opening.contains($0) } ?? word.endIndex
    var end = word.endIndex
    while end > start, closing.contains(word[end - 1]) { end -= 1 }
    // Brackets that were opened within the address are closed within it.
    for (open, close) in [("(", ")"), ("<", ">")] as [(Unicode.Scalar, Unicode.Scalar)] {
      let opened = word[start..<end].count { $0 == open }
      guard opened > word[start..<end].count(where: { $0 == close }) else { continue }
      for _ in 0..<opened {
        guard let next = word[end...].firstIndex(of: close) else { break }
        end = next + 1
      }
    }
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    add(text(word[..<start]))
    let middle = text(word[start..<end])
    if let link = Self.link(middle, schemes) { pieces.append(link) } else { add(middle) }
    add(text(word[end...]))
  }

  private static func link(_ word: String, _ schemes: [String]) -> Piece? {
    if isWebAddress(word) {
      let hasScheme = word.hasPrefix("https://") || word.hasPrefix("http://")
      return Piece(text: word, address: hasScheme ? word : "https://" + word, isWeb: true)
    }
    let mail = "mailto:"
    if word.hasPrefix(mail), isMailAddress(String(word.dropFirst(mail.count))) {
      return Piece(text: String(word.dropFirst(mail.count)), address: word)
    }
    if !word.contains(":"), !word.hasPrefix("www."), isMailAddress(word) {
      return Piece(text: word, address: mail + word)
    }
    let isNamed = schemes.contains { word != $0 && word.hasPrefix($0) }
    return isNamed ? Piece(text: word, address: word, isWeb: true) : nil
  }

  private static func isMailAddress(_ word: String) -> Bool {
    guard let at = word.utf8.lastIndex(of: UInt8(ascii: "@")), at > word.startIndex else { return false }
    let host = word[at...].unicodeScalars.dropFirst()
    guard let dot = host.lastIndex(of: "."), let first = host.first, isWordLetter(first), dot > host.startIndex else {
      return false
    }
    let end = host[dot...].dropFirst()
    return !end.isEmpty && end.allSatisfy(isWordLetter)
      && host.allSatisfy { isWordLetter($0) || $0 == "." || $0 == "-" }
  }

  /// `https://…`, `http://…`, `www.…`, or a host under one of the oldest domains.
  private static func isWebAddress(_ word: String) -> Bool {
    let lower = word.lowercased()
    let prefix = ["https://", "http://", "www."].first { lower.hasPrefix($0) }
    var host = lower.unicodeScalars.dropFirst(prefix?.utf8.count ?? 0)
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]"), prefix != nil, prefix != "www." else { return false }
      let inside = host[..<end].dropFirst()
      return inside.count { $0 == ":" } >= 2 && inside.allSatisfy { $0 == ":" || isHexadecimal($0) }
        && isPortAndPath(host[end...].dropFirst())
    }
    let end = host.firstIndex { "/?#:".unicodeScalars.contains($0) } ?? host.endIndex
    guard isPortAndPath(host[end...]) else { return false }
    host = host[..<end]
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last else { return false }
    let letters = labels.dropLast().allSatisfy { label in
      !label.isEmpty && label.allSatisfy { isWordLetter($0) || $0 == "%" || $0 == "-" }
    }
    guard prefix != nil else {
      let domains = ["com", "net", "int", "edu", "gov", "org", "info", "mil"]
      return letters && labels.count > 1 && domains.contains(String(last))
        && labels.dropLast().allSatisfy { (2...63).contains($0.count) }
    }
    if letters, (2...63).contains(last.count), last.allSatisfy({ ("a"..."z").contains($0) }) { return true }
    if letters, String(last).hasPrefix("xn--"), last.count > 5 { return true }
    return prefix != "www." && labels.count == 4
      && labels.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { ("0"..."9").contains($0) } }
  }

  /// `:8080` or nothing, then nothing or what begins with `/`, `?` or `#`.
  private static func isPortAndPath(_ text: Substring.UnicodeScalarView) -> Bool {
    var rest = text
    if rest.first == ":" {
      let port = rest.dropFirst().prefix { ("0"..."9").contains($0) }
      guard (1...5).contains(port.count) else { return false }
      rest = rest[port.endIndex...]
    }
    guard let first = rest.first else { return true }
    return "/?#".unicodeScalars.contains(first)
  }

  private static func isWordLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."f").contains(scalar)
  }
}

extension Filter {
  static let urlize = Filter(
    "urlize(trim_url_limit?, nofollow=false, target?, rel?, extra_schemes?)",
    "Makes links of the addresses in a text.",
    Example(
      "{{ 'see www.example.com.'|urlize }}",
      "see <a href=\"https://www.example.com\" rel=\"noopener\">www.example.com</a>.", in: .html)
  ) { call throws(Failure) in
    let interpreter = call.interpreter
    var schemes: [String] = []
    if let list = call.arguments[4], !list.isNone {
      for item in try interpreter.items(of: list, at: call.place) {
        guard case .text(let scheme) = item.content else { throw call.wrongKind("text", item, at: .argument(4)) }
        schemes.append(scheme)
      }
    }
    let limit = try call.size(0)
    func shown(_ text: String) -> String {
      guard let limit, text.unicodeScalars.count > limit else { return text }
      return String(text.unicodeScalars.prefix(limit)) + "..."
    }
    let text = try call.text()
    let pieces = AddressPieces(text, schemes: schemes).pieces
    switch interpreter.output {
    case .markdown:
      var parts: [(value: Value, span: Span)] = []
      for piece in pieces {
        guard let address = piece.address else {
          parts.append((Value(.text(piece.text), trail: call.input.trail), call.place))
          continue
        }
        let label = Value(.text(shown(piece.text)), trail: call.input.trail)
        let link = try interpreter.link(to: address, label: label, trail: call.input.trail, at: call.place)
        parts.append((link, call.place))
      }
      return try interpreter.concatenated(parts)
    case .text where !call.isJinja: return .text(text)
    case .html, .text:
      var attributes: [String: String] = [:]
      var relations = Set((try call.text(3) ?? "").split(separator: " ").map(String.init))
      relations.insert("noopener")
      if call.flag(1) == true { relations.insert("nofollow") }
      attributes["rel"] = relations.sorted().joined(separator: " ")
      attributes["target"] = try call.text(2)
      let written = attributes.sorted { $0.key < $1.key }.map { " \($0)=\"\(escapedHTML($1))\"" }.joined()
      var result = ""
      for piece in pieces {
        guard let address = piece.address else {
          result += escapedHTML(piece.text)
          continue
        }
        let label = escapedHTML(shown(piece.text))
        result += "<a href=\"\(escapedHTML(address))\"\(piece.isWeb ? written : "")>\(label)</a>"
      }
      return interpreter.madeHTML(result)
    }
  }
}
