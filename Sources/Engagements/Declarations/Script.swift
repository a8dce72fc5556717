import Diagnostics

/// A way of writing, as far as names of the countries with a pack are written in it.
package enum Script: String, Sendable {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"
}

/// The script of the first letter of another script than Latin; of a text without one Latin, where it has letters at all.
package func script(of text: String) -> Script? {
  let scripts = text.unicodeScalars.lazy.filter(\.properties.isAlphabetic).map { scalar -> Script in
    switch scalar.value {
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    default: .latin
    }
  }
  return scripts.first { $0 != .latin } ?? scripts.first
}

/// The script of a language's papers; Latin where it is no other of these.
package func script(ofLanguage language: String) -> Script {
  switch LanguageTag(language).language {
  case "el": .greek
  case "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk": .cyrillic
  default: .latin
  }
}
