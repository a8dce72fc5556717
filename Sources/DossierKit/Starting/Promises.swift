import Diagnostics

extension Workspace {
  /// What the defaults of a new practice promise to every client without anybody having been asked, a line each with the
  /// line of the file it stands in: first what can cost the most, then in the order of the file.
  package var promisesByDefault: String {
    guard let defaults = practice?["defaults"] else { return "" }
    let promises = heavy(of: defaults) + light(of: defaults).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    guard !promises.isEmpty else { return "" }
    let lines = promises.map { "  \($0.line.map { "line \($0): " } ?? "")\($0.text)" }
    return """
      Your papers promise by default (wd: working days, d: days, w: weeks, q: quarter); \
      change it in content/practice.yaml:
      \(lines.joined(separator: "\n"))
      """
  }

  /// What can cost a practice its fee.
  private func heavy(of defaults: Datum) -> [Promise] {
    let ending = defaults["cancellation"]
    let refund = ending?["by_provider"]
    return [
      refund?["in_progress"]?.text == "refund_all"
        ? Promise(refund?["refund_within"]) {
          "if you cannot finish, or end it yourself, the client gets back all that was paid, for accepted stages too, "
            + "within \($0)"
        } : nil,
      Promise(ending?["notice"]) { "the client may end it with notice of \($0), and then pays what is done" },
      Promise(ending?["handover_within"]) { "what is the client's is handed over within \($0) of the end" },
      Promise(defaults["legal"]?["liability"]?["cap"]) { "you are liable up to this: \($0)" },
      Promise(defaults["payments"]?["late"]?["pause_work_after"]) {
        "you may pause the work only once a payment is \($0) late"
      },
      Promise(defaults["expenses"]?["travel"]) { _ in "costs such as travel are charged on top of the price" },
      Promise(defaults["checkpoints"]?["points"]) { "\($0) progress checks in every stage, each told to the client" },
    ]
    .compactMap { $0 }
  }

  /// The times and numbers in which clients are served.
  private func light(of defaults: Datum) -> [Promise] {
    let plan = defaults["communication"]
    return
      (plan?["channels"]?.list ?? []).compactMap { channel in
        Promise(channel["reply_within"]) { "`\(channel.id)` is answered within \($0)" }
      }
      + (plan?["meetings"]?.list ?? []).compactMap { meeting in
        Promise(meeting["every"]) { "`\(meeting.id)`, a call or meeting every \($0)" }
      }
      + (defaults["support"]?["severities"]?.list ?? []).compactMap { severity in
        let fix = severity["fix_or_workaround"]?.text.map { ", and mended or worked around within \($0)" } ?? ""
        return Promise(severity["respond"]) { "a fault of `\(severity.id)` priority is answered within \($0)\(fix)" }
      }
      + [
        Promise(defaults["support"]?["after_close"]?["days"]) { "faults are put right for \($0) days after the end" },
        Promise(defaults["revisions"]) { "\($0) rounds of comments for each result" },
        Promise(defaults["complaints"]?["answer"]) { "a complaint is answered within \($0)" },
      ]
      .compactMap { $0 }
  }
}

private struct Promise {
  let text: String
  let line: Int?

  /// Nil where nothing is promised. A text of several languages is told in the first of them, a list by its length.
  init?(_ datum: Datum?, _ sentence: (String) -> String) {
    guard let datum, let word = datum.text ?? datum.list.map({ "\($0.count)" }) ?? datum.map?.entries.first?.value.text
    else { return nil }
    text = sentence(word)
    line = datum.span?.position.line
  }
}

extension Datum {
  fileprivate var id: String { self["id"]?.text ?? "" }
}
