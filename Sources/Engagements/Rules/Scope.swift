import Values

// The stages and deliverables of the terms, those of every option and of every change order with them.

extension Engagement {
  /// The stages of the terms and of all options.
  var agreedStages: [Stage] {
    let options = (terms.options ?? []).flatMap { $0.of ?? [] }
    return (terms.stages ?? []) + options.flatMap { $0.stages ?? [] }
  }

  /// Those, and what change orders add.
  var allStages: [Stage] { agreedStages + changes.flatMap(\.stages).map(\.terms) }

  var agreedDeliverables: [Deliverable] {
    agreedStages.flatMap { $0.delivers ?? [] } + (terms.deliverables ?? [])
  }

  var allDeliverables: [Deliverable] { agreedDeliverables + changes.flatMap(\.deliverables).map(\.terms) }

  /// The deliverables under a stage, and those beside the stages that name it.
  func deliverables(of stage: Stage) -> [Deliverable] {
    terms.deliverables(of: stage)
      + changes.flatMap { $0.terms.adds?.deliverables ?? [] }.filter { $0.stage == stage.id }
  }

  /// The stages of the work as it stands, then those that options would bring.
  var allPlannedStages: [PlannedStage] {
    let options = options.flatMap(\.options).filter { !$0.isTaken }
    return work.stages + options.flatMap { option in option.work.stages.filter { $0.option == option.id } }
  }
}

extension Entry where F == TermsFields {
  /// The deliverables under a stage, and those beside the stages that name it.
  func deliverables(of stage: Stage) -> [Deliverable] {
    (stage.delivers ?? []) + (self.deliverables ?? []).filter { $0.stage == stage.id }
  }
}

extension Entry where F == StageFields {
  /// As messages call it.
  var name: String { "stage `\(self.title ?? self.id ?? "")`" }
}

extension Entry where F == DeliverableFields {
  /// As messages call it.
  var name: String { "deliverable `\(self.title ?? self.id ?? "")`" }
}

extension Entry where F: Fields {
  /// Whether nothing stands at a field. One that could not be read stands there as nothing: it was complained of.
  func lacks<Value>(_ path: KeyPath<F, Field<Value>>) -> Bool { datum(of: path) == nil }

  /// Whether what stands at a field could be read, or nothing does.
  func isReadable<Value>(_ path: KeyPath<F, Field<Value>>) -> Bool { lacks(path) || self[dynamicMember: path] != nil }
}
