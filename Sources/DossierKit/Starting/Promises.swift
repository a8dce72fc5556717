import Diagnostics

extension Workspace {
  /// What the defaults of a new practice promise to every client without anybody having been asked, a line each with the
  /// line of the file it stands in: first what can cost the most, then in the order of the file.
  package func promisesByDefault(in language: AuthorLanguage) -> String {
    guard let defaults = practice?["defaults"] else { return "" }
    let words: PromiseWords =
      switch language {
      case .english: .english
      case .greek: .greek
      }
    let promises =
      heavy(of: defaults, words) + light(of: defaults, words).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    guard !promises.isEmpty else { return "" }
    let lines = promises.map { "  \($0.line.map { "\(words.line) \($0): " } ?? "")\($0.text)" }
    return "\(words.heading)\n\(lines.joined(separator: "\n"))"
  }

  /// What can cost a practice its fee.
  private func heavy(of defaults: Datum, _ words: PromiseWords) -> [Promise] {
    let ending = defaults["cancellation"]
    let refund = ending?["by_provider"]
    return [
      refund?["in_progress"]?.text == "refund_all" ? Promise(refund?["refund_within"], words.refund) : nil,
      Promise(ending?["notice"], words.notice),
      Promise(ending?["handover_within"], words.handover),
      Promise(defaults["legal"]?["liability"]?["cap"], words.liability),
      Promise(defaults["payments"]?["late"]?["pause_work_after"], words.pause),
      Promise(defaults["expenses"]?["travel"]) { _ in words.expenses },
      Promise(defaults["checkpoints"]?["points"], words.checks),
    ]
    .compactMap { $0 }
  }

  /// The times and numbers in which clients are served.
  private func light(of defaults: Datum, _ words: PromiseWords) -> [Promise] {
    let plan = defaults["communication"]
    return
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
  let refund: (String) -> String
  let notice: (String) -> String
  let handover: (String) -> String
  let liability: (String) -> String
  let pause: (String) -> String
  let expenses: String
  let checks: (String) -> String
}

extension PromiseWords {
  static var english: PromiseWords {
    PromiseWords(
      heading:
        "Your papers promise by default (wd: working days, d: days, w: weeks, q: quarter); change it in content/practice.yaml:",
      line: "line",
      channel: { "`\($0)` is answered within \($1)" },
      meeting: { "`\($0)`, a call or meeting every \($1)" },
      fault: { priority, answered, mended in
        "a fault of `\(priority)` priority is answered within \(answered)"
          + (mended.map { ", and mended or worked around within \($0)" } ?? "")
      },
      afterClose: { "faults are put right for \($0) days after the end" },
      revisions: { "\($0) rounds of comments for each result" },
      complaint: { "a complaint is answered within \($0)" },
      refund: {
        "if you cannot finish, or end it yourself, the client gets back all that was paid, for accepted stages too, "
          + "within \($0)"
      },
      notice: { "the client may end it with notice of \($0), and then pays what is done" },
      handover: { "what is the client's is handed over within \($0) of the end" },
      liability: { "you are liable up to this: \($0)" },
      pause: { "you may pause the work only once a payment is \($0) late" },
      expenses: "costs such as travel are charged on top of the price",
      checks: { "\($0) progress checks in every stage, each told to the client" })
  }

  static var greek: PromiseWords {
    PromiseWords(
      heading:
        "Τα έγγραφά σας υπόσχονται εξαρχής όσα ακολουθούν (wd: εργάσιμες ημέρες, d: ημέρες, w: εβδομάδες, q: τρίμηνο)· τα "
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
      complaint: { "παράπονο: απάντηση μέσα σε \($0)" },
      refund: {
        "αν δεν μπορείτε να ολοκληρώσετε, ή καταγγείλετε εσείς, ο πελάτης παίρνει πίσω όλα όσα πλήρωσε, και για στάδια "
          + "που παρέλαβε, μέσα σε \($0)"
      },
      notice: { "ο πελάτης μπορεί να καταγγείλει με προειδοποίηση \($0), και πληρώνει όσα έγιναν" },
      handover: { "όσα ανήκουν στον πελάτη παραδίδονται μέσα σε \($0) από τη λήξη" },
      liability: { "ευθύνεστε έως: \($0)" },
      pause: { "αναστέλλετε τις εργασίες μόνο όταν μια πληρωμή καθυστερεί \($0)" },
      expenses: "έξοδα όπως οι μετακινήσεις χρεώνονται επιπλέον της αμοιβής",
      checks: { "έλεγχοι προόδου σε κάθε στάδιο, με ενημέρωση του πελάτη για τον καθένα: \($0)" })
  }
}

extension Datum {
  fileprivate var id: String { self["id"]?.text ?? "" }
}
