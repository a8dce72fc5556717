/// Dividing an amount so that its parts always add up to it.
extension Money {
  /// The parts of a split in time — instalments, proration — by cumulative rounding:
  /// part k = round(T × Sₖ) − round(T × Sₖ₋₁), Sₖ being the exact sum of the first k shares.
  ///
  /// When the shares come to one, the parts come to the whole amount, whatever their number.
  package func split(byShares shares: [Number]) throws(ArithmeticError) -> [Money] {
    var parts: [Money] = []
    parts.reserveCapacity(shares.count)
    var asked = Money.zero(currency)
    var sum = Number.zero
    for share in shares {
      sum = try sum + share
      let upToHere = try self * sum
      parts.append(try upToHere - asked)
      asked = upToHere
    }
    return parts
  }

  /// `parts` equal parts, by cumulative rounding.
  package func split(into parts: Int) throws(ArithmeticError) -> [Money] {
    guard parts > 0 else { throw .divisionByZero }
    return try split(byShares: Array(repeating: Number(1, over: Int128(parts)), count: parts))
  }

  /// The amount spread over `groups` in proportion to them, by largest remainder (ties: the first group),
  /// so that the parts add up exactly and none is more than a minor unit from its exact share.
  package func spread(over groups: [Money]) throws(ArithmeticError) -> [Money] {
    // A credit mirrors a charge, ties included.
    guard !isNegative else {
      var mirrored: [Money] = []
      for part in try negated().spread(over: groups) { mirrored.append(try part.negated()) }
      return mirrored
    }
    let total = try Money.sum(groups, in: currency)
    guard !total.isZero else {
      if isZero { return groups.map { _ in self } }
      throw .divisionByZero
    }
    var parts: [Money] = []
    var remainders: [(index: Int, remainder: Number)] = []
    var given = Money.zero(currency)
    for (index, group) in groups.enumerated() {
      let exact = try Number(Int128(minorUnits)) * (group / total)
      let whole = exact.roundedToInteger(.down)
      guard let minorUnits = Int64(exactly: whole) else { throw .overflow }
      let part = Money(minorUnits: minorUnits, currency)
      parts.append(part)
      given = try given + part
      remainders.append((index, try exact - Number(whole)))
    }
    let left = try (self - given).minorUnits
    remainders.sort { $0.remainder == $1.remainder ? $0.index < $1.index : $0.remainder > $1.remainder }
    for (index, _) in remainders.prefix(Int(left)) {
      parts[index] = try parts[index] + Money(minorUnits: 1, currency)
    }
    return parts
  }
}
