import Values

extension Number {
  /// Reads a decimal as templates write it: `12`, `0.50`, `1.5e-3`. Nil for anything else, and for what does not fit.
  init?(literal text: String) {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      self.init(text)
      return
    }
    // Beyond that no power of ten fits, whatever stands before it.
    let mostExponent = 37
    guard let mantissa = Number(parts[0]), let exponent = Int(parts[1]), exponent.magnitude <= mostExponent else {
      return nil
    }
    var value = mantissa
    for _ in 0..<exponent.magnitude {
      guard let next = try? exponent > 0 ? value * Number(10) : value / Number(10) else { return nil }
      value = next
    }
    self = value
  }

  /// The digits it needs and no more, at least one of them behind the point, as Jinja2 prints decimals; whole numbers
  /// that are decimals because they do not fit 64 bits have no point.
  var shortDecimal: String {
    if isInteger, integer == nil { return description }
    guard let places = exactPlaces, let digits = try? decimal(places: max(1, places)) else { return description }
    return digits
  }
}
