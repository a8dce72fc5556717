import Diagnostics
package import Values

// The people and organisations an engagement is between: what practice and client have in common.

package struct RegistrationFields: Fields {
  package static let name = "registration"
  package static let kind = Kind(Self())
  package let label = Field("label", .text, .client, needed: .order, "what the number is called, such as VAT number")
  package let value = Field("value", .text, .client, needed: .order, "the number itself, as the register prints it")
  package let vat = Field("vat", .yesNo, .client, standard: "no", "yes if this is the number for value added tax")
}

package typealias Registration = Entry<RegistrationFields>

package struct PersonFields: Fields {
  package static let name = "person"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the person")
  package let name = Field("name", .text, .client, needed: .proposal, "the whole name, as it stands in papers")
  package let role = Field("role", .text, .client, "the position, as it stands in papers")
  package let does = Field("does", .text, .client, "what the person does in the work, in plain words")
  package let phone = Field("phone", .phone, .client, "the number at which the person is reached")
  package let email = Field("email", .email, .client, "the address at which the person is reached")
  package let language = Field("language", .language, .client, "the language in which to write to the person")
  package let decides = Field("decides", .yesNo, .client, standard: "no", "yes if the person may approve results")
  package let signs = Field(
    "signs", .map(.entry(AuthorityFields.self), otherwise: .anyAuthority), .client,
    "whether the person may sign, and `up_to` which amount")
  package let salutation = Field(
    "salutation", .text, .client,
    "how a message to the person begins, written out as its language wants it: `Dear Mr Haddad`")
  package let greeting = Field(
    "greeting", .text, .team, "how to address the person, as a remark for you and your own people")
  package let aims = Field("aims", .list(.text), .private, "what the person wants to reach; for the consultant alone")
  package let interests = Field(
    "interests", .list(.text), .private, "what the person likes to talk about; for the consultant alone")
  package let avoid = Field("avoid", .list(.text), .private, "subjects to avoid; for the consultant alone")
  package let birthday = Field("birthday", .text, .private, "a day to remember; for the consultant alone")
  package let met = Field("met", .text, .private, "how you met; for the consultant alone")
}

package typealias Person = Entry<PersonFields>

package struct ActingFields: Fields {
  package static let name = "organisation that acts for another"
  package static let kind = Kind(Self())
  package let name = Field("name", .text, .client, needed: .contract, "the whole name, as registers have it")
  package let form = Field("form", .text, .client, "the legal form, such as limited company")
  package let jurisdiction = Field("jurisdiction", .text, .client, "where it is registered, as papers say it")
  package let acts = Field(
    "as", .text, .client, needed: .contract, "what it is to the one before, such as general partner")
}

package struct AuthorityFields: Fields {
  package static let name = "authority to sign"
  package static let kind = Kind(Self())
  package let upTo = Field("up_to", .money, .client, "the largest amount the person may sign for; without it, any")
}

package typealias Authority = Entry<AuthorityFields>

extension Shape where Value == Entry<AuthorityFields> {
  /// `yes`: authority for any amount; `no`: none.
  static var anyAuthority: Shape {
    Shape(
      form: .choice(["yes", "no"]),
      read: { datum, decoding in
        switch datum.text {
        case "yes": return Datum(.map(DatumMap()), origin: datum.origin, audience: decoding.audience)
        case "no": return Datum(.none, origin: datum.origin, audience: decoding.audience)
        default:
          decoding.wrongKind(datum, expected: "yes, no, or `up_to:` with an amount")
          return nil
        }
      },
      value: { $0.map == nil ? nil : Entry($0) })
  }
}

package struct BankFields: Fields {
  package static let name = "bank account"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the currency of the account")
  package let holder = Field("holder", .text, .client, "the name of the account's holder")
  package let iban = Field("iban", .iban, .client, "the international number of the account")
  package let sortCode = Field("sort_code", .text, .client, "the bank's branch, where accounts are known by it")
  package let number = Field("number", .text, .client, "the number of the account, where it is known by no IBAN")
  package let bic = Field("bic", .text, .client, "the bank's code")
  package let bank = Field("bank", .text, .client, "the bank's name")
}

package typealias BankAccount = Entry<BankFields>
