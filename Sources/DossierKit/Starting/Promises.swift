import Diagnostics

extension Workspace {
  /// What the defaults of a new practice promise to every client without anybody having been asked, a line each with the
  /// line of the file it stands in: first what can cost the most, then in the order of the file.
  package func promisesByDefault(in language: AuthorLanguage) -> String {
    guard let defaults = practice?["defaults"] else { return "" }
    let promises = heavy(of: defaults) + light(of: defaults).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    guard !promises.isEmpty else { return "" }
    let (heading, line) =
      switch language {
      case .english:
        (
          "Your papers promise by default (wd: working days, d: days, w: weeks, q: quarter); "
            + "change it in content/practice.yaml:", "line"
        )
      case .greek:
        (
          "Τα έγγραφά σας υπόσχονται εξαρχής όσα ακολουθούν (wd: εργάσιμες ημέρες, d: ημέρες, w: εβδομάδες, "
            + "q: τρίμηνο)· τα αλλάζετε στο content/practice.yaml:", "γραμμή"
        )
      }
    let lines = promises.map { promise in
      "\n  \(promise.line.map { "\(line) \($0): " } ?? "")\(promise.text(in: language))"
    }
    return heading + lines.joined()
  }

  /// What can cost a practice its fee.
  private func heavy(of defaults: Datum) -> [Promise] {
    let ending = defaults["cancellation"]
    let refund = ending?["by_provider"]
    return [
      refund?["in_progress"]?.text == "refund_all" ? Promise(.refund, refund?["refund_within"]) : nil,
      Promise(.notice, ending?["notice"]),
      Promise(.handover, ending?["handover_within"]),
      Promise(.liability, defaults["legal"]?["liability"]?["cap"]),
      Promise(.rights, defaults["legal"]?["rights"]?["pass"]),
      Promise(.pause, defaults["payments"]?["late"]?["pause_work_after"]),
      Promise(.expenses, defaults["expenses"]?["approved_above"]),
      Promise(.checkpoints, defaults["checkpoints"]?["points"]),
    ]
    .compactMap { $0 }
  }

  /// The times and numbers in which clients are served.
  private func light(of defaults: Datum) -> [Promise] {
    let plan = defaults["communication"]
    let channels = (plan?["channels"]?.list ?? []).map { Promise(.channel($0.id), $0["reply_within"]) }
    let meetings = (plan?["meetings"]?.list ?? []).map { Promise(.meeting($0.id), $0["every"]) }
    let faults = (defaults["support"]?["severities"]?.list ?? []).map { severity in
      Promise(.fault(severity.id, mended: severity["fix_or_workaround"]?.text), severity["respond"])
    }
    let others = [
      Promise(.afterClose, defaults["support"]?["after_close"]?["days"]),
      Promise(.revisions, defaults["revisions"]),
      Promise(.complaint, defaults["complaints"]?["answer"]),
    ]
    return (channels + meetings + faults + others).compactMap { $0 }
  }
}

private struct Promise {
  let kind: Kind
  /// Its length of time, number or limit, as the file has it for each language.
  let values: [AuthorLanguage: String]
  let line: Int?

  enum Kind {
    case refund, notice, handover, liability, rights, pause, expenses, checkpoints
    // By their ids.
    case channel(String), meeting(String)
    case fault(String, mended: String?)
    case afterClose, revisions, complaint
  }

  /// Nil where nothing is promised. A text that is not there in a language is told in the first it has, a list by its
  /// length.
  init?(_ kind: Kind, _ datum: Datum?) {
    guard let datum,
      let value = datum.text ?? datum.list.map({ "\($0.count)" }) ?? datum.map?.entries.first?.value.text
    else { return nil }
    self.kind = kind
    values = [.english: datum["en"]?.text ?? value, .greek: datum["el"]?.text ?? value]
    line = datum.span?.position.line
  }
}

extension Promise {
  func text(in language: AuthorLanguage) -> String {
    let value = values[language] ?? ""
    return switch language {
    case .english: english(value)
    case .greek: greek(value)
    }
  }

  private func english(_ value: String) -> String {
    switch kind {
    case .refund:
      "if you cannot finish, or end it yourself, the client gets back all that was paid, for accepted stages too, "
        + "within \(value)"
    case .notice: "the client may end it with notice of \(value), and then pays what is done"
    case .handover: "what is the client's is handed over within \(value) of the end"
    case .liability: "you are liable up to this: \(value)"
    case .rights:
      "what a stage delivers is the client's, with all rights in it, once it is "
        + (value == "when_accepted" ? "accepted" : "paid")
    case .pause: "you may pause the work only once a payment is \(value) late"
    case .expenses: "costs such as travel are charged on top of the price"
    case .checkpoints: "\(value) progress checks in every stage, each told to the client"
    case .channel(let id): "`\(id)` is answered within \(value)"
    case .meeting(let id): "`\(id)`, a call or meeting every \(value)"
    case .fault(let priority, let mended):
      "a fault of `\(priority)` priority is answered within \(value)"
        + (mended.map { ", and mended or worked around within \($0)" } ?? "")
    case .afterClose: "faults are put right for \(value) days after the end"
    case .revisions: "\(value) rounds of comments for each result"
    case .complaint: "a complaint is answered within \(value)"
    }
  }

  private func greek(_ value: String) -> String {
    switch kind {
    case .refund:
      "αν δεν μπορείτε να ολοκληρώσετε το έργο ή καταγγείλετε εσείς τη σύμβαση, ο πελάτης παίρνει πίσω όλα όσα πλήρωσε, "
        + "και για στάδια που παρέλαβε, μέσα σε \(value)"
    case .notice:
      "ο πελάτης μπορεί να καταγγείλει τη σύμβαση με προειδοποίηση \(value), και τότε πληρώνει όσα έχουν γίνει"
    case .handover: "όσα ανήκουν στον πελάτη παραδίδονται μέσα σε \(value) από τη λήξη"
    case .liability: "ευθύνεστε έως εδώ: \(value)"
    case .rights:
      "τα παραδοτέα ενός σταδίου γίνονται του πελάτη, με όλα τα δικαιώματα, μόλις το "
        + (value == "when_accepted" ? "παραλάβει" : "εξοφλήσει")
    case .pause: "αναστέλλετε την εργασία μόνο όταν μια πληρωμή έχει καθυστερήσει \(value)"
    case .expenses: "έξοδα όπως οι μετακινήσεις χρεώνονται επιπλέον της αμοιβής"
    case .checkpoints: "\(value) έλεγχοι προόδου σε κάθε στάδιο, καθένας με ενημέρωση του πελάτη"
    case .channel(let id): "`\(id)`: απάντηση μέσα σε \(value)"
    case .meeting(let id): "`\(id)`: κλήση ή συνάντηση κάθε \(value)"
    case .fault(let priority, let mended):
      "βλάβη με προτεραιότητα `\(priority)`: απάντηση μέσα σε \(value)"
        + (mended.map { ", αποκατάσταση ή προσωρινή λύση μέσα σε \($0)" } ?? "")
    case .afterClose: "τα σφάλματα διορθώνονται για \(value) ημέρες μετά το τέλος"
    case .revisions: "κύκλοι παρατηρήσεων για κάθε παραδοτέο: \(value)"
    case .complaint: "παράπονο: απάντηση μέσα σε \(value)"
    }
  }
}

extension Datum {
  fileprivate var id: String { self["id"]?.text ?? "" }
}
