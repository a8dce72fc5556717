extension String {
  /// The text of some scalars, written as UTF-8 at once: a view of scalars takes them one by one, at ten times the price.
  @inlinable
  package init(scalars: some Collection<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) } else { bytes += String(scalar).utf8 }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
