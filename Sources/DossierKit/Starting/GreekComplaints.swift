import Diagnostics
import Engagements
import Values

extension Complaint {
  var greek: ComplaintWords {
    switch self {
    case .empty: ComplaintWords("εδώ δεν γράφτηκε τίποτα")
    case .refusedCharacter(let scalar):
      ComplaintWords("ο χαρακτήρας \(codePoint(scalar)) δεν έχει θέση σε κείμενο", "παραλείψτε τον")
    case .nameless(let text):
      ComplaintWords("το «\(text)» δεν έχει ούτε γράμμα ούτε ψηφίο", "γράψτε το με λέξεις")
    case .addressForName(let text):
      ComplaintWords(
        "το «\(text)» είναι διεύθυνση, και τα έγγραφα γράφουν ονόματα", "γράψτε το όνομα· η διεύθυνση ζητείται μετά")
    case .unread(let text, let form, let finding): form.greek(of: text, finding)
    case .notAmong(_, .kindOfClient, let text):
      ComplaintWords(Choice.kindOfClient.greek(without: text), "γράψτε επιχείρηση ή ιδιώτης")
    case .notAmong(let words, let choice, let text):
      ComplaintWords(
        choice.greek(without: text),
        nearest(to: text, among: words).map { "μήπως εννοείτε \($0);" } ?? "γράψτε \(oneOf(words))")
    case .twoReadings(let text, let readings):
      ComplaintWords("το «\(text)» διαβάζεται με δύο τρόπους", "γράψτε \(oneOf(readings)), όποιο εννοείτε")
    case .norwayOrNo(let text):
      ComplaintWords("το `\(text)` μπορεί να είναι η Νορβηγία ή ένα «όχι»", "για τη Νορβηγία γράψτε `NO` ή `Νορβηγία`")
    case .country(let text, let meant):
      ComplaintWords(
        "δεν υπάρχει χώρα «\(text)»",
        meant.map { "μήπως εννοείτε \($0), \(countryName($0, in: "el"));" }
          ?? "γράψτε τον κωδικό της με δύο γράμματα, όπως FR ή JP")
    case .language(let text, let known):
      ComplaintWords(
        "δεν υπάρχουν έτοιμα κείμενα στη γλώσσα «\(text)»",
        "υπάρχουν: \(known.map { "\($0), \(languageName($0, in: "el").lowercased())" }.joined(separator: "· "))")
    case .jurisdiction(let text, let pack):
      ComplaintWords(
        "δεν υπάρχει εκεί δικαιοδοσία «\(text)»",
        "υπάρχουν: \(jurisdictionNames(of: pack, in: "el").joined(separator: ", "))")
    case .spellingOfNobody(let text, let names):
      ComplaintWords(
        "το «\(text)» δεν γράφει κανένα από τα ονόματά σας",
        "γράψτε ένα όπως το δώσατε, και πώς γράφεται: \(names.map { "\"\($0)=…\"" }.joined(separator: ", "))")
    case .registration(let text):
      ComplaintWords(
        "το «\(text)» δεν λέει πώς ονομάζεται ο αριθμός", "γράψτε το όνομά του πριν από αυτόν: \"Μητρώο=123456\"")
    case .vatNumber(let fault): ComplaintWords(fault.greek, "συγκρίνετέ τον με ό,τι έγραψε η εφορία")
    case .exampleAccount(let number):
      ComplaintWords("το «\(number)» είναι παράδειγμα, όχι πραγματικός λογαριασμός", "γράψτε ό,τι έγραψε η τράπεζά σας")
    case .sortCode(let text): ComplaintWords("το «\(text)» δεν είναι sort code", "γράψτε έξι ψηφία: 00-00-00")
    case .accountNumber(let text, let isBesideSortCode):
      ComplaintWords(
        "το «\(text)» δεν είναι αριθμός λογαριασμού",
        isBesideSortCode ? "γράψτε τα οκτώ ψηφία του" : "γράψτε τον ολόκληρο, όπως τον γράφει η τράπεζά σας")
    case .withholding(let text, let rates):
      ComplaintWords(
        "το «\(text)» δεν είναι συντελεστής παρακράτησης εκεί",
        "γράψτε \(oneOf(rates.map(\.description) + ["καμία"]))")
    case .vatRate(let share, let rates):
      ComplaintWords(
        "το «\(share)» δεν είναι συντελεστής του φόρου εκεί",
        "γράψτε \(oneOf(rates.map(\.description)))· όποιος άλλος μπαίνει στον πίνακα του practice.yaml")
    case .noTaxInPrice:
      ComplaintWords("στον πελάτη αυτόν δεν χρεώνετε φόρο, άρα καμία τιμή δεν τον περιέχει", "παραλείψτε την επιλογή")
    case .price(let text):
      ComplaintWords("το «\(text)» δεν είναι τιμή", "γράψτε πόσο κοστίζει, όπως 3000 ή 3000.00")
    case .partOfPrice(let text):
      ComplaintWords("το «\(text)» δεν είναι μέρος της τιμής", "γράψτε ένα ποσοστό από 0% έως 100%, όπως 30%")
    case .rateWithoutCurrency(let text):
      ComplaintWords("το «\(text)» δεν λέει το νόμισμα", "γράψτε το πριν από το ποσό: EUR=90")
    case .notIn(let currency, let text):
      ComplaintWords("το «\(text)» δεν είναι σε \(currency)", "γράψτε την τιμή σε \(currency)· τίποτα δεν μετατρέπεται")
    case .currency(let currency, let known):
      ComplaintWords(
        "δεν έχετε τιμές σε \(currency)",
        "έχετε σε \(known.map(\.code).joined(separator: ", "))· άλλο νόμισμα προστίθεται με ένα ποσό στο `rates:` και "
          + "όπου αλλού έχει ποσά το practice.yaml")
    case .hourlyRateMissing(let currency):
      ComplaintWords("δεν έχετε τιμή για την ώρα σε \(currency)", "δώστε την τιμή της εργασίας: `--price`")
    case .hourlyRateUnclear(let rates):
      ComplaintWords("πουθενά δεν γράφεται ποια τιμή της ώρας ισχύει", "ορίστε την με `--rate`: \(oneOf(rates))")
    case .feeUnclear(let stages):
      stages.isEmpty
        ? ComplaintWords("κανένα στάδιο δεν πληρώνεται ανά περίοδο", "γράψτε πόσο κοστίζει η τροποποίηση: `--price`")
        : ComplaintWords(
          "πολλά στάδια πληρώνονται ανά περίοδο",
          "γράψτε το id του ενός με την αμοιβή του: \(oneOf(stages.map { "\($0)=…" }))")
    case .stage(let text):
      ComplaintWords(
        "το «\(text)» δεν είναι στάδιο", "γράψτε τον τίτλο, την τιμή και τη διάρκειά του: \"Μελέτη=3000,6w\"")
    case .commaInPrice(let text, let complaint):
      ComplaintWords(
        "στο πρώτο κόμμα του «\(text)» τελειώνει η τιμή, και μετά γράφεται μόνο η διάρκεια", complaint.greek.help)
    case .count(let text, let most): ComplaintWords("το «\(text)» δεν είναι ακέραιος αριθμός έως \(most)")
    case .hoursOfWork(let text):
      ComplaintWords("το «\(text)» δεν είναι αριθμός ωρών", "γράψτε πόσες είναι, όπως 6 ή 1.5")
    case .hoursOfDay(let text):
      ComplaintWords("το «\(text)» δεν λέει από πότε έως πότε", "γράψτε δύο ώρες, όπως 09:00-17:00")
    case .noTime(let text): ComplaintWords("το «\(text)» δεν είναι διάρκεια", "γράψτε τουλάχιστον μία ημέρα: 1wd")
    case .stated(let words): words
    }
  }
}

/// `20%, 3% ή καμία`
private func oneOf(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) ή \(last)"
}

extension Complaint.Choice {
  fileprivate func greek(without text: String) -> String {
    switch self {
    case .timeToPay: "το «\(text)» δεν λέει πότε πληρώνεται"
    case .kindOfClient: "το «\(text)» δεν λέει αν ο πελάτης είναι επιχείρηση ή ιδιώτης"
    case .person: "κανείς στην επιχείρησή σας δεν λέγεται «\(text)»"
    case .stagePaidByThePeriod: "κανένα στάδιο «\(text)» δεν πληρώνεται ανά περίοδο"
    case .openWork: "κανένα παραδοτέο ή στάδιο «\(text)» δεν μένει να παραληφθεί"
    case .hourlyRate(let currency): "δεν έχετε τιμή για την ώρα «\(text)» σε \(currency)"
    }
  }
}

extension AnswerForm {
  fileprivate func greek(of text: String, _ finding: Diagnostic) -> ComplaintWords {
    switch self {
    case .amount(let currency): amount(text, in: currency, finding)
    case .number:
      ComplaintWords(
        "το «\(text)» δεν διαβάζεται ως αριθμός",
        "γράψτε μόνο ψηφία, με τελεία πριν από τα δεκαδικά: \(WrittenNumber(text).readings.last ?? "6 ή 1.5")")
    case .share:
      ComplaintWords(
        "το «\(text)» δεν είναι ούτε ποσοστό ούτε κλάσμα",
        shareMeant(by: text).map { "μήπως εννοείτε \($0);" } ?? "γράψτε για παράδειγμα 30% ή 1/3")
    case .length:
      ComplaintWords(
        "το «\(text)» δεν είναι χρονικό διάστημα",
        "γράψτε έναν ακέραιο αριθμό και τη μονάδα του: 6 εβδομάδες (6w), 10 εργάσιμες (10wd), 14 ημέρες (14d)")
    case .delay:
      ComplaintWords(
        "το «\(text)» δεν λέει πόσο μετατίθεται", "γράψτε εργάσιμες ημέρες, 3wd ή -2wd, ή 0 αν δεν αλλάζει τίποτα")
    case .currency:
      ComplaintWords(
        "το «\(text)» δεν είναι νόμισμα του ISO 4217",
        nearest(to: text, among: Currency.codes).map { "μήπως εννοείτε \($0);" } ?? "γράψτε έναν κωδικό, όπως EUR ή GBP"
      )
    case .language:
      ComplaintWords("δεν υπάρχει γλώσσα «\(text)»", "γράψτε έναν κωδικό, όπως el, en ή en-GB")
    case .country:
      ComplaintWords("το «\(text)» δεν είναι κωδικός χώρας", "γράψτε δύο κεφαλαία γράμματα, όπως GR ή GB")
    case .moment:
      ComplaintWords("το «\(text)» δεν είναι ημέρα", "γράψτε έτος-μήνα-ημέρα, όπως 2026-02-16")
    case .email:
      ComplaintWords("το «\(text)» δεν είναι διεύθυνση email", "γράψτε μία όπως ioanna@client.example")
    case .phone:
      ComplaintWords(
        "το «\(text)» δεν είναι αριθμός τηλεφώνου", "γράψτε ψηφία, με + και κενά όπου θέλετε: +30 210 000 0000")
    case .iban:
      ComplaintWords(
        "το «\(text)» δεν είναι IBAN: κάτι λείπει ή είναι γραμμένο λάθος", "συγκρίνετέ το με ό,τι έγραψε η τράπεζά σας")
    case .yesNo: ComplaintWords("το «\(text)» δεν είναι ούτε ναι ούτε όχι", "γράψτε ναι ή όχι")
    case .client where finding.id == "ambiguous-client":
      ComplaintWords("το «\(text)» είναι όνομα περισσότερων πελατών", "γράψτε το όνομα ενός φακέλου")
    case .client(let folders):
      ComplaintWords(
        "δεν υπάρχει πελάτης «\(text)»",
        nearest(to: slug(text), among: folders).map { "μήπως εννοείτε \($0);" }
          ?? (folders.isEmpty ? "" : "υπάρχουν: \(folders.joined(separator: ", "))· ") + "με + αρχίζει καινούργιος")
    }
  }

  private func amount(_ text: String, in currency: Currency, _ finding: Diagnostic) -> ComplaintWords {
    let written = WrittenNumber(text)
    let meant = written.amounts(in: currency)
    let sign = written.namesCurrency ? ", χωρίς το νόμισμα" : ""
    switch finding.id {
    case "too-many-decimals":
      let thousands = written.readings.count > 1 ? "· \(written.readings[0]), αν η τελεία χωρίζει χιλιάδες" : ""
      return ComplaintWords(
        currency.places == 0
          ? "τα ποσά σε \(currency) δεν έχουν δεκαδικά, και το «\(text)» έχει"
          : "τα ποσά σε \(currency) έχουν έως \(currency.places) δεκαδικά, και το «\(text)» περισσότερα",
        "γράψτε ένα ποσό που μπορεί να πληρωθεί\(thousands)")
    case "amount-too-large": return ComplaintWords("το «\(text)» είναι υπερβολικά μεγάλο ποσό")
    case "ambiguous-amount":
      return ComplaintWords("το «\(text)» διαβάζεται με δύο τρόπους", "γράψτε \(oneOf(meant)), όποιο εννοείτε\(sign)")
    default:
      let help =
        switch meant.count {
        case 0: "γράψτε μόνο ψηφία, με τελεία πριν από τα δεκαδικά: 1200 ή 1200.50"
        case 1 where written.namesCurrency: "γράψτε \(meant[0])\(sign)"
        case 1: "γράψτε μόνο ψηφία, με τελεία πριν από τα δεκαδικά: \(meant[0]), αν εννοείτε αυτό"
        default: "γράψτε \(oneOf(meant)), όποιο εννοείτε\(sign)"
        }
      return ComplaintWords("το «\(text)» δεν διαβάζεται ως ποσό", help)
    }
  }
}

extension VATNumberFault {
  fileprivate var greek: String {
    switch self {
    case .prefix(let found, let number, let country, let expected):
      "ο αριθμός ΦΠΑ της χώρας \(country) αρχίζει με \(expected), και το «\(number)» με \(found)"
    case .characters(let number, let country, let prefix, let areLettersAllowed):
      "\(taxNumber(of: country, after: prefix)) έχει \(areLettersAllowed ? "γράμματα και ψηφία" : "μόνο ψηφία"), "
        + "και το «\(number)» έχει και κάτι άλλο"
    case .length(let found, let number, let country, let prefix, let expected, let areLettersAllowed):
      "\(taxNumber(of: country, after: prefix)) έχει \(oneOf(expected.map(String.init))) "
        + (areLettersAllowed ? "γράμματα και ψηφία" : "ψηφία") + ", και το «\(number)» έχει \(found)"
    case .checkDigits(let number):
      "τα ψηφία του «\(number)» δεν ταιριάζουν μεταξύ τους: κάποιο είναι γραμμένο λάθος"
    }
  }

  /// As people call it there; in Greece they know it without its prefix.
  private func taxNumber(of country: String, after prefix: String) -> String {
    country == "GR" ? "ο ΑΦΜ" : "μετά το \(prefix) ο αριθμός ΦΠΑ της χώρας \(country)"
  }
}
