package import Diagnostics
package import Values

/// A figure that cannot be worked out, and the place that makes it so. No paper is made without the figure; the check
/// says which it is.
package struct Fault: Sendable {
  package let error: ArithmeticError
  /// What cannot be worked out: "the price".
  package let subject: String
  package let span: Span?
}

extension [Fault] {
  /// What `compute` gives; nil where it cannot, which is kept as a fault.
  mutating func attempt<Result>(
    _ subject: String, at span: Span?, _ compute: () throws(ArithmeticError) -> Result?
  ) -> Result? {
    do throws(ArithmeticError) {
      return try compute()
    } catch {
      append(Fault(error: error, subject: subject, span: span))
      return nil
    }
  }
}
