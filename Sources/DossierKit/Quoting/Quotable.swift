package import Diagnostics
package import Engagements
package import Values

/// What an offer is to be drafted for.
package struct Quotable: Sendable {
  /// The requests that it answers, in the order of the log; none where it is the author's own idea.
  package let requests: [Entry<RequestFields>]
  /// The title it has if its author gives it none: the words of the request, or of the requests, cut short; nil where it
  /// answers none.
  package let title: String?
  /// What they are estimated to take; nil where one of them has no estimate.
  package let hours: Number?
  /// By which rate they are reckoned if nothing else is said; nil where nothing says it.
  package let rate: String?
  package let engagement: Engagement
  let folder: EngagementFolder
  let found: [Diagnostic]
}

/// What there is to be quoted.
package enum QuoteFinding: Sendable {
  case offer(Quotable)
  /// Nothing: why, a line for each request that is open, for the author alone.
  case nothing([String])
}

extension Workspace {
  /// What an offer is due for, or may be made for; nil after an error.
  ///
  /// - Parameters:
  ///   - ids: the requests it is to answer; none for those that an offer is due for.
  ///   - isOwn: it answers no request.
  package func quotable(
    _ folder: EngagementFolder, requests ids: [String], isOwn: Bool = false, _ options: BuildOptions
  ) -> (finding: QuoteFinding?, diagnostics: [Diagnostic]) {
    let (examined, found) = examined(folder, options)
    let errors = arranged((diagnostics + found).filter { $0.severity == .error })
    guard let engagement = examined, errors.isEmpty else { return (nil, errors) }
    if let refusal = engagement.refusalOfChanges { return (nil, [refusal]) }
    guard !isOwn else {
      let subject = Quotable(
        requests: [], title: nil, hours: nil, rate: engagement.rateOfExtras, engagement: engagement, folder: folder,
        found: found)
      return (.offer(subject), [])
    }
    do throws(ArithmeticError) {
      let standings = try engagement.requestStandings()
      var diagnostics: [Diagnostic] = []
      let wanted =
        ids.isEmpty
        ? standings.filter { $0.standing.isDue }.map(\.request)
        : engagement.requests(called: ids, among: standings, in: folder, &diagnostics)
      guard diagnostics.isEmpty else { return (nil, diagnostics) }
      guard !wanted.isEmpty else { return (.nothing(try engagement.reasons(standings, in: folder)), []) }
      let subject = Quotable(
        requests: wanted, title: offerTitle(of: wanted), hours: try engagement.estimatedHours(of: wanted),
        rate: engagement.rateOfExtras, engagement: engagement, folder: folder, found: found)
      return (.offer(subject), [])
    } catch {
      let fault = Diagnostic(.error, "overflow", "what is due in \(folder.path) cannot be reckoned: \(error)", at: nil)
      return (nil, [fault])
    }
  }
}

extension RequestStanding {
  fileprivate var isDue: Bool {
    if case .due = self { true } else { false }
  }
}

/// The words of a request as a title; of several those of the first, and the numbers of all.
func offerTitle(of requests: [Entry<RequestFields>]) -> String {
  let text = requests.first?.asked?.text ?? ""
  let words = (text.unicodeScalars.split { $0.properties.isWhitespace }).map { String($0) }
  var title = ""
  for word in words {
    guard title.unicodeScalars.count + 1 + word.unicodeScalars.count <= longestTitle else {
      title += title.isEmpty ? String(String.UnicodeScalarView(word.unicodeScalars.prefix(longestTitle))) : ""
      title += "…"
      break
    }
    title += title.isEmpty ? word : " \(word)"
    // What comes after the first sentence is no title.
    if let last = word.unicodeScalars.last, ".;!?".unicodeScalars.contains(last), word.unicodeScalars.count > 3 {
      title.unicodeScalars.removeLast()
      break
    }
  }
  let ids = requests.compactMap(\.id)
  return ids.count > 1 ? "\(title) (\(ids.joined(separator: ", ")))" : title
}

/// In code points; what is longer is no title.
private let longestTitle = 72

// What is refused.

extension Engagement {
  /// Why nothing of the engagement can be changed; nil where something can.
  fileprivate var refusalOfChanges: Diagnostic? {
    if hasEnded {
      return .refusal(
        "engagement-over", "\(path) is over: no change order changes it any more",
        help: "what is to be done now is an order of its own: `dossier new order`")
    }
    guard !hasAgreedContract else { return nil }
    let paper = isOrder ? "order" : "contract"
    return .refusal(
      "no-contract", "\(path) has no agreed \(paper) that a change order could change", at: terms.span(of: \.title),
      help: "until there is one, write what is asked for into engagement.yaml, and issue the \(paper) or the proposal")
  }

  /// The requests of some ids, in the order of the log.
  fileprivate func requests(
    called ids: [String], among standings: [(request: Entry<RequestFields>, standing: RequestStanding)],
    in folder: EngagementFolder, _ diagnostics: inout [Diagnostic]
  ) -> [Entry<RequestFields>] {
    let known = standings.compactMap(\.request.id)
    var wanted: Set<String> = []
    for id in ids {
      let meant = idsMeant(by: id, among: known)
      guard meant.count < 2 else {
        diagnostics.append(
          .refusal(
            "ambiguous-request", "`\(id)` is the name of several",
            help: "write one of \(meant.sorted().joined(separator: ", "))"
          ))
        continue
      }
      guard let (request, standing) = standings.first(where: { $0.request.id == meant.first }) else {
        diagnostics.append(
          .refusal(
            "unknown-request", "\(path) has no request `\(id)`",
            help: nearest(to: id, among: known).map { "did you mean `\($0)`?" }
              ?? (known.isEmpty
                ? "write it down first: `dossier new request \(path) …`"
                : "the last are \(known.suffix(5).joined(separator: ", "))")))
        continue
      }
      wanted.formUnion(meant)
      if !standing.isOfferable { diagnostics.append(refusal(of: request, standing, in: folder)) }
    }
    return standings.map(\.request).filter { $0.id.map(wanted.contains) ?? false }
  }

  private func refusal(
    of request: Entry<RequestFields>, _ standing: RequestStanding, in folder: EngagementFolder
  ) -> Diagnostic {
    let id = request.id ?? ""
    func refuse(_ name: String, _ message: String, at span: Span?, help: String) -> Diagnostic {
      .refusal(name, "`\(id)` \(message)", at: span, help: help)
    }
    let decided = request.decided?.span(of: \.outcome)
    switch standing {
    case .answered(let change, let state):
      let name = self.change(change)?.number ?? "changes/\(change).yaml"
      switch state {
      case .draft:
        return refuse(
          "already-drafted", "is answered by a draft that is there: content/clients/\(path)/changes/\(change).yaml",
          at: request.span,
          help: "change what it says, then `dossier build \(path)` and `dossier issue \(path) "
            + "\(DocumentKind.changeOrder.address(of: change))`")
      case .agreed:
        return refuse(
          "already-answered", "is agreed: \(name) answers it", at: request.span, help: "nothing is to be done")
      case .declined, .expired, .withdrawn:
        return refuse(
          "already-answered", "was offered as \(name), \(Self.ends[state] ?? "")", at: request.span,
          help: again(change, of: id, state))
      default:
        return refuse(
          "already-answered", "is in \(name), which waits for an answer", at: request.span,
          help:
            "`dossier agree`, `dossier decline` or `dossier withdraw` with \(path) \(name) records what becomes of it")
      }
    case .over("done"):
      return refuse(
        "request-over", "is done: what was done without a price is not charged afterwards", at: request.done?.span,
        help: "a further wish is a request of its own")
    case .over(let how):
      return refuse(
        "request-over", "is \(how)", at: request.withdrawn?.span ?? decided,
        help: "if it is wanted again, write it down as a request of its own")
    case .gladly:
      return refuse(
        "request-decided", "is to be done as goodwill, without a price", at: decided,
        help:
          "where that was wrong, put it right: `dossier mark \(path) \(id) corrected step=decided to.outcome=proposal`")
    case .free(let what) where request.decided != nil:
      return refuse(
        "request-decided", "is decided as \(what), without a price", at: decided,
        help:
          "where that was wrong, put it right: `dossier mark \(path) \(id) corrected step=decided to.outcome=proposal`")
    case .free(let kind):
      return refuse(
        "request-not-extra", "is classed as \(kind), and no extra", at: request.classed?.span(of: \.kind),
        help: "where that was wrong, put it right: `dossier mark \(path) \(id) corrected step=classed to.as=extra …`")
    default:
      return refuse(
        "not-classed", "is not classed yet", at: request.span,
        help: "say what it is first: `dossier mark \(path) \(id) classed as=extra because=…`")
    }
  }

  fileprivate func change(_ id: String) -> (number: String?, title: String?)? {
    changes.first { $0.id == id }.map { ($0.record?.id, $0.terms.title) }
  }
}

// Why nothing is due.

extension Engagement {
  /// A line for each request that is open, and for what else an offer is due for.
  fileprivate func reasons(
    _ standings: [(request: Entry<RequestFields>, standing: RequestStanding)], in folder: EngagementFolder
  ) throws(ArithmeticError) -> [String] {
    var lines = standings.compactMap { request, standing in
      reason(standing, of: request.id ?? "").map { "\(request.id ?? "") \($0)" }
    }
    for due in try proposalsDue() {
      switch due.reason {
      case .round:
        lines.append(
          "\(due.about): a round of comments beyond those included, since \(due.since); write what was asked in it down "
            + "as a request about it, classed as an extra: `dossier new request \(path) about=\(due.about) …`")
      case .allowance:
        lines.append(
          "\(due.about): used up since \(due.since), and more needs a yes before; write what is asked for down as a "
            + "request, classed as an extra")
      case .extra, .assumption, .pace: break
      }
    }
    return lines
  }

  /// Nil for what is over.
  private func reason(_ standing: RequestStanding, of id: String) -> String? {
    switch standing {
    case .gladly(let estimate, let left): return "fits the goodwill: \(estimate) min of \(left) min left"
    case .undecided(let goodwill?):
      return "is an extra, and not decided: \(goodwill.remaining) min of goodwill are left, "
        + "\(min(goodwill.terms.maxItem, goodwill.remaining)) min at most for one; "
        + "`dossier mark \(path) \(id) decided outcome=… estimate=…`, or `--request \(id)`"
    case .undecided(nil), .unanswered: return "is an extra: `--request \(id)` drafts an offer"
    case .answered(let change, .draft):
      return "is in a draft: content/clients/\(path)/changes/\(change).yaml; next: `dossier issue \(path) "
        + "\(DocumentKind.changeOrder.address(of: change))`"
    case .answered(let change, .issued):
      return "is in \(self.change(change)?.number ?? change), which waits for an answer"
    case .answered(let change, .agreed): return "is agreed: \(self.change(change)?.number ?? change)"
    case .answered(let change, let state):
      return
        "was offered as \(self.change(change)?.number ?? change), \(Self.ends[state] ?? ""): \(again(change, of: id, state))"
    case .unclassed: return "is not classed yet: `dossier mark \(path) \(id) classed as=… because=…`"
    case .free(let what): return "is \(Self.words[what] ?? what)"
    case .over, .due: return nil
    }
  }

  /// What became of an offer that nobody is bound by any more.
  private static let ends: [PaperState: String] = [
    .declined: "which was declined", .expired: "which has lapsed", .withdrawn: "which was taken back",
  ]

  /// How an offer goes out again, or the request is over as well.
  private func again(_ change: String, of request: String, _ state: PaperState) -> String {
    "if it is wanted after all, change content/clients/\(path)/changes/\(change).yaml, and `dossier issue \(path) "
      + "\(DocumentKind.changeOrder.address(of: change))`"
      // A no of the client's has ended it already.
      + (state == .declined ? "" : "; if not, `dossier mark \(path) \(request) withdrawn because=…`")
  }

  private static let words = [
    "included": "in what was agreed", "revision": "a comment on the work",
    "defect": "a fault, put right without a price",
    "question": "a question",
  ]
}
