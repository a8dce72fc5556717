/// Why a calculation has no answer. Carries the facts; the sentence is written where the error is shown.
package enum ArithmeticError: Error, Hashable, Sendable {
  /// The exact result does not fit a fraction of two 128-bit integers, or an amount does not fit 64 bits.
  case overflow
  case divisionByZero
  /// Money of two currencies was added, compared or divided.
  case currencies(Currency, Currency)
  /// The operation is not in the table of allowed operations, such as money × money.
  case notAllowed(operation: String, left: String, right: String)
  /// A length of working days was added to a day without a calendar.
  case needsCalendar(Length)
  /// A result falls outside the years 1 to 9999.
  case dayOutOfRange
}
