import Diagnostics

extension Workspace {
  /// What the defaults of a new practice promise to every client without anybody having been asked, a line each with the
  /// line of the file it stands in.
  package var promisesByDefault: String {
    guard let defaults = practice?["defaults"] else { return "" }
    let plan = defaults["communication"]
    let promises: [Promise] =
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
    guard !promises.isEmpty else { return "" }
    let lines = promises.sorted { ($0.line ?? 0) < ($1.line ?? 0) }.map {
      "  \($0.line.map { "line \($0): " } ?? "")\($0.text)"
    }
    return """
      Your papers promise by default (wd: working days, w: weeks, q: quarter); change it in content/practice.yaml:
      \(lines.joined(separator: "\n"))
      """
  }
}

private struct Promise {
  let text: String
  let line: Int?

  /// Nil where nothing is promised.
  init?(_ datum: Datum?, _ sentence: (String) -> String) {
    guard let datum, let word = datum.text else { return nil }
    text = sentence(word)
    line = datum.span?.position.line
  }
}

extension Datum {
  fileprivate var id: String { self["id"]?.text ?? "" }
}
