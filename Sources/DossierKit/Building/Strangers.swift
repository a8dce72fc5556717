import Diagnostics
import Engagements
import Foundation

// The second check of who sees what, independent of the first: no file of a client's folder may hold what names
// another client.

extension Workspace {
  /// An error for each word of another client's that stands in the pages of this one, or of any client's in pages that
  /// are nobody's.
  ///
  /// Looked for are whole names, domains, mail addresses, phone numbers, postal lines and paper numbers of six
  /// characters and more, of every client of the workspace, as they were written and whatever else is wrong there;
  /// words that the practice or this client is also known by give nobody away, and neither do those that
  /// `dossier.yaml` allows with a reason.
  func strangers(in outputs: [Output], of client: String?) -> [Diagnostic] {
    var harmless = Set((settings.allowed ?? []).compactMap(\.text).map(\.onOneLine))
    harmless.formUnion(clients.first { $0.id == client }?.telltales.keys ?? [:].keys)
    harmless.formUnion(practice.map { namesAndNumbers(of: $0) }?.keys ?? [:].keys)
    let others = clients.filter { $0.id != client }.map { other in
      (id: other.id, words: other.telltales.filter { !harmless.contains($0.key) }.sorted { $0.key < $1.key })
    }
    let words = Set(others.flatMap { $0.words.map(\.key) })
    guard !words.isEmpty else { return [] }
    let search = WordSearch(for: words.union(words.map { escapedHTML($0) }))
    let pages = outputs.map { page in
      (path: page.path, words: search.found(in: page.text).union(search.found(in: wordsOfHTML(page.text))))
    }
    var found: [Diagnostic] = []
    for (other, words) in others {
      for (word, span) in words {
        for page in pages where page.words.contains(word) || page.words.contains(escapedHTML(word)) {
          let place = place(of: word, readBy: page.path)
          found.append(
            Diagnostic(
              .error, "stranger",
              "`\(page.path)` holds `\(word)`, which is \(client == nil ? "a" : "another") client's",
              at: place ?? span, notes: place == nil ? [] : [Diagnostic.Note("`\(other)` has it here", at: span)],
              help: "take it out, or allow it with a reason under `allowed_coincidences:` in dossier.yaml"))
        }
      }
    }
    return found
  }

  /// Where a word is written among what a page of a client's is made from; nil where it stands in no file of the
  /// client's.
  private func place(of word: String, readBy page: String) -> Span? {
    guard let client = clients.first(where: { page.hasPrefix("\($0.id)/") }) else { return nil }
    let engagement = client.engagements.first { page.hasPrefix("\($0.path)/") }
    let logs = ((engagement?.log ?? []) + (engagement?.changes ?? [])).map(\.value)
    let data = [engagement?.terms].compactMap(\.self) + logs + [client.data].compactMap(\.self)
    if let span = data.lazy.flatMap(texts).first(where: { ($0.text ?? "").onOneLine.contains(word) })?.span {
      return span
    }
    let files = [engagement?.texts, engagement?.records, engagement?.clauses].compactMap(\.self)
    return files.lazy.flatMap { $0.sorted { $0.key < $1.key }.map(\.value) }.compactMap { file in
      file.text.range(of: word).map { range in
        let start = file.text.utf8.distance(from: file.text.startIndex, to: range.lowerBound)
        return Span(file, start..<start + word.utf8.count)
      }
    }.first
  }
}

extension ClientFolder {
  /// The words that give the client away, each with the place where it is written.
  fileprivate var telltales: [String: Span?] {
    var words = data.map { namesAndNumbers(of: $0) } ?? [:]
    for people in engagements.compactMap({ $0.terms?["people"] }) {
      words.merge(namesAndNumbers(of: Datum(.map(["people": people])))) { first, _ in first }
    }
    // A paper may be called by a word; only a number is this client's alone, and one that is counted anew in every
    // engagement is not. What its document is stands in the first of its items.
    let papers = engagements.flatMap(\.log).filter { $0.key == "papers" }.flatMap { $0.value.list ?? [] }
    let changeOrders = Set(papers.filter { $0["document"]?.text == "change-order" }.compactMap { $0["id"]?.text })
    for paper in papers {
      guard let id = paper["id"], let text = id.text, text.contains(where: \.isNumber), !changeOrders.contains(text)
      else { continue }
      let word = text.onOneLine
      if word.count >= shortestTelltale { words[word] = .some(id.span) }
    }
    return words
  }
}

/// The words by which a practice or a client is known, and its people: names, addresses, numbers.
private func namesAndNumbers(of party: Datum) -> [String: Span?] {
  var words: [String: Span?] = [:]
  func add(_ text: some StringProtocol, _ span: Span?) {
    let word = text.onOneLine
    if word.count >= shortestTelltale { words[word] = .some(span) }
  }
  func add(_ datum: Datum?) {
    for text in datum.map(texts) ?? [] { add(text.text ?? "", text.span) }
  }
  func addPlaces(_ datum: Datum?) {
    add(datum?["name"])
    for key in ["email", "web"] {
      add(datum?[key])
      if let host = datum?[key]?.text.flatMap(host) { add(host, datum?[key]?.span) }
    }
    add(datum?["phone"])
    // In links, numbers stand without their blanks.
    if let phone = datum?["phone"]?.text { add(phone.filter { !$0.isWhitespace }, datum?["phone"]?.span) }
  }
  addPlaces(party)
  add(party["legal_name"])
  for registration in party["registrations"]?.list ?? [] {
    add(registration["value"])
    // At home a tax number stands without its country's letters.
    if let number = registration["value"]?.text {
      add(number.drop { $0.isLetter || $0.isWhitespace }, registration["value"]?.span)
    }
  }
  // The last line of an address is a country's name, or a town's, which gives nobody away.
  for address in party["address"].map(texts) ?? [] {
    for line in address.text?.split(whereSeparator: \.isNewline).dropLast() ?? [] { add(line, address.span) }
  }
  for person in party["people"]?.map?.entries ?? [] { addPlaces(person.value) }
  return words
}

private let shortestTelltale = 6

/// The host of a mail or web address, without its `www.`; nil where there is none.
private func host(of address: String) -> String? {
  let rest = address.split(separator: "@").last.map { $0.split(separator: "//").last ?? $0 }
  guard let host = rest?.prefix(while: { !"/?#:".contains($0) }), host.contains(".") else { return nil }
  return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
}

/// Every text in some data.
private func texts(of datum: Datum) -> [Datum] {
  switch datum.content {
  case .text, .word: [datum]
  case .list(let items): items.flatMap(texts)
  case .map(let map): map.entries.flatMap { texts(of: $0.value) }
  default: []
  }
}

/// The words of a page as a reader sees them: without tags, on one line.
private func wordsOfHTML(_ html: String) -> String {
  let bytes = Array(html.utf8)
  var words: [UInt8] = []
  words.reserveCapacity(bytes.count)
  var isInTag = false
  var place = 0
  while place < bytes.count {
    switch bytes[place] {
    case UInt8(ascii: "<"): isInTag = true
    case UInt8(ascii: ">"): isInTag = false
    case _ where isInTag: break
    case UInt8(ascii: "&"):
      let reference = references.first { bytes[place...].starts(with: $0.name) }
      words.append(reference?.character ?? UInt8(ascii: "&"))
      place += (reference?.name.count ?? 1) - 1
    case 0x21...0x7E: words.append(bytes[place])
    default:
      let blank = lengthOfBlank(bytes[place...])
      if blank == 0 {
        words.append(bytes[place])
      } else {
        if words.last != UInt8(ascii: " ") { words.append(UInt8(ascii: " ")) }
        place += blank - 1
      }
    }
    place += 1
  }
  return String(decoding: words, as: UTF8.self)
}

/// What the pages are escaped with.
private let references: [(name: [UInt8], character: UInt8)] = [
  (Array("&lt;".utf8), UInt8(ascii: "<")), (Array("&gt;".utf8), UInt8(ascii: ">")),
  (Array("&quot;".utf8), UInt8(ascii: "\"")), (Array("&#39;".utf8), UInt8(ascii: "'")),
  (Array("&amp;".utf8), UInt8(ascii: "&")),
]

/// How many bytes the white space takes with which some UTF-8 begins; 0 where it begins with none.
private func lengthOfBlank(_ bytes: ArraySlice<UInt8>) -> Int {
  guard let first = bytes.first else { return 0 }
  if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
  // No other character of white space begins otherwise.
  guard [0xC2, 0xE1, 0xE2, 0xE3].contains(first) else { return 0 }
  let length = first == 0xC2 ? 2 : 3
  let character = String(decoding: bytes.prefix(length), as: UTF8.self)
  return character.first?.isWhitespace == true ? length : 0
}
