import Diagnostics

extension Workspace {
  /// What the defaults of a new practice promise to every client without anybody having been asked, a line each with the
  /// line of the file it stands in.
  package func promisesByDefault(in language: AuthorLanguage) -> String {
    guard let defaults = practice?["defaults"] else { return "" }
    let words: PromiseWords =
      switch language {
      case .english: .english
      case .greek: .greek
      }
    let plan = defaults["communication"]
    let promises: [Promise] =
      (plan?["channels"]?.list ?? []).compactMap { channel in
        Promise(channel["reply_within"]) { words.channel(channel.id, $0) }
      }
      + (plan?["meetings"]?.list ?? []).compactMap { meeting in
        Promise(meeting["every"]) { words.meeting(meeting.id, $0) }
      }
      + (defaults["support"]?["severities"]?.list ?? []).compactMap { severity in
        Promise(severity["respond"]) { words.fault(severity.id, $0, severity["fix_or_workaround"]?.text) }
      }
      + [
        Promise(defaults["support"]?["after_close"]?["days"], words.afterClose),
        Promise(defaults["revisions"], words.revisions),
        Promise(defaults["complaints"]?["answer"], words.complaint),
      ]
      .compactMap { $0 }
    guard !promises.isEmpty else { return "" }
    let lines = promises.sorted { ($0.line ?? 0) < ($1.line ?? 0) }.map {
      "  \($0.line.map { "\(words.line) \($0): " } ?? "")\($0.text)"
    }
    return "\(words.heading)\n\(lines.joined(separator: "\n"))"
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

/// The promises in a language, each with its length of time or its number.
private struct PromiseWords {
  let heading: String
  let line: String
  let channel: (_ id: String, String) -> String
  let meeting: (_ id: String, String) -> String
  let fault: (_ priority: String, String, _ mended: String?) -> String
  let afterClose: (String) -> String
  let revisions: (String) -> String
  let complaint: (String) -> String
}

extension PromiseWords {
  static var english: PromiseWords {
    PromiseWords(
      heading:
        "Your papers promise by default (wd: working days, w: weeks, q: quarter); change it in content/practice.yaml:",
      line: "line",
      channel: { "`\($0)` is answered within \($1)" },
      meeting: { "`\($0)`, a call or meeting every \($1)" },
      fault: { priority, answered, mended in
        "a fault of `\(priority)` priority is answered within \(answered)"
          + (mended.map { ", and mended or worked around within \($0)" } ?? "")
      },
      afterClose: { "faults are put right for \($0) days after the end" },
      revisions: { "\($0) rounds of comments for each result" },
      complaint: { "a complaint is answered within \($0)" })
  }

  static var greek: PromiseWords {
    PromiseWords(
      heading: "Τα έγγραφά σας υπόσχονται εξαρχής όσα ακολουθούν (wd: εργάσιμες ημέρες, w: εβδομάδες, q: τρίμηνο)· τα "
        + "αλλάζετε στο content/practice.yaml:",
      line: "γραμμή",
      channel: { "`\($0)`: απάντηση μέσα σε \($1)" },
      meeting: { "`\($0)`: κλήση ή συνάντηση κάθε \($1)" },
      fault: { priority, answered, mended in
        "βλάβη με προτεραιότητα `\(priority)`: απάντηση μέσα σε \(answered)"
          + (mended.map { ", αποκατάσταση ή προσωρινή λύση μέσα σε \($0)" } ?? "")
      },
      afterClose: { "τα σφάλματα διορθώνονται για \($0) ημέρες μετά το τέλος" },
      revisions: { "κύκλοι παρατηρήσεων για κάθε παραδοτέο: \($0)" },
      complaint: { "παράπονο: απάντηση μέσα σε \($0)" })
  }
}

extension Datum {
  fileprivate var id: String { self["id"]?.text ?? "" }
}
