import Diagnostics

extension Rule {
  /// What papers in a language say of the practice is written in letters that its readers read.
  ///
  /// A client abroad cannot read a Greek name or address, nor pay to one. Any text can be another in papers of another
  /// language. Latin letters are read everywhere.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// legal_name: Δύο Φανάρια Ι.Κ.Ε.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # practice.yaml
  /// legal_name:
  ///   en: Two Lanterns Private Company
  ///   el: Δύο Φανάρια Ι.Κ.Ε.
  /// ```
  static let foreignLetters = Rule("foreign-letters", .warning, .proposal) { engagement in
    let practice = engagement.practice
    let own = script(ofLanguage: engagement.language)
    func foreign(_ datum: Datum?) -> (datum: Datum, script: Script)? {
      guard let datum, let text = datum.text, let script = script(of: text), script != .latin, script != own else {
        return nil
      }
      return (datum, script)
    }
    var texts = [practice.datum(of: \.name), practice.datum(of: \.legalName), practice.datum(of: \.address)]
    texts += (practice.people ?? []).map { $0.datum(of: \.name) }
    texts += (practice.registrations ?? []).map { $0.datum(of: \.value) }
    texts += (practice.bank ?? []).map { $0.datum(of: \.holder) }
    let found = texts.compactMap(foreign)
    guard let first = found.first else { return [] }
    let others = found.dropFirst().map { Diagnostic.Note("`\($0.datum.text ?? "")` as well", at: $0.datum.span) }
    return [
      Finding(
        "`\(first.datum.text ?? "")` is in \(first.script.rawValue) letters, and these papers are in another language",
        at: first.datum.span, notes: others,
        help:
          "write it for each language below the key: `\(LanguageTag(engagement.language).language): …`, and your own beside it"
      )
    ]
  }
}
