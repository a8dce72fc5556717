package import Diagnostics
import Engagements

/// A number of a register, as it is told and as a starter writes it.
package struct RegistrationAnswers: Sendable {
  /// What papers call it, in each language in which that is known.
  package let labels: [(language: String, text: String)]
  /// Nil where it is still to be written.
  package let value: String?
  /// Whether it is the number for value added tax.
  package let isVATNumber: Bool

  /// A number that a country's pack knows.
  package init(_ registration: Datum, value: String?) {
    labels = (registration["label"]?.map?.entries ?? []).compactMap { entry in
      entry.value.text.map { (entry.key, $0) }
    }
    // Papers put the name before it: `ΔΟΥ Θεσσαλονίκης` is that of Thessaloniki.
    let names = labels.map { $0.text.lowercased() + " " }
    self.value = value.map { value in
      names.first(where: value.lowercased().hasPrefix).map { String(value.dropFirst($0.count)) } ?? value
    }
    isVATNumber = registration["vat"]?.text == "yes"
  }

  /// Any other number, by the name that is given to it.
  package init(label: String, value: String) {
    labels = [("", label)]
    self.value = value
    isVATNumber = false
  }

  /// The number for value added tax of a country without a pack.
  package init(vatNumber: String) {
    labels = [("en", "VAT number"), ("el", "Αριθμός ΦΠΑ")]
    value = vatNumber
    isVATNumber = true
  }

  /// - Parameter languages: those in which a text is written; one of them where papers have no other.
  func starterData(in languages: [String]) -> Datum {
    let known = labels.filter { languages.contains($0.language) }
    var data: DatumMap = ["is_vat": Datum(.bool(isVATNumber))]
    if known.count == 1 || known.isEmpty {
      data["label"] = (known.first ?? labels.first).map { starterText($0.text) }
    } else {
      data["labels"] = Datum(
        .list(
          known.map { label in
            Datum(.map(["language": Datum(.text(label.language)), "text": starterText(label.text)]))
          }))
      data["label"] = known.first.map { starterText($0.text) }
    }
    data["value"] = value.map(starterText)
    return Datum(.map(data))
  }
}

extension [RegistrationAnswers] {
  /// As papers name them: those that a country's pack knows in its order, then the others.
  package func inOrder(of pack: Datum?) -> [RegistrationAnswers] {
    let known = (pack?["registrations"]?.list ?? []).map { RegistrationAnswers($0, value: nil).labels.map(\.text) }
    func place(_ registration: RegistrationAnswers) -> Int {
      known.firstIndex { labels in registration.labels.contains { labels.contains($0.text) } } ?? known.count
    }
    return enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }
}

/// The numbers that a country's contracts name.
package func neededRegistrations(of pack: Datum?) -> [Datum] {
  (pack?["registrations"]?.list ?? []).filter { $0["needed"] != nil }
}

/// Those of them that were not told.
func openRegistrations(of pack: Datum?, but told: [RegistrationAnswers]) -> [RegistrationAnswers] {
  let names = Set(told.flatMap(\.labels).map(\.text))
  return neededRegistrations(of: pack).map { RegistrationAnswers($0, value: nil) }
    .filter { open in !open.labels.contains { names.contains($0.text) } }
}

/// A number with its name before it, `tax_office=ΙΓ΄ Αθηνών` or `Company number=01234567`: the name is the word that the
/// country's pack has for it, what papers call it, or anything else.
package func registrationAnswer(_ text: String, in country: String, pack: Datum?) throws(Complaint)
  -> RegistrationAnswers
{
  let line = try lineAnswer(text)
  guard let sign = line.firstIndex(of: "=") else { throw .registration(line) }
  let name = try nameAnswer(String(line[..<sign]))
  let value = try lineAnswer(String(line[line.index(after: sign)...]))
  let known = (pack?["registrations"]?.list ?? []).first { registration in
    registration["id"]?.text == name || isName(name, of: registration)
  }
  guard let known else { return RegistrationAnswers(label: name, value: value) }
  let isVATNumber = known["vat"]?.text == "yes"
  return RegistrationAnswers(known, value: isVATNumber ? try vatNumberAnswer(value, in: country) : value)
}
