import Diagnostics
import DossierKit

extension Diagnostic {
  /// Why something on the command line cannot be taken.
  ///
  /// - Parameter option: as it stands there: `--price`, `by=…`; or in capitals what has no name there, which the complaint
  ///   then quotes.
  init(of complaint: ComplaintWords, about option: String) {
    let isNamed = option.contains { $0.isLowercase }
    let message =
      if isNamed {
        "\(option): \(complaint.message)"
      } else if complaint.message.contains("`") {
        complaint.message
      } else {
        "\(option.lowercased()): \(complaint.message)"
      }
    self.init(.error, "bad-answer", message, at: nil, help: complaint.help)
  }
}
