import Diagnostics

/// What was found in one file: as much as helps someone who reads it, then how much more there was.
struct Findings {
  /// Nobody reads the hundred and first; a hostile file could hold millions.
  private static let most = 100

  private var reported: [Diagnostic] = []
  private var unreported = 0

  var isEmpty: Bool { reported.isEmpty }

  mutating func report(_ diagnostic: Diagnostic) {
    if reported.count < Self.most { reported.append(diagnostic) } else { unreported += 1 }
  }

  var diagnostics: [Diagnostic] {
    guard unreported > 0 else { return reported }
    var all = reported
    all[all.count - 1].notes.append(Diagnostic.Note("\(unreported) further mistakes of this file are not shown"))
    return all
  }
}
