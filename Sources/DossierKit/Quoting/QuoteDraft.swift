package import Diagnostics
import Engagements
import Values

/// A change order as an editable draft, with what is recorded beside it and its page.
package struct QuoteDraft: Sendable {
  /// The file below `changes/`, from the workspace.
  package let path: String
  let bytes: [UInt8]
  /// That the requests are answered by an offer; nil where that was decided before.
  package let log: LogAddition?
  /// The requests of which that is recorded now.
  package let decided: [String]
  /// The address of its page below the engagement's.
  package let address: String
  /// Nil where the paper waits for something.
  package let page: Output?
  /// What it waits for, a line each.
  package let needs: [String]
}

extension Workspace {
  /// Drafts an offer; nil after an error, and then nothing is to be written.
  ///
  /// The draft is tried first, in memory: an error that the engagement has with it refuses it.
  package func draft(
    _ answers: QuoteAnswers, for subject: Quotable, _ options: BuildOptions
  ) -> (draft: QuoteDraft?, diagnostics: [Diagnostic]) {
    var (name, diagnostics) = freshFolderName(
      answers.id, for: answers.title, beside: subject.folder.changes.map(\.key), reserved: [])
    guard let name, let text = text(of: answers, for: subject, called: name, today: options.today, &diagnostics) else {
      return (nil, diagnostics)
    }
    let file = "content/clients/\(subject.folder.path)/changes/\(name).yaml"
    let source = Source(name: file, text: text)
    let (datum, mistakes) = readYAML(source)
    guard let datum, !mistakes.hasErrors else { return (nil, arranged(diagnostics + mistakes)) }
    let (decidedFolder, log, decided) = subject.decided(on: options.today)
    var folder = decidedFolder
    folder.changes.append(DatumMap.Entry(key: name, keySpan: datum.span, value: datum))
    folder.changes.sort { $0.key < $1.key }
    let tentative = with(folder)
    let (engagement, found) = tentative.examined(folder, options)
    let brought = found.filter { $0.severity == .error || $0.severity == .warning && $0.span?.source.name == file }
    guard let engagement, !brought.hasErrors else { return (nil, arranged(diagnostics + brought)) }
    let address = DocumentKind.changeOrder.address(of: name)
    let (page, needs, problems) = tentative.page(address, of: folder, engagement, options)
    diagnostics = arranged(diagnostics + brought + problems)
    guard !problems.hasErrors else { return (nil, diagnostics) }
    let draft = QuoteDraft(
      path: file, bytes: source.bytes, log: log, decided: decided, address: address, page: page, needs: needs)
    return (draft, diagnostics)
  }

  /// The file of a draft; nil after an error.
  private func text(
    of answers: QuoteAnswers, for subject: Quotable, called name: String, today: Day,
    _ diagnostics: inout [Diagnostic]
  ) -> String? {
    let engagement = subject.engagement
    let stage = engagement.stageOfExtras
    if answers.paid == .half, stage == nil {
      diagnostics.append(
        .refusal(
          "no-open-stage", "no stage is open with whose acceptance the second half could be paid",
          help: "say `--paid before`, and put it right in the draft"))
      return nil
    }
    // What comes in, and nobody can accept, would count as done with the yes.
    if stage == nil, !answers.cost.isReduction, !results(of: answers, for: subject).isEmpty {
      diagnostics.append(
        .refusal(
          "no-open-stage", "every stage of \(engagement.path) is accepted: no result can come into one",
          help: "offer it as a job of its own, `dossier new order`; or write a change order that adds a stage"))
      return nil
    }
    guard let starter = starter("change.yaml", &diagnostics) else { return nil }
    var data: DatumMap = [
      "name": word(name), "title": scalar(answers.title, indent: 2), "days": word(answers.days),
      "paid": word(answers.paid.rawValue),
      "papers": word(TemplateLanguage(engagement.language).code),
      "requests": Datum(.list(subject.requests.map(datum))),
      "results": Datum(.list(results(of: answers, for: subject))),
      "later": Datum(.list(subject.requests.isEmpty ? engagement.stagesPricedLater.map { word($0.id) } : [])),
    ]
    data["fee"] = answers.fee.map {
      Datum(.map(["stage": word($0.stage), "amount": word($0.amount.amount.description)]))
    }
    if !answers.removes.isEmpty {
      var (stages, results): ([Datum], [Datum]) = ([], [])
      for removal in answers.removes {
        switch removal {
        case .stage(let id): stages.append(word(id))
        case .deliverable(let id): results.append(word(id))
        }
      }
      data["removes"] = Datum(.map(["stages": Datum(.list(stages)), "deliverables": Datum(.list(results))]))
    }
    let paidByThePeriod =
      answers.fee == nil && subject.requests.isEmpty ? engagement.inForce.stages.feesByThePeriod : []
    data["fees"] = Datum(.list(paidByThePeriod.map { word($0.stage.id) }))
    data["because"] = answers.because.map { scalar($0, indent: 2) }
    data["valid_for"] = answers.validFor.map(word)
    data["standing"] = engagement.terms.extraWork?.validFor.map { word($0.description) }
    data["stage"] = stage.map { word($0.id) }
    var price: Money?
    switch answers.cost {
    case .price(let money):
      price = money
      data["price"] = word(money.amount.description)
    case .hours(let hours, let rate):
      data["hours"] = word(hours.description)
      data["rate"] = word(rate)
      let amount = engagement.hourlyRates.first { $0.id == rate }?.amount
      price = amount.flatMap { try? $0 * hours }
      if let amount, let price { data["made"] = word("\(hours) × \(amount) = \(price)") }
    }
    if subject.requests.contains(where: \.isForExchange) {
      let untouched = engagement.inForce.deliverables.filter { $0.state == .planned }
      data["exchange"] = Datum(
        .list(untouched.map { Datum(.map(["id": word($0.id), "title": word(lineOfComment($0.title))])) }))
    } else if engagement.canExchange {
      let like = price.flatMap { try? engagement.exchangeable(for: $0) } ?? []
      data["swap"] = Datum(.list(like.prefix(3).map { word(lineOfComment($0.title)) }))
    }
    return starter.text(with: data, in: practiceLanguages, today: today, &diagnostics)
  }

  private func datum(of request: Entry<RequestFields>) -> Datum {
    var map: DatumMap = ["id": word(request.id ?? ""), "text": word(lineOfComment(request.asked?.text ?? ""))]
    map["noted"] = request.classed?.because.map { word(lineOfComment($0)) }
    return Datum(.map(map))
  }

  /// What comes in: a result for each request, or one of the author's own, if it is said by what that is accepted.
  private func results(of answers: QuoteAnswers, for subject: Quotable) -> [Datum] {
    func result(_ title: String, _ acceptedWhen: String?, request: String? = nil) -> Datum {
      var map: DatumMap = ["title": scalar(title, indent: 8)]
      map["accepted_when"] = acceptedWhen.map { scalar($0, indent: 8) }
      map["request"] = request.map(word)
      return Datum(.map(map))
    }
    guard subject.requests.isEmpty else {
      // Of one request the offer and what it brings are one thing, called as its author calls it.
      return subject.requests.enumerated().map { index, request in
        let title = subject.requests.count == 1 ? answers.title : offerTitle(of: [request])
        return result(title, answers.acceptedWhen[at: index], request: request.id ?? "")
      }
    }
    return answers.acceptedWhen[at: 0].map { [result(answers.title, $0)] } ?? []
  }
}

private func word(_ text: String) -> Datum { Datum(.text(text)) }

/// A text as it stands after its key.
private func scalar(_ text: String, indent: Int) -> Datum { word(yamlScalar(of: text, indent: indent)) }

/// A text as it may stand in a comment, or as a line of a block: nothing in it ends the line, or is not seen.
private func lineOfComment(_ text: String) -> String {
  let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { word in
    String(
      String.UnicodeScalarView(
        word.filter { ![.control, .format, .surrogate, .unassigned].contains($0.properties.generalCategory) }))
  }
  return words.joined(separator: " ")
}

extension [String?] {
  fileprivate subscript(at index: Int) -> String? { indices.contains(index) ? self[index] : nil }
}

extension Quotable {
  /// The engagement with the decision to offer what nothing is decided of yet, and what is to be written for that.
  fileprivate func decided(on today: Day) -> (folder: EngagementFolder, log: LogAddition?, ids: [String]) {
    var folder = folder
    var log: LogAddition?
    var ids: [String] = []
    for request in requests where request.decided == nil {
      guard let id = request.id else { continue }
      var step = DatumMap(stepOn: today, writtenOn: today)
      step["outcome"] = Datum(.word("proposal"))
      let record = Datum(.map(["id": Datum(.word(id)), "decided": Datum(.map(step))]))
      let (next, addition) = folder.adding(record, toLog: "requests")
      folder = next
      guard let addition else { continue }
      log = LogAddition(path: addition.path, former: log?.former ?? addition.former, bytes: addition.bytes)
      ids.append(id)
    }
    return (folder, log, ids)
  }
}
