import Diagnostics

/// A kind of record, as its declaration has it: a file of the log, what it is called, the steps of one.
package struct RecordKind: Sendable {
  /// The name of its file under `log/`, without the ending.
  package let file: String
  package let traits: RecordTraits
  package let declaration: Declaration
  /// What it is about.
  package let help: String

  /// All of them, in the order of their declaration.
  package static let all: [RecordKind] = Declaration(LogFields.self).fields.compactMap { field in
    guard let kind = field.form.records?(), let traits = kind.traits else { return nil }
    return RecordKind(file: field.key, traits: traits, declaration: kind, help: field.help)
  }

  /// The kind that is meant by what one of them is called, or by the name of its file.
  package static func named(_ name: String) -> RecordKind? { all.first { $0.word == name || $0.file == name } }

  /// "request"
  package var word: String { traits.word }

  /// The steps, in the order of their declaration; the correction of one of them is the last.
  package var steps: [RecordStep] {
    declaration.fields.compactMap { field in
      field.form.step.map { RecordStep(name: field.key, repeats: $0.repeats, declaration: $0.kind(), help: field.help) }
    }
  }

  package func step(_ name: String) -> RecordStep? { steps.first { $0.name == name } }

  /// What is said of the whole record, whatever its steps: a title.
  package var fields: [any AnyField] { declaration.fields.filter { $0.key != "id" && $0.form.step == nil } }

  /// Whether commands begin one; what becomes of a thing of the terms, or of a paper, is recorded by the thing's id.
  package var isBegun: Bool {
    if case .things = traits.ids { false } else { true }
  }
}

/// A step of a kind of record.
package struct RecordStep: Sendable {
  package let name: String
  /// Whether it may happen again: it is then a list.
  package let repeats: Bool
  package let declaration: Declaration
  /// Completes the sentence "`asked` is …".
  package let help: String

  package var isCorrection: Bool { name == CorrectionFields.field.key }

  package var fields: [any AnyField] { declaration.fields }

  /// The text that it needs, or else its first.
  package var mainText: (any AnyField)? {
    fields.first { $0.needed != nil && $0.form.isText } ?? fields.first { $0.form.isText }
  }
}

extension RecordKind {
  /// The field for which a text without a key is meant: the first text that the step needs; else the record's title, or
  /// the step's first text.
  package func mainField(of step: RecordStep) -> (any AnyField)? {
    step.fields.first { $0.needed != nil && $0.form.isText } ?? fields.first { $0.key == "title" }
      ?? step.fields.first { $0.form.isText }
  }
}

extension Form {
  /// Whether it is a text of the author's, and nothing that is looked up or counted.
  package var isText: Bool {
    if case .scalar(_, by: .language?) = self { true } else { false }
  }
}
