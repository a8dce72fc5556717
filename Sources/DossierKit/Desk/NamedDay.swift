import Values

// Days that people remember are written as people write them: "21 June", "Silver wedding on 17 October 2026",
// "1990-06-21".

extension String {
  /// The first time on or after a day that the day named in the text comes round; one that names a past year comes
  /// round every year. Nil where it names none.
  func namedDay(onOrAfter first: Day) -> Day? {
    if let iso = firstMatch(of: #/\b\d{4}-\d{2}-\d{2}\b/#), let day = Day(iso.output) {
      return day >= first ? day : first.next(month: day.month, day: day.day)
    }
    let words = split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    for (place, word) in words.enumerated() {
      guard let month = monthNames.firstIndex(where: { $0.contains(word) }) else { continue }
      // "17 October", "October 17", with the ordinal's letters or without them.
      let around = [place - 1, place + 1].filter(words.indices.contains)
      guard
        let day = around.compactMap({ Int(words[$0].prefix(while: \.isNumber)) }).first(where: { (1...31).contains($0) }
        )
      else { continue }
      let year = words[(place + 1)...].prefix(2).compactMap { Int($0) }.first { $0 > 31 }
      if let year, let named = Day(year: year, month: month + 1, day: day), named >= first { return named }
      return first.next(month: month + 1, day: day)
    }
    return nil
  }
}

extension Day {
  /// The first such day of the year from this one on; of 29 February the last of the month, where there is none.
  fileprivate func next(month: Int, day: Int) -> Day? {
    [year, year + 1].lazy.compactMap { year in
      Day(year: year, month: month, day: Swift.min(day, Day.daysIn(month: month, of: year)))
    }.first { $0 >= self }
  }
}

/// The names of the months in the languages that are shipped, in the forms in which they stand after a day.
private let monthNames: [Set<String>] = [
  ["january", "jan", "ιανουαρίου", "januari", "января"], ["february", "feb", "φεβρουαρίου", "februari", "февраля"],
  ["march", "mar", "μαρτίου", "maret", "марта"], ["april", "apr", "απριλίου", "апреля"],
  ["may", "μαΐου", "mei", "мая"], ["june", "jun", "ιουνίου", "juni", "июня"],
  ["july", "jul", "ιουλίου", "juli", "июля"], ["august", "aug", "αυγούστου", "agustus", "августа"],
  ["september", "sep", "σεπτεμβρίου", "сентября"], ["october", "oct", "οκτωβρίου", "oktober", "октября"],
  ["november", "nov", "νοεμβρίου", "ноября"], ["december", "dec", "δεκεμβρίου", "desember", "декабря"],
]
