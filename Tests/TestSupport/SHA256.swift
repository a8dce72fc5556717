/// The digest of FIPS 180-4, so that tests can tell what a page's policy names without the library that the tool may
/// use for it.
package func sha256(_ message: [UInt8]) -> [UInt8] {
  var padded = message + [0x80]
  while padded.count % 64 != 56 { padded.append(0) }
  let bits = UInt64(message.count) * 8
  padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
  var state = startOfSHA256
  for start in stride(from: 0, to: padded.count, by: 64) {
    var schedule = (0..<16).map { word in
      padded[start + 4 * word..<start + 4 * word + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index - 15], schedule[index - 2])
      let small = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let large = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      schedule.append(schedule[index - 16] &+ small &+ schedule[index - 7] &+ large)
    }
    var word = state
    for index in 0..<64 {
      let large = rotated(word[4], 6) ^ rotated(word[4], 11) ^ rotated(word[4], 25)
      let choice = word[4] & word[5] ^ ~word[4] & word[6]
      let first = word[7] &+ large &+ choice &+ constantsOfSHA256[index] &+ schedule[index]
      let small = rotated(word[0], 2) ^ rotated(word[0], 13) ^ rotated(word[0], 22)
      let majority = word[0] & word[1] ^ word[0] & word[2] ^ word[1] & word[2]
      word = [first &+ small &+ majority] + word[0...2] + [word[3] &+ first] + word[4...6]
    }
    for index in 0..<8 { state[index] &+= word[index] }
  }
  return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
}

private func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }

/// The first 32 bits of the fractions of the square roots of the first eight primes.
private let startOfSHA256: [UInt32] = primes(8).map { fraction(ofRoot: 2, of: $0) }
/// Those of the cube roots of the first 64.
private let constantsOfSHA256: [UInt32] = primes(64).map { fraction(ofRoot: 3, of: $0) }

private func primes(_ count: Int) -> [UInt32] {
  var primes: [UInt32] = []
  var candidate: UInt32 = 2
  while primes.count < count {
    if !primes.contains(where: { candidate % $0 == 0 }) { primes.append(candidate) }
    candidate += 1
  }
  return primes
}

/// The first 32 bits after the point of a root: the root of n·2³²ᵏ, without its upper bits.
private func fraction(ofRoot degree: Int, of number: UInt32) -> UInt32 {
  let target = UInt128(number) << (32 * degree)
  var root: UInt128 = 0
  for bit in (0..<36).reversed() {
    let larger = root | 1 << bit
    let power = degree == 2 ? larger * larger : larger * larger * larger
    if power <= target { root = larger }
  }
  return UInt32(truncatingIfNeeded: root)
}
