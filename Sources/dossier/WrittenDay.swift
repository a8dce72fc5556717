import ArgumentParser
import DossierKit
import Engagements
import Values

/// A day on the command line. One that cannot be read is kept as it was written, so that what may have been meant by it
/// is said as it is said of a day in a file.
struct WrittenDay: ExpressibleByArgument {
  private let text: String
  /// Nil where it is none.
  let day: Day?

  init(argument: String) {
    text = argument
    day = Day(argument)
  }

  /// Ends the command where it is no day.
  func validate() throws {
    guard day == nil else { return }
    do throws(Complaint) {
      _ = try answer(text, to: AskedFields.fields.on, as: .moment)
    } catch {
      throw error.asWrongUsage
    }
  }
}

extension Complaint {
  /// The complaint in sentences, for what the command line is wrong in.
  var asWrongUsage: ValidationError {
    ValidationError([message, help].compactMap { $0.map { "\($0.firstCapital)." } }.joined(separator: " "))
  }
}

extension String {
  var firstCapital: String { prefix(1).uppercased() + dropFirst() }
}
