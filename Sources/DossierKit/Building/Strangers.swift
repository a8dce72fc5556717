import Diagnostics
import Engagements
import Foundation

// The second check of who sees what, independent of the first: no file of a client's folder may hold what names
// another client.

extension Workspace {
  /// An error for each word of another client's that stands in the pages of this one's engagement.
  ///
  /// Looked for are whole names, domains, mail addresses, phone numbers, postal lines and paper numbers of six
  /// characters and more, as text and as the HTML shows them; words that are also the practice's or this client's own
  /// give nobody away, and neither do those that `dossier.yaml` allows with a reason.
  func strangers(in site: EngagementSite, among sites: [EngagementSite]) -> [Diagnostic] {
    let own = site.engagement.map(Self.telltales) ?? [:]
    let ours = site.engagement.map { Self.words(of: $0.practice.datum) } ?? []
    let allowed = Set((settings.allowed ?? []).compactMap(\.text))
    var found: [Diagnostic] = []
    for other in sites where other.folder.clientID != site.folder.clientID {
      guard let engagement = other.engagement else { continue }
      for (word, span) in Self.telltales(of: engagement).sorted(by: { $0.key < $1.key })
      where own[word] == nil && !allowed.contains(word) && !ours.contains(where: { $0.contains(word) }) {
        for output in site.outputs where output.holds(word) {
          found.append(
            Diagnostic(
              .error, "stranger", "`\(output.path)` holds `\(word)`, which is another client's", at: span,
              help: "take it out, or allow it with a reason under `allowed_coincidences:` in dossier.yaml"))
        }
      }
    }
    return found
  }

  private static let shortest = 6

  /// The words that give a client away, each with the place where it is written.
  private static func telltales(of engagement: Engagement) -> [String: Span?] {
    let client = engagement.client
    var words: [String: Span?] = [:]
    func add(_ datum: Datum?) {
      guard let datum, let text = datum.text else { return }
      for line in text.split(whereSeparator: \.isNewline) {
        let word = line.trimmingCharacters(in: .whitespaces)
        if word.count >= shortest { words[word] = .some(datum.span) }
      }
    }
    add(client.datum(of: \.name))
    add(client.datum(of: \.legalName))
    add(client.datum(of: \.email))
    add(client.datum(of: \.phone))
    add(client.datum(of: \.web))
    for registration in client.registrations ?? [] { add(registration.datum(of: \.value)) }
    // The last line of an address is a country's name, which gives nobody away.
    for line in (client.address ?? "").split(whereSeparator: \.isNewline).dropLast() where line.count >= shortest {
      words[line.trimmingCharacters(in: .whitespaces)] = .some(client.span(of: \.address))
    }
    for person in client.people ?? [] {
      add(person.datum(of: \.name))
      add(person.datum(of: \.email))
      add(person.datum(of: \.phone))
    }
    for paper in engagement.wholeLog.papers ?? [] { add(paper.datum(of: \.id)) }
    for host in [client.web, client.email].compactMap({ $0 }).compactMap(domain) where host.count >= shortest {
      words[host] = .some(client.span)
    }
    return words
  }

  private static func domain(of address: String) -> String? {
    if let at = address.lastIndex(of: "@") { return String(address[address.index(after: at)...]) }
    return URL(string: address)?.host
  }

  /// Every text in some data.
  private static func words(of datum: Datum) -> [String] {
    switch datum.content {
    case .text(let text), .word(let text): [text]
    case .list(let items): items.flatMap(words)
    case .map(let map): map.entries.flatMap { words(of: $0.value) }
    default: []
    }
  }
}

extension Output {
  /// Whether the file holds the words, as they are or as HTML writes them.
  fileprivate func holds(_ word: String) -> Bool {
    text.contains(word) || text.contains(escapedHTML(word))
  }
}
