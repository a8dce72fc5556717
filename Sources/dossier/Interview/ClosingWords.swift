import Engagements

/// What is said when something new was begun.
struct ClosingWords {
  let next: String
  /// Of a folder.
  let workspace: @Sendable (String) -> String
  /// Which country a name was understood as.
  let country: @Sendable (String) -> String
  /// What the command that begins a client is for.
  let client: String
  /// What the command that begins an engagement is for.
  let engagement: String
  /// By which names a client and its folder are called in examples.
  let exampleClient: (name: String, word: String)
  /// What a client comes to pay who reads prices with the tax in them.
  let pays: @Sendable (Totals) -> String
  /// Of the page that was made, with the command that makes it again.
  let read: @Sendable (_ command: String) -> String
  /// Of a page that could not be made yet, with the command that makes it.
  let needed: @Sendable (_ document: FirstDocument, _ command: String) -> String
}

/// What is sent to a client first.
enum FirstDocument: String {
  case proposal, order
}

extension ClosingWords {
  static let english = ClosingWords(
    next: "Next:",
    workspace: { "\($0) is a workspace now. content/practice.yaml says who you are, and what usually stays the same." },
    country: { "The country is \($0)." },
    client: "somebody you work for, by name",
    engagement: "what you would do, and the proposal",
    exampleClient: ("Fernhollow Bakery", "fernhollow"),
    pays: { "The client pays \($0.gross): \($0.net) and \($0.treatment.label) of \($0.tax)." },
    read: { "Read it in a browser. What you change in the files is in it after `\($0)`." },
    needed: { document, command in "The \(document.rawValue) is made once what is listed is there: \(command)" })

  static let greek = ClosingWords(
    next: "Στη συνέχεια:",
    workspace: {
      "Ο φάκελος \($0) είναι έτοιμος. Το content/practice.yaml λέει ποιοι είστε και ό,τι συνήθως μένει ίδιο."
    },
    country: { "Η χώρα είναι: \($0)." },
    client: "κάποιος για τον οποίο εργάζεστε, με το όνομά του",
    engagement: "τι θα κάνατε, και η προσφορά",
    exampleClient: ("Αφοί Παπαδόπουλοι", "παπαδόπουλοι"),
    pays: { "Ο πελάτης πληρώνει \($0.gross): \($0.net) και \($0.treatment.label) \($0.tax)." },
    read: { "Διαβάστε τη στον browser σας. Ό,τι αλλάζετε στα αρχεία μπαίνει σε αυτήν με `\($0)`." },
    needed: { document, command in
      let page =
        switch document {
        case .proposal: "Η προσφορά"
        case .order: "Η ανάθεση"
        }
      return "\(page) φτιάχνεται μόλις συμπληρωθούν όσα λείπουν: \(command)"
    })
}
