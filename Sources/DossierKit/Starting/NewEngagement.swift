package import Diagnostics
package import Engagements
package import Values

/// What an engagement is begun with: enough for a proposal.
package struct EngagementAnswers: Sendable {
  package var title: String
  /// The name of its folder; nil to make one of its title.
  package var id: String?
  /// What the client wants; nil where it is still to be written.
  package var task: String?
  package var stages: [StageAnswers]
  /// Whether it goes on for a fee: the price of a stage is that of each month.
  package var isRetainer: Bool
  /// Whether the prices are told with the tax in them, where the practice's table has them without it.
  package var includesTax: Bool
  /// A day, or what the first day hangs on; nil for what the practice usually does.
  package var starts: String?
  /// The id of the person of the practice; nil where there is only one.
  package var lead: String?

  package init(
    title: String, id: String?, task: String?, stages: [StageAnswers], isRetainer: Bool = false,
    includesTax: Bool = false, starts: String?, lead: String?
  ) {
    self.title = title
    self.id = id
    self.task = task
    self.stages = stages
    self.isRetainer = isRetainer
    self.includesTax = includesTax
    self.starts = starts
    self.lead = lead
  }
}

package struct StageAnswers: Sendable {
  package var title: String
  package var price: Money
  /// A length, such as `6w`.
  package var takes: String

  package init(title: String, price: Money, takes: String) {
    self.title = title
    self.price = price
    self.takes = takes
  }
}

/// What a small job is begun with.
package struct OrderAnswers: Sendable {
  package var title: String
  package var id: String?
  package var task: String?
  package var price: Money
  /// Whether it is told with the tax in it, where the practice's table has prices without it.
  package var includesTax: Bool
  package var takes: String
  /// The form in which the client wants the result.
  package var form: String?
  /// What both will see when it is done.
  package var acceptedWhen: String?
  package var paid: TimeOfPayment
  package var lead: String?

  package init(
    title: String, id: String?, task: String?, price: Money, includesTax: Bool = false, takes: String, form: String?,
    acceptedWhen: String?, paid: TimeOfPayment, lead: String?
  ) {
    self.title = title
    self.id = id
    self.task = task
    self.price = price
    self.includesTax = includesTax
    self.takes = takes
    self.form = form
    self.acceptedWhen = acceptedWhen
    self.paid = paid
    self.lead = lead
  }
}

extension Workspace {
  /// The file of a client's new engagement, and the name of its folder below the client's; nil after an error.
  package func files(
    for answers: EngagementAnswers, of client: ClientFolder, today: Day
  ) -> (folder: String?, files: FileSet, diagnostics: [Diagnostic]) {
    var data = commonData(answers.title, task: answers.task, lead: answers.lead, today: today)
    data["includes_tax"] = Datum(.bool(answers.includesTax))
    data["retainer"] = Datum(.bool(answers.isRetainer))
    data["starts"] = answers.starts.map(starterText)
    data["stages"] = Datum(
      .list(
        answers.stages.map { stage in
          Datum(
            .map([
              "title": starterText(stage.title), "price": Datum(.text(stage.price.amount.description)),
              "takes": Datum(.text(stage.takes)),
            ]))
        }))
    return files(from: "engagement.yaml", data, answers.id, for: answers.title, of: client, today: today)
  }

  /// The file of a client's new order, likewise.
  package func files(
    for answers: OrderAnswers, of client: ClientFolder, today: Day
  ) -> (folder: String?, files: FileSet, diagnostics: [Diagnostic]) {
    var data = commonData(answers.title, task: answers.task, lead: answers.lead, today: today)
    data["price"] = Datum(.text(answers.price.amount.description))
    data["includes_tax"] = Datum(.bool(answers.includesTax))
    data["takes"] = Datum(.text(answers.takes))
    data["form"] = answers.form.map(starterText)
    data["accepted_when"] = answers.acceptedWhen.map(starterText)
    data["paid"] = Datum(.text(answers.paid.rawValue))
    return files(from: "order.yaml", data, answers.id, for: answers.title, of: client, today: today)
  }

  private func commonData(_ title: String, task: String?, lead: String?, today: Day) -> DatumMap {
    var data = DatumMap()
    data["title"] = starterText(title)
    data["task"] = task.flatMap { starterLines([$0]) }
    data["lead"] = lead.map(starterText)
    data["example_day"] = (try? today.adding(days: 28)).map { Datum(.text($0.description)) }
    return data
  }

  private func files(
    from name: String, _ data: DatumMap, _ id: String?, for title: String, of client: ClientFolder, today: Day
  ) -> (folder: String?, files: FileSet, diagnostics: [Diagnostic]) {
    var (folder, diagnostics) = freshFolderName(
      id, for: title, beside: client.engagements.map(\.id), reserved: ["handbook"])
    guard let folder, let starter = starter(name, &diagnostics),
      let text = starter.text(with: data, in: practiceLanguages, today: today, &diagnostics)
    else { return (nil, [:], diagnostics) }
    return (folder, ["\(folder)/engagement.yaml": Array(text.utf8)], diagnostics)
  }

  /// The client that is meant by a name: that of its folder, its own, or what begins with a word of either.
  package func client(called name: String) -> (client: ClientFolder?, diagnostics: [Diagnostic]) {
    let matches = meant(by: name, among: clients, called: \.names)
    if matches.count == 1 { return (matches[0], []) }
    guard matches.isEmpty else {
      let ambiguous = Diagnostic(
        .error, "ambiguous-client", "`\(name)` is the name of several clients", at: nil,
        help: "write one of \(matches.map(\.id).joined(separator: ", "))")
      return (nil, [ambiguous])
    }
    let nearby = nearest(to: name, among: clients.map { (id: $0.id, names: $0.names) }).map { "did you mean `\($0)`?" }
    let known = clients.map(\.id).joined(separator: ", ")
    let unknown = Diagnostic(
      .error, "unknown-client", "there is no client `\(name)`", at: nil,
      help: clients.isEmpty
        ? "begin with one: `dossier new client NAME`" : nearby ?? "there are \(known); `dossier new client` adds one")
    return (nil, [unknown])
  }

  /// The currency of an engagement with a client that has written no other.
  package func currency(of client: ClientFolder) -> Currency? {
    client.data?["currency"]?.text.flatMap(Currency.init)
      ?? papersCurrency(in: client.data?["country"]?.text ?? "")
  }

  /// An engagement with a client of which nothing is said yet, for what follows from the client alone.
  package func blankEngagement(with client: ClientFolder, today: Day) -> Engagement? {
    let folder = EngagementFolder(id: "", clientID: client.id, terms: Datum(.map(DatumMap())))
    return source(of: folder).flatMap { assemble($0, today: today).engagement }
  }

  /// The price of an engagement with a private person where a tax is added to it; nil of any other.
  package func priceForConsumer(of path: String, _ options: BuildOptions) -> Totals? {
    guard let folder = engagements.first(where: { $0.path == path }),
      let engagement = examined(folder, options).engagement, engagement.client.business == false,
      let totals = engagement.work.totals, totals.treatment.kind == .standard
    else { return nil }
    return totals
  }

  /// The people of the practice, by their ids.
  package var practicePeople: [String] { practice?["people"]?.map?.keys ?? [] }

  /// The id of one of them, by any of the person's names.
  package func practicePerson(calledBy written: String) throws(Complaint) -> String {
    let people = practice?["people"]?.map?.entries.map { person in
      (
        id: person.key,
        names: person.value["name"].map { $0.map?.entries.compactMap(\.value.text) ?? [$0.text ?? ""] } ?? []
      )
    }
    let line = try lineAnswer(written)
    guard !meant(by: line, among: people ?? [], called: { [$0.id] + $0.names }).isEmpty else {
      throw .notAmong(practicePeople, .person, line)
    }
    return try id(calledBy: line, of: "person of the practice", among: people ?? [])
  }
}
