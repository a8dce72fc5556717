package import Diagnostics
package import Values

/// `templates/packs/<country>.yaml`: what a country brings along.
package struct PackFields: Fields {
  package static let name = "country pack"
  package static let kind = Kind(Self())
  package let country = Field("country", .country, .client, needed: .proposal, "the country's code")
  package let asOf = Field("as_of", .day, .client, "the day on which the pack was last looked through")
  package let title = Field("name", .text, .client, "the country's name, by language")
  package let language = Field(
    "language", .language, .client, needed: .proposal, "the language of papers, unless a client has another")
  package let currency = Field(
    "currency", .currency, .client, needed: .proposal, "the currency of prices, unless a client has another")
  package let timezone = Field("timezone", .text, .client, needed: .proposal, "the time zone")
  package let phoneExample = Field("phone_example", .phone, .client, "an invented number as people write them there")
  package let registrations = Field(
    "registrations", .list(.entry(PackRegistrationFields.self)), .client, "what the numbers of registers are called")
  package let calendar = Field("calendar", .entry(CalendarFields.self), .client, needed: .proposal, "the working days")
  package let defaults = Field(
    "defaults", .raw, .private, "what engagements with clients of the country have in common")
  package let tax = Field("tax", .anything, .private, "the country's rates, as a start for a table of one's own")
  package let jurisdictions = Field(
    "jurisdictions", .list(.entry(JurisdictionFields.self)), .private,
    "whose law and courts a practice may have, as a start for `legal:` of its own")
}

package typealias Pack = Entry<PackFields>

package struct PackRegistrationFields: Fields {
  package static let name = "registration of a country"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which `dossier new` is told the number")
  package let label = Field("label", .anything, .client, "what papers call it, by language")
  package let vat = Field("vat", .yesNo, .client, standard: "no", "yes if this is the number for value added tax")
  package let needed = Field(
    "needed", .choice(["contract"]), .client,
    "the paper that names it, of the practice and of a business client at home; without one, none does")
}

/// A part of a country with a law of its own, or a place of its courts.
package struct JurisdictionFields: Fields {
  package static let name = "jurisdiction"
  package static let kind = Kind(Self())
  package let title = Field("name", .anything, .client, "what it is called, by language")
  package let postcodes = Field(
    "postcodes", .list(.text), .client, "the letters with which postcodes there begin; without them, those of the name")
  package let timezone = Field("timezone", .text, .client, "its time zone, where that is not the country's")
  package let law = Field("law", .anything, .client, "its law, as papers say it, by language")
  package let courts = Field("courts", .anything, .client, "its courts, as papers say it, by language")
}

package struct CalendarFields: Fields {
  package static let name = "calendar"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, needed: .proposal, "the name by which data refer to the calendar")
  package let weekend = Field(
    "weekend", .list(.choice(Weekday.allCases.map(\.rawValue))), .client, "the days of the week that are off")
  package let holidays = Field("holidays", .list(.entry(HolidayFields.self)), .client, "the days off")
  package let worked = Field(
    "worked", .list(.day), .client, "days of a weekend that are worked, for a day off elsewhere")
  package let from = Field("from", .whole(1...9999), .client, "the first year for which they are known")
  package let until = Field("until", .whole(1...9999), .client, "the last year for which they are known")
}

package struct HolidayFields: Fields {
  package static let name = "holiday"
  package static let kind = Kind(Self())
  package let title = Field("name", .anything, .client, "its name, by language")
  package let on = Field(
    "on", .holidayRule, .client, needed: .proposal, "the rule for its day, such as 25 dec or orthodox easter -48d")
  package let substitute = Field(
    "substitute", .choice(Holiday.Substitute.allCases.map(\.rawValue)), .client, standard: "none",
    "what happens when it falls on a weekend")
  package let from = Field("from", .whole(1...9999), .client, "the first year in which it is kept")
  package let until = Field("until", .whole(1...9999), .client, "the last year in which it is kept")
  package let except = Field("except", .list(.whole(1...9999)), .client, "years in which it was not kept")
}

extension Shape where Value == HolidayRule {
  package static var holidayRule: Shape<HolidayRule> {
    .parsed("a rule such as 25 dec, orthodox easter -48d, first mon may or 2023-05-08") { text in
      guard let rule = HolidayRule(text) else {
        return .failure(
          SyntaxFault(
            "bad-holiday", "`\(text)` is no rule for a holiday",
            help: "write 25 dec, orthodox easter -48d, western easter 1d, first mon may, last mon aug or a day"))
      }
      return .success(rule)
    }
  }
}

extension WorkingCalendar {
  /// Nil where the calendar has no name or no usable week.
  init?(_ calendar: Entry<CalendarFields>) {
    guard let id = calendar.id else { return nil }
    let weekend = Set((calendar.weekend ?? []).compactMap(Weekday.init))
    guard weekend.count < Weekday.allCases.count else { return nil }
    let holidays = (calendar.holidays ?? []).compactMap(Holiday.init)
    let years = calendar.from.flatMap { from in calendar.until.flatMap { from <= $0 ? from...$0 : nil } }
    self.init(
      id: id, weekend: weekend, holidays: holidays, worked: Set(calendar.worked ?? []), years: years,
      file: calendar.span?.source.name)
  }

  /// Where no calendar is known: Saturdays and Sundays are off, and no other day.
  static let plainWeek = WorkingCalendar(id: "plain", weekend: [.saturday, .sunday], holidays: [])
}

extension Holiday {
  fileprivate init?(_ entry: Entry<HolidayFields>) {
    guard let rule = entry.on else { return nil }
    var names: [String: String] = [:]
    for name in entry.title?.map?.entries ?? [] { names[name.key] = name.value.text }
    self.init(
      names, rule, substitute: entry.substitute.flatMap(Substitute.init) ?? .none, from: entry.from, until: entry.until,
      except: Set(entry.except ?? []))
  }
}
