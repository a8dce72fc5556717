import Diagnostics

/// Makes links of addresses that stand in text as they are (GFM, section 6.9), where all of the address is the
/// template's. In data `ftp:` and `xmpp:` stay text: they lead where data may not.
func linkAddresses(_ parent: Document.NodeID, in document: inout Document, by author: ParseOptions.Author) {
  var next = document[parent].firstChild
  while let id = next {
    next = document[id].next
    guard case .text(let text) = document[id].kind, mayHoldAddress(text) else { continue }
    let scalars = Array(text.unicodeScalars)
    var replacements: [Document.NodeID] = []
    var start = 0
    func add(upTo end: Int) {
      if end > start { replacements.append(document.make(.text(String(scalars: scalars[start..<end])))) }
    }
    for found in addresses(in: scalars, by: author) {
      add(upTo: found.range.lowerBound)
      let shown = String(scalars: scalars[found.range])
      let link = document.make(.link(Kind.Target(address: Literal(found.prefix + shown))))
      document.append(document.make(.text(shown)), to: link)
      replacements.append(link)
      start = found.range.upperBound
    }
    guard !replacements.isEmpty else { continue }
    add(upTo: scalars.count)
    document.replace(id, with: replacements)
  }
}

private struct FoundAddress {
  let range: Range<Int>
  /// What the address has that the text has not.
  let prefix: String
}

private func mayHoldAddress(_ text: String) -> Bool {
  text.withBytes { bytes in
    bytes.indices.contains { at in
      switch bytes[at] {
      // Behind a bracket it is a reference.
      case UInt8(ascii: "@"): at > 0 && bytes[at - 1] != UInt8(ascii: "[")
      case UInt8(ascii: ":"): bytes.has("://", at: at)
      case UInt8(ascii: "w"): bytes.has("www.", at: at)
      default: false
      }
    }
  }
}

private func addresses(in text: [Unicode.Scalar], by author: ParseOptions.Author) -> [FoundAddress] {
  var found: [FoundAddress] = []
  var index = 0
  // Where the last address ended: no mailbox begins before it.
  var floor = 0
  var word = 0..<0
  var wordHasValue = false
  var domain = Domain(0..<0, in: text)
  while index < text.count {
    if index >= word.upperBound {
      let end = text[index...].firstIndex { isWhitespace($0) || $0 == "<" } ?? text.count
      word = index..<max(end, index + 1)
      wordHasValue = text[word].contains { Placeholder.index(of: $0) != nil }
    }
    if text[index] == "@", let address = mailAddress(in: text, around: index, from: floor, by: author) {
      found.append(address)
      (index, floor) = (address.range.upperBound, address.range.upperBound)
    } else if !wordHasValue,
      let address = webAddress(in: text, at: index, upTo: word.upperBound, by: author, domain: &domain)
    {
      found.append(address)
      (index, floor) = (address.range.upperBound, address.range.upperBound)
    } else {
      index += 1
    }
  }
  return found
}

private func webAddress(
  in text: [Unicode.Scalar], at start: Int, upTo limit: Int, by author: ParseOptions.Author, domain: inout Domain
) -> FoundAddress? {
  guard "hwf".unicodeScalars.contains(text[start]) else { return nil }
  if start > 0, !isWhitespace(text[start - 1]), !"*_~(".unicodeScalars.contains(text[start - 1]) {
    return nil
  }
  var prefix = ""
  var domainStart = start
  if starts("www.", text, start) {
    prefix = "http://"
  } else if starts("https://", text, start) {
    domainStart += 8
  } else if starts("http://", text, start) {
    domainStart += 7
  } else if author == .template, starts("ftp://", text, start) {
    domainStart += 6
  } else {
    return nil
  }
  // Many may begin within one another, in a word of underscores: they end at one place.
  if !domain.range.contains(domainStart) { domain = Domain(domainStart..<limit, in: text) }
  guard domain.isValid(from: domainStart, in: text) else { return nil }
  let end = withoutTrailingMarks(text, start, limit)
  return end > domainStart ? FoundAddress(range: start..<end, prefix: prefix) : nil
}

/// Letters of ASCII, which most are, are told from blanks without the tables of Unicode.
private func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
}

private func starts(_ mark: String, _ text: [Unicode.Scalar], _ start: Int) -> Bool {
  text[start...].starts(with: mark.unicodeScalars)
}

/// Names between dots, two at least, no underscore in the last two.
private struct Domain {
  /// As far as its characters go.
  let range: Range<Int>
  /// The last name but one.
  private let penultimate: Range<Int>?
  private let lastUnderscore: Int?

  /// The domain at the start of a range.
  init(_ range: Range<Int>, in text: [Unicode.Scalar]) {
    let domain = text[range].prefix {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_" || $0 == "."
    }
    self.range = domain.indices
    penultimate = domain.split(separator: ".").dropLast().last?.indices
    lastUnderscore = domain.lastIndex(of: "_")
  }

  /// Whether what is left of it from a place on is one.
  func isValid(from start: Int, in text: [Unicode.Scalar]) -> Bool {
    guard range.contains(start), text[start] != ".", let penultimate, start < penultimate.upperBound else {
      return false
    }
    return lastUnderscore.map { $0 < max(start, penultimate.lowerBound) } ?? true
  }
}

/// Marks that end a sentence end no address, nor does a bracket that the address did not open.
private func withoutTrailingMarks(_ text: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int {
  var end = limit
  var balance = text[start..<end].reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
  while end > start {
    let last = text[end - 1]
    if "?!.,:*_~'\"".unicodeScalars.contains(last) {
      end -= 1
    } else if last == ")", balance < 0 {
      balance += 1
      end -= 1
    } else if last == ";" {
      // `&amp;` at the end is no part of the address, another semicolon is no part of it either.
      var reference = end - 1
      while reference > start, text[reference - 1].properties.isAlphabetic { reference -= 1 }
      end = reference > start && reference < end - 1 && text[reference - 1] == "&" ? reference - 1 : end - 1
    } else {
      break
    }
  }
  return end
}

/// A mailbox, with the scheme that may stand before it, and behind one of `xmpp:` its resource.
private func mailAddress(
  in text: [Unicode.Scalar], around at: Int, from floor: Int, by author: ParseOptions.Author
) -> FoundAddress? {
  guard let range = mailbox(in: text, around: at, from: floor) else { return nil }
  func startOfScheme(_ scheme: String) -> Int? {
    let start = range.lowerBound - scheme.unicodeScalars.count
    guard start >= floor, starts(scheme, text, start) else { return nil }
    return start == 0 || !text[start - 1].properties.isAlphabetic ? start : nil
  }
  if let start = startOfScheme("mailto:") { return FoundAddress(range: start..<range.upperBound, prefix: "") }
  guard author == .template, let start = startOfScheme("xmpp:") else {
    return FoundAddress(range: range, prefix: "mailto:")
  }
  var end = range.upperBound
  if end < text.count, text[end] == "/" {
    let resource = text[(end + 1)...].prefix { isMailboxLetter($0) && $0 != "-" && $0 != "_" || $0 == "@" || $0 == "." }
    let letters = resource.reversed().drop { $0 == "." || $0 == "@" }
    if !letters.isEmpty { end += 1 + letters.count }
  }
  return FoundAddress(range: start..<end, prefix: "")
}

private func mailbox(in text: [Unicode.Scalar], around at: Int, from floor: Int) -> Range<Int>? {
  var start = at
  while start > floor, isMailboxLetter(text[start - 1]) || "+.".unicodeScalars.contains(text[start - 1]) { start -= 1 }
  var end = at + 1
  while end < text.count, isMailboxLetter(text[end]) || text[end] == "." { end += 1 }
  if start > 0, Placeholder.index(of: text[start - 1]) != nil { return nil }
  if end < text.count, Placeholder.index(of: text[end]) != nil || text[end] == "@" { return nil }
  while end > at + 1, text[end - 1] == "." { end -= 1 }
  let domain = text[(at + 1)..<end]
  guard start < at, domain.contains("."), domain.first != ".", let last = domain.last, last != "-", last != "_" else {
    return nil
  }
  return start..<end
}

private func isMailboxLetter(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
    || scalar == "-" || scalar == "_"
}
