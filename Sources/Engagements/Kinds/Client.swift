package import Diagnostics
package import Values

/// `content/clients/<client>/client.yaml`: who the client is.
package struct ClientFields: Fields {
  package static let name = "client"
  package static let kind = Kind(Self())
  package let name = Field("name", .text, .client, needed: .proposal, "the name by which the client is known")
  package let legalName = Field("legal_name", .text, .client, needed: .order, "the whole name, as registers have it")
  package let form = Field("form", .text, .client, "the legal form, such as private company")
  package let address = Field("address", .text, .client, needed: .order, "the postal address, a line each")
  package let country = Field("country", .country, .client, needed: .proposal, "the country of the client's seat")
  package let business = Field("business", .yesNo, .client, standard: "yes", "no for a consumer")
  package let registrations = Field(
    "registrations", .list(.entry(RegistrationFields.self)), .client, "the numbers of registers and tax offices")
  package let email = Field("email", .email, .client, "the client's address for mail")
  package let phone = Field("phone", .phone, .client, "the client's number")
  package let web = Field("web", .text, .client, "the client's site")
  package let language = Field(
    "language", .language, .client, "the language of the client's papers; without it, the country's")
  package let currency = Field(
    "currency", .currency, .client, "the currency of the client's papers; without it, the country's")
  package let timezone = Field("timezone", .text, .client, "the client's time zone; without it, the country's")
  package let calendar = Field("calendar", .text, .client, "the calendar of working days; without it, the country's")
  package let people = Field(
    "people", .keyed(PersonFields.self, in: .person), .client, needed: .order, "the people you deal with")
  package let jurisdiction = Field(
    "jurisdiction", .text, .client, "where it is registered, as papers say it, such as England and Wales")
  package let actsThrough = Field(
    "acts_through", .list(.entry(ActingFields.self)), .client,
    "who acts for the client where that is no person, such as a general partner; the last one's person signs")
  package let represented = Field(
    "represented_by", .text, .client, "who acts for the client, written out as the language's papers want it")
  package let preferences = Field("preferences", .list(.text), .team, "how the client likes to work")
  package let aims = Field("aims", .list(.text), .private, "what the client wants to reach; for the consultant alone")
  package let milestones = Field(
    "milestones", .list(.text), .private, "days that matter to the client; for the consultant alone")
  package let avoid = Field("avoid", .list(.text), .private, "subjects to avoid; for the consultant alone")
  package let met = Field("met", .text, .private, "how you met; for the consultant alone")
  package let notes = Field("notes", .text, .private, "remarks for yourself")
  package let custom = Field("custom", .anything, .client, "what there is no key for; for templates of your own")
}

package typealias Client = Entry<ClientFields>
