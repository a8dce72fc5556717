import Diagnostics
import Values

extension Rule {
  /// A question of the client's is answered within the time that the channel promises.
  ///
  /// Where the channel promises none, the time of a routine question counts.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/questions.yaml
  /// - id: Q-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     via: email
  ///     text: Can we change prices ourselves?
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/questions.yaml
  /// - id: Q-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     via: email
  ///     text: Can we change prices ourselves?
  ///   answered:
  ///     on: 2026-04-21
  ///     by: maria
  ///     text: Yes, in one table.
  /// ```
  static let questionOpen = Rule("question-open", .warning, .work) { engagement in
    guard !engagement.hasEnded else { return [] }
    let late = (engagement.log.questions ?? []).compactMap { question -> Late? in
      guard let id = question.id, question.answered == nil, let asked = question.asked,
        !engagement.people.isOurs(asked.by), let until = engagement.answerDue(question), until < engagement.today
      else { return nil }
      return Late(name: "`\(id)`", until: until, span: asked.span(of: \.on))
    }
    return late.finding("was to be answered by", help: "answer it, and add `answered:`")
  }
}
