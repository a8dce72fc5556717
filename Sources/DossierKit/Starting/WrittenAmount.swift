import Values

/// An amount without the sign or the code of its currency, which people write before or after it: `1,500` of `£1,500`,
/// `1.500` of `1.500 €`. As it is where it has none, or another one.
func amountWithoutCurrency(_ text: String, _ currency: Currency) -> String {
  let names = [currency.code] + (signs[currency.code] ?? [])
  let known = text.lowercased()
  for name in names.map({ $0.lowercased() }) {
    guard known.unicodeScalars.count == text.unicodeScalars.count else { continue }
    let count = name.unicodeScalars.count
    let scalars = text.unicodeScalars
    if known.hasPrefix(name) { return String(scalars.dropFirst(count).drop(while: \.properties.isWhitespace)) }
    if known.hasSuffix(name) {
      let amount = scalars.dropLast(count)
      let end = amount.lastIndex { !$0.properties.isWhitespace }
      return end.map { String(amount[...$0]) } ?? ""
    }
  }
  return text
}

/// Whether an amount is written with the sign or the code of another currency.
func isInAnotherCurrency(_ text: String, than currency: Currency) -> Bool {
  amountWithoutCurrency(text, currency) == text
    && Currency.codes.lazy.compactMap(Currency.init).contains { amountWithoutCurrency(text, $0) != text }
}

/// By which people know a currency beside its code.
private let signs = [
  "AUD": ["$"], "CAD": ["$"], "CHF": ["Fr.", "SFr."], "CZK": ["Kč"], "DKK": ["kr."],
  "EUR": ["€", "euros", "euro", "ευρώ"],
  "GBP": ["£", "pounds"], "IDR": ["Rp.", "Rp"], "ILS": ["₪"], "INR": ["₹"], "JPY": ["¥"], "NOK": ["kr"], "NZD": ["$"],
  "PLN": ["zł"], "RUB": ["₽", "руб.", "руб"], "SEK": ["kr"], "TRY": ["₺"], "UAH": ["₴"], "USD": ["US$", "$"],
]
