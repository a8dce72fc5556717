package import Diagnostics
package import Values

/// Reads an engagement by its declarations and fills in what it leaves out. Whether it is fit for its papers is for
/// ``check(_:)``.
///
/// - Parameters:
///   - today: the day as of which it is looked at.
///   - assumedStart: a first day to reckon with where none is agreed.
/// - Returns: nil for the engagement where nothing could be made of it; the diagnostics say why.
package func assemble(
  _ source: EngagementSource, today: Day, assumedStart: Day? = nil
) -> (engagement: Engagement?, diagnostics: [Diagnostic]) {
  var decoding = Decoding(of: source)
  let practice = decoding.decode(source.toldPractice, as: PracticeFields.self)
  let standards = decoding.decode(source.standards ?? Datum(.map(DatumMap())), as: StandardsFields.self)
  let client = decoding.decode(source.toldClient, as: ClientFields.self)
  let terms = decoding.decode(source.merged, as: TermsFields.self)
  var diagnostics: [Diagnostic] = []
  let changes = source.changes.map { read($0, of: source, decoding.roles, decoding.names) }
  decoding = decoding.ofRecords
  let missingOfTerms = decoding.missing
  let log = decoding.log(source.log, &diagnostics)
  // The packs of all countries are read, and not each of them speaks the language of these papers.
  var packs = Decoding()
  let calendars = packs.calendars(source.packs)
  diagnostics += decoding.diagnostics + changes.flatMap(\.diagnostics) + packs.diagnostics
  guard let practice, let standards, let client, let terms, let log else { return (nil, diagnostics) }
  guard let currency = source.currency else {
    diagnostics.append(
      Diagnostic(
        .error, "currency-missing", "nothing says in which currency the prices are", at: terms.span,
        help: "write `currency: EUR` here, in client.yaml or in practice.yaml"))
    return (nil, diagnostics)
  }
  diagnostics += source.unknownCountries(practice, client, terms)
  let named: [(id: String?, holder: DaysOffHolder)] = [
    (terms.calendar, .work), (client.calendar ?? source.clientPack?["calendar"]?["id"]?.text, .client),
    (practice.calendar ?? source.practicePack?["calendar"]?["id"]?.text, .provider),
  ]
  let wanted = named.lazy.compactMap(\.id).first
  if let wanted, calendars[wanted] == nil {
    diagnostics.append(
      Diagnostic(
        .error, "unknown-calendar", "there is no calendar `\(wanted)`",
        at: terms.span(of: \.calendar) ?? client.span(of: \.calendar) ?? practice.span(of: \.calendar),
        help: nearest(to: wanted, among: calendars.keys).map { "did you mean `\($0)`?" }
          ?? "there are \(calendars.keys.sorted().joined(separator: ", "))"))
  }
  // What a record lacked may have been put right since.
  let wholeLog = log.corrected
  let missingOfLog =
    decoding.missing.count == missingOfTerms.count
    ? [] : Form.entry { Declaration(LogFields.self) }.missing(in: wholeLog.datum)
  let daysOffOf = named.first { $0.id != nil }?.holder ?? .nobody
  let assembly = Assembly(
    source: source, currency: currency, today: today, assumedStart: assumedStart, practice: practice,
    standards: standards, client: client, terms: terms,
    changes: changes.compactMap { change in change.terms.map { (change.id, $0) } }, writtenLog: log,
    wholeLog: wholeLog, stepsOfAnyDay: wholeLog.steps,
    log: log.asOf(today), people: People(practice: practice, client: client), roles: decoding.roles,
    calendar: wanted.flatMap { calendars[$0] } ?? .plainWeek, daysOffOf: daysOffOf,
    missing: missingOfTerms + missingOfLog + source.missingRegistrations(practice, client) + changes.flatMap(\.missing)
      + packs.missing)
  return (assembly.engagement(), diagnostics)
}

/// What references in an engagement may lead to: a first reading learns the names, so that the second, which counts,
/// can put the id of a thing wherever it is referred to.
private func names(of source: EngagementSource) -> Names {
  var reading = Decoding(language: source.language, currency: source.currency)
  _ = reading.decode(source.practice, as: PracticeFields.self)
  _ = reading.decode(source.mergedClient, as: ClientFields.self)
  _ = reading.decode(source.merged, as: TermsFields.self)
  var said: [Diagnostic] = []
  // Of all records only conversations are referred to.
  let conversations = [LogFields.fields.calls.key, LogFields.fields.meetings.key]
  let log = reading.log(source.log.filter { conversations.contains($0.key) }, &said)
  // What a change order brings in is recorded and referred to like the rest of the work.
  for file in source.changes { _ = reading.decode(file.value, as: ChangeFields.self) }
  var names = reading.declared
  for file in source.changes { names.add(file.key, title: file.value["title"]?.text, in: .change) }
  names.keep(Set(log?.standing.conversations.compactMap(\.record.id) ?? []), in: .conversation)
  return names
}

/// A change order, and what is wrong with it or missing in it.
private struct ReadChange {
  let id: String
  let terms: Change?
  let diagnostics: [Diagnostic]
  let missing: [Missing]
}

private func read(
  _ file: DatumMap.Entry, of source: EngagementSource, _ roles: [Role: String], _ names: Names?
) -> ReadChange {
  var decoding = Decoding(language: source.language, currency: source.currency, roles: roles, names: names)
  let terms = decoding.decode(file.value, as: ChangeFields.self)
  // What stages and deliverables need elsewhere for a proposal, they need here for the change order.
  let missing = decoding.missing.map { missing in
    Missing(
      paper: max(missing.paper, .changeOrder), owner: missing.owner, key: missing.key, help: missing.help,
      span: missing.span)
  }
  return ReadChange(id: file.key, terms: terms, diagnostics: decoding.diagnostics, missing: missing)
}

/// What is wrong with the practice, whether or not an engagement uses it: its own fields, and its `defaults:` as terms
/// of any language and currency.
package func examine(practice: Datum) -> [Diagnostic] {
  var own = Decoding()
  _ = own.decode(practice, as: PracticeFields.self)
  var defaults = Decoding()
  if let terms = practice["defaults"], !terms.isNone { _ = defaults.decode(terms, as: TermsFields.self) }
  return own.diagnostics + defaults.diagnostics
}

/// What is wrong with the standards of the practice, whether or not an engagement uses them.
package func examine(standards: Datum) -> [Diagnostic] {
  var decoding = Decoding()
  _ = decoding.decode(standards, as: StandardsFields.self)
  return decoding.diagnostics
}

/// What is wrong with a client, whether or not there is an engagement.
package func examine(client: Datum) -> [Diagnostic] {
  var decoding = Decoding()
  _ = decoding.decode(client, as: ClientFields.self)
  return decoding.diagnostics
}

extension Decoding {
  /// A reading in the language and the currency of an engagement, where references lead to the things that it names.
  package init(of source: EngagementSource) {
    let names = Engagements.names(of: source)
    self.init(
      language: source.language, currency: source.currency,
      roles: source.roles.mapValues { names.id(of: $0, in: .person) ?? $0 }, names: names)
  }

  /// The files of `log/` as one entry: a key for each, records of one id united.
  fileprivate mutating func log(_ files: [DatumMap.Entry], _ diagnostics: inout [Diagnostic]) -> Log? {
    var map = DatumMap()
    for file in files {
      guard let kind = Declaration(LogFields.self).field(file.key)?.form.records else {
        diagnostics.append(
          Diagnostic(
            .error, "unknown-log", "there is no kind of record `\(file.key)`", at: file.keySpan,
            help: nearest(to: file.key, among: Declaration(LogFields.self).keys).map { "did you mean `\($0).yaml`?" }
              ?? "the name of a file in `log` is the kind of its records: "
              + Declaration(LogFields.self).keys.map { "\($0).yaml" }.joined(separator: ", ")))
        continue
      }
      map.append(
        DatumMap.Entry(
          key: file.key, keySpan: file.keySpan, value: file.value.withUnitedRecords(of: kind(), &diagnostics)))
    }
    return decode(Datum(.map(map)), as: LogFields.self)
  }

  /// The working days of every country whose pack can be read, by the calendar's name.
  fileprivate mutating func calendars(_ packs: [String: Datum]) -> [String: WorkingCalendar] {
    var calendars: [String: WorkingCalendar] = [:]
    for (_, pack) in packs.sorted(by: { $0.key < $1.key }) {
      guard let calendar = decode(pack, as: PackFields.self)?.calendar.flatMap(WorkingCalendar.init) else { continue }
      calendars[calendar.id] = calendar
    }
    return calendars
  }
}
