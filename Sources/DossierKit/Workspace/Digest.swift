import Crypto

/// The SHA-256 of some bytes (FIPS 180-4), in 64 lower-case hexadecimal digits.
func sha256(_ bytes: [UInt8]) -> String {
  SHA256.hash(data: bytes).map { byte in
    let digits = String(byte, radix: 16)
    return byte < 0x10 ? "0" + digits : digits
  }.joined()
}
