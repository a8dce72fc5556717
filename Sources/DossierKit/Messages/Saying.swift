package import Diagnostics
package import Engagements

/// A message and what it is about.
package struct Saying: Sendable {
  package let kind: MessageKind
  package let matter: Matter

  /// `request-received R-003`
  var words: String { "\(kind.name) \(matter.id)" }

  /// What it is about, on one line.
  package var title: String { matter.title.onOneLine }

  /// A warning where it speaks of a paper as one that is out, and the paper is a draft: to that nobody can agree.
  ///
  /// - Parameter engagement: by its path.
  package func warningOfDraft(in engagement: String) -> Diagnostic? {
    guard matter.state == .draft, [.proposal, .order, .contract].contains(matter.kind) else { return nil }
    return Diagnostic(
      .warning, "still-a-draft", "it speaks of a paper that is a draft: nobody can agree to it yet", at: matter.span,
      help: "`dossier issue \(engagement)` gives the paper its number and its last day; then say this")
  }
}

extension Engagement {
  /// What there is to say now, in the order of the messages.
  package var sayings: [Saying] { sayings(in: \.when) }

  /// What the records do not always call for, and whoever asks for it by its name may say now.
  package var sayingsByName: [Saying] { sayings(in: \.again).filter(\.kind.isAskedFor) }

  private func sayings(in states: KeyPath<MessageKind, Set<Matter.State>>) -> [Saying] {
    let matters = matters
    return MessageKind.all.flatMap { kind in
      matters.filter { kind.about.contains($0.kind) && kind[keyPath: states].contains($0.state) }
        .map { Saying(kind: kind, matter: $0) }
    }
  }

  /// What is meant by the name of a message, by the id of what it is about, or by both; nil after reporting why that is
  /// nothing, or more than one.
  package func saying(_ words: [String], _ diagnostics: inout [Diagnostic]) -> Saying? {
    let kind = words.first.flatMap { word in MessageKind.all.first { $0.name == word } }
    let id = kind == nil ? words.first : words.dropFirst().first
    guard kind != nil || words.count == 1 else {
      diagnostics.append(unknown(words[0], among: MessageKind.all.map(\.name)))
      return nil
    }
    let ids = id.map { idsMeant(by: $0, among: matters.map(\.id), mayBeCutShort: true) }
    func isMeant(_ saying: Saying) -> Bool {
      (kind.map { saying.kind.name == $0.name } ?? !saying.kind.isAskedFor)
        && (ids?.contains(saying.matter.id) ?? true)
    }
    let now = sayings.filter(isMeant)
    let found = now.isEmpty ? sayings(in: \.again).filter(isMeant) : now
    if found.count == 1 { return found[0] }
    diagnostics.append(
      found.isEmpty ? nothing(toSayWith: kind, of: id) : ambiguous(words.joined(separator: " "), found))
    return nil
  }

  private func ambiguous(_ words: String, _ sayings: [Saying]) -> Diagnostic {
    Diagnostic(
      .error, "ambiguous-message", "`\(words)` stands for several messages", at: nil,
      notes: sayings.map { Diagnostic.Note("`\($0.words)`: \($0.title)", at: $0.matter.span) },
      help: "write one of \(sayings.map { "`\($0.words)`" }.joined(separator: ", "))")
  }

  private func nothing(toSayWith kind: MessageKind?, of id: String?) -> Diagnostic {
    let place = "in \(path)"
    guard let id else {
      return nothing("there is nothing to say with `\(kind?.name ?? "")` now \(place)")
    }
    let meant = idsMeant(by: id, among: matters.map(\.id), mayBeCutShort: true)
    if let matter = matters.first(where: { meant.contains($0.id) && (kind?.about.contains($0.kind) ?? true) }) {
      let fitting = sayings.filter { meant.contains($0.matter.id) }
      let message =
        kind.map { "`\($0.name)` is not said of `\(matter.id)`, which is \(matter.state)" }
        ?? "there is nothing to say of `\(matter.id)`, which is \(matter.state)"
      return nothing(message, at: matter.span, instead: fitting)
    }
    let known = idsMeant(by: id, among: recordIDs.map(\.id))
    if let record = recordIDs.first(where: { known.contains($0.id) }) {
      let about = kind.map { "`\($0.name)` is not" } ?? "no message is"
      return nothing("\(about) about `\(record.id)`, a record of \(record.kind)")
    }
    let ids = matters.filter { kind?.about.contains($0.kind) ?? true }.map(\.id)
    return unknown(id, among: kind == nil ? MessageKind.all.map(\.name) + ids : ids)
  }

  private func nothing(_ message: String, at span: Span? = nil, instead: [Saying] = []) -> Diagnostic {
    let help =
      instead.isEmpty
      ? "`dossier say \(path)` lists what there is to say"
      : "there is \(instead.map { "`\($0.words)`" }.joined(separator: ", "))"
    return Diagnostic(.error, "nothing-to-say", message, at: span, help: help)
  }

  private func unknown(_ word: String, among words: [String]) -> Diagnostic {
    Diagnostic(
      .error, "unknown-message", "`\(word)` is neither a message nor anything of \(path) that one is about", at: nil,
      help: nearest(to: word, among: words).map { "did you mean `\($0)`?" }
        ?? "the messages are \(MessageKind.all.map(\.name).joined(separator: ", "))")
  }
}
