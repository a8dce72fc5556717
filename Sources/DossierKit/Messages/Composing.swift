package import Diagnostics
package import Engagements
import Templating
import Values

extension Workspace {
  /// Writes a message; nil after an error.
  ///
  /// Its template reads what documents read, as the client may see it, and what the message is about. Like a page it
  /// is looked through for what names another client.
  package func message(
    _ saying: Saying, of engagement: Engagement, in folder: EngagementFolder, _ options: BuildOptions
  ) -> (message: Message?, diagnostics: [Diagnostic]) {
    var composing = Composing(
      workspace: self, saying: saying, engagement: engagement, folder: folder,
      templates: TemplateSet(self, for: folder, language: engagement.language), options: options)
    let message = composing.message()
    return (message, composing.diagnostics)
  }
}

/// A message on its way from its template.
private struct Composing {
  let workspace: Workspace
  let saying: Saying
  let engagement: Engagement
  let folder: EngagementFolder
  let templates: TemplateSet
  let options: BuildOptions
  var diagnostics: [Diagnostic] = []

  private var matter: Matter { saying.matter }

  mutating func message() -> Message? {
    guard let template = loaded(templates.library.template("messages/\(saying.kind.name).md")),
      let head = messageHead(of: template.source, &diagnostics), let place = head.span(of: \.subject),
      let title = loaded(templates.library.template(in: template.source, range: place.unquoted)),
      let appointed = appointment()
    else { return nil }
    let from = sender
    let recipients = recipients((head.to ?? []).compactMap(Recipient.init))
    let to = addressees(among: recipients)
    let cc = readers(besides: to, from, among: recipients)
    let data = data(from: from, to: to, cc: cc, hours: appointed.hours)
    guard let subject = merged(title, with: data), let body = merged(template, with: data) else { return nil }
    var event = appointed.event
    if matter.data?["title"]?.text == nil { event?.title = subject.onOneLine }
    let message = Message(
      from: correspondent(from), to: to.map(correspondent), cc: cc.map(correspondent),
      subject: withPrefix(subject.onOneLine), body: tidied(body), event: event, span: matter.span)
    diagnostics += strangers(in: message)
    if message.wordCount > saying.kind.mostWords {
      diagnostics.append(
        Diagnostic(
          .warning, "long-message", "the message has \(message.wordCount) words, more than \(saying.kind.mostWords)",
          at: matter.span, help: "leave out what can be looked up, or say it in a paper"))
    }
    return diagnostics.hasErrors ? nil : message
  }

  private mutating func loaded(_ loading: Library.Loading) -> Template? {
    diagnostics += loading.diagnostics
    return loading.diagnostics.hasErrors ? nil : loading.template
  }

  private mutating func merged(_ template: Template, with data: Datum) -> String? {
    let settings = Templating.Settings(for: engagement, options)
    let merging = templates.library.merge(template, with: data, output: .text, settings: settings)
    diagnostics += merging.diagnostics
    return merging.merged?.text
  }

  private func strangers(in message: Message) -> [Diagnostic] {
    let people = ([message.from] + message.to + message.cc).flatMap { [$0.name, $0.email ?? ""] }
    let text = ([message.subject] + people + [message.body]).joined(separator: "\n")
    // Escaped, as in a page: no sign of the text is taken for a mark.
    let output = Output(path: "\(engagement.path)/\(saying.kind.name)", text: escapedHTML(text), trace: Trace())
    return workspace.strangers(in: [output], of: engagement.clientID)
  }
}

// Who writes, and who reads.

extension Composing {
  /// The lead, at the practice's address where there is none of the lead's own; the practice where nobody leads yet.
  private var sender: Datum {
    let practice = engagement.practice
    guard let lead = engagement.people[engagement.lead] else { return party(practice.datum) }
    guard lead.email == nil, let email = practice.datum(of: \.email) else { return lead.datum }
    return lead.datum.with("email", email)
  }

  private func recipients(_ words: [Recipient]) -> [Datum] {
    let ids = words.flatMap { word in
      switch word {
      case .concerned: matter.concerned
      case .decides: [engagement.decides].compactMap { $0 }
      case .signs: [engagement.signs].compactMap { $0 }
      }
    }
    let theirs = people(ids.filter { !engagement.people.isOurs($0) })
    if !theirs.isEmpty { return theirs }
    return engagement.people[engagement.decides].map { [$0.datum] } ?? [party(engagement.client.datum)]
  }

  /// A paper and a result are for one person, who answers; whoever else gets it has a copy.
  private func addressees(among recipients: [Datum]) -> [Datum] {
    [.proposal, .order, .contract, .change, .deliverable, .paper].contains(matter.kind)
      ? Array(recipients.prefix(1)) : recipients
  }

  /// The other recipients, those of ours who take part, and those whom the rules for mails name.
  private func readers(besides to: [Datum], _ from: Datum, among recipients: [Datum]) -> [Datum] {
    let ours = matter.kind == .conversation ? matter.concerned.filter(engagement.people.isOurs) : []
    let norms = engagement.terms.communication?.emailNorms?.cc ?? []
    let known = Set((to + [from]).compactMap { $0["id"]?.text })
    let theirs = recipients.compactMap { $0["id"]?.text }
    return people((theirs + ours + norms).filter { !known.contains($0) })
  }

  /// Each person once.
  private func people(_ ids: [String]) -> [Datum] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.compactMap { engagement.people[$0]?.datum }
  }

  /// A practice or a client in the place of a person.
  private func party(_ party: Datum) -> Datum {
    var map = DatumMap()
    for key in ["name", "email", "phone"] { map[key] = party[key] }
    return Datum(.map(map), origin: party.origin, audience: .client)
  }

  private func correspondent(_ person: Datum) -> Message.Correspondent {
    Message.Correspondent(
      name: (person["name"]?.text ?? "").onOneLine, email: person["email"]?.text,
      isOurs: engagement.people.isOurs(person["id"]?.text),
      span: person["email"]?.span ?? person.span)
  }
}

// What the template reads, and what becomes of its text.

extension Composing {
  /// The data of documents as the client may see them; `message`, and what it is about.
  private func data(from: Datum, to: [Datum], cc: [Datum], hours: Datum?) -> Datum {
    var map = engagement.documentData(.inForce, RecordedFigures(of: engagement, for: .client)).map ?? DatumMap()
    if var data = matter.data {
      if let hours { data = data.with("hours", hours) }
      map[matter.kind.rawValue] = data
    }
    var message = DatumMap()
    message["from"] = from.shown
    message["to"] = Datum(.list(to.map(\.shown)), audience: .client)
    message["cc"] = Datum(.list(cc.map(\.shown)), audience: .client)
    message["answer_until"] = engagement.answerUntil.map { Datum(.day($0), audience: .client) }
    message["next_day"] = engagement.nextWorkingDay.map { Datum(.day($0), audience: .client) }
    map["message"] = Datum(.map(message), audience: .client)
    return Datum(.map(map), audience: .client).projected(for: .client)
  }

  /// The event and the hours of what is planned, both nil where nothing is; nil after an error.
  private mutating func appointment() -> (event: CalendarEvent?, hours: Datum?)? {
    guard matter.kind == .conversation, matter.state == .planned else { return (nil, nil) }
    guard let appointment = matter.appointment else {
      diagnostics.append(
        Diagnostic(
          .error, "open-end", "`\(matter.id)` is planned without a start and an end", at: matter.span,
          help:
            "an invitation says when it begins and when it ends: `dossier mark \(folder.path) \(matter.id) corrected "
            + "step=planned to.start=10:00 to.end=10:30`"))
      return nil
    }
    let source = workspace.source(of: folder)
    let zones = [source?.timezone, source?.practiceTimezone].compactMap { $0 }
    guard let hours = hours(of: appointment, in: zones, language: engagement.language, &diagnostics) else { return nil }
    let event = CalendarEvent(
      uid: uid, revision: appointment.revision, writtenOn: appointment.writtenOn, start: hours.start, end: hours.end,
      title: matter.title.onOneLine, place: appointment.channel?.onOneLine)
    return (event, hours.datum)
  }

  /// The same for a record whatever becomes of it.
  private var uid: String {
    let parts = [matter.id, engagement.id, engagement.clientID].map { encodedComponent($0) }
    let host = engagement.practice.email?.split(separator: "@").last.map { encodedComponent(String($0)) }
    return parts.joined(separator: ".") + (host.map { "@\($0)" } ?? "")
  }

  /// The subject as the rules for mails want it to begin: of `[Website] topic`, `[Website]` stands before it.
  private func withPrefix(_ subject: String) -> String {
    let words = subject.hasSuffix(".") && !subject.hasSuffix("..") ? String(subject.dropLast()) : subject
    guard let norm = engagement.terms.communication?.emailNorms?.subject?.onOneLine, !norm.isEmpty else { return words }
    let end = norm.lastIndex { $0 == "]" || $0 == ":" }
    return "\(end.map { norm[...$0] } ?? norm[...]) \(words)"
  }

  /// No blanks at the ends of lines, one empty line at a time, and none at the end.
  private func tidied(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.lastIndex { !$0.isWhitespace }.map { line[...$0] } ?? ""
      if !line.isEmpty || !(lines.last ?? "").isEmpty { lines.append(line) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Datum {
  fileprivate func with(_ key: String, _ value: Datum) -> Datum {
    var map = map ?? DatumMap()
    map[key] = value
    return Datum(.map(map), origin: origin, audience: audience)
  }

  fileprivate var shown: Datum { Datum(content, origin: origin, audience: .client) }
}
