import Diagnostics
import Values

extension Rule {
  /// The days of the stages can be worked out.
  ///
  /// They cannot where the first day hangs on the end of a stage that itself waits for the first day, or where a length
  /// leads out of the calendar.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// starts: launch.end
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// starts: advance
  /// ```
  static let impossibleDays = Rule("impossible-days", .error, .proposal) { engagement in
    let terms = engagement.terms
    var findings: [Finding] = []
    if case .starts? = terms.starts?.event {
      findings.append(
        Finding("the first day hangs on itself", at: terms.span(of: \.starts), help: "write a day, or `advance`"))
    }
    for fault in engagement.work.schedule.faults {
      switch fault {
      case .cycle(let stages):
        findings.append(
          Finding(
            "the first day waits for the stages, and they wait for it: \(stages.joined(separator: ", "))",
            at: terms.span(of: \.starts), help: "write a day, or `advance`"))
      case .arithmetic(let id, let error):
        let stage = engagement.work.stages.first { $0.id == id }?.terms
        let (days, place) = (
          "the days of \(stage?.name ?? "stage `\(id)`")",
          stage?.span(of: \.takes) ?? stage?.span(of: \.due) ?? stage?.span
        )
        if case .notAllowed = error {
          findings.append(
            Finding("\(days) cannot be told from hours", at: place, help: "write d, wd, w, mo, q or y: 2d, 6w"))
        } else {
          findings.append(Finding("\(days) lie outside the years 1 to 9999", at: place))
        }
      // Said by `unknown-anchor`.
      case .noSuchStage: break
      }
    }
    return findings
  }
}
