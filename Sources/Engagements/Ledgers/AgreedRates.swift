package import Values

// What an hour costs.

extension Engagement {
  /// The price of an hour on a day, by a rate of the practice; nil where the rate says nothing.
  ///
  /// The contract's rates hold for as long as the work goes on, whatever the practice's list says later: only a notice
  /// about rates brings in what the list has on the day from which it tells of them.
  package func hourlyRate(_ id: String?, on day: Day) -> Money? {
    practice.hourlyRate(id)?.amount(on: log.dayOfRates(on: day), in: currency, taxation)
  }
}

extension Entry where F == LogFields {
  /// The day whose list of rates holds on a day.
  func dayOfRates(on day: Day) -> Day {
    guard let agreed = contractAgreedOn, agreed < day else { return day }
    let told = (self.notices ?? []).compactMap { $0.given }.filter { $0.subject == NoticeSubject.rates.rawValue }
    let from = told.compactMap { $0.since ?? $0.on }.filter { $0 <= day }
    return max(agreed, from.max() ?? agreed)
  }
}
