import Diagnostics
import TestSupport
import Testing
import Values

@Suite struct DatumTests {
  @Test func everyPlaceholderStandsForItsBinding() throws {
    var last: Unicode.Scalar = "\u{0}"
    for index in 0..<Placeholder.limit {
      let scalar = try #require(Placeholder.scalar(index))
      try #require(Placeholder.index(of: scalar) == index)
      try #require(scalar > last)
      last = scalar
    }
    #expect(Placeholder.limit == 131_068)
    #expect(last == "\u{10FFFD}")
    #expect(Placeholder.scalar(-1) == nil)
    #expect(Placeholder.scalar(Placeholder.limit) == nil)
    for scalar: Unicode.Scalar in ["a", "\u{E000}", "\u{F8FF}", "\u{EFFFF}", "\u{FFFFE}", "\u{FFFFF}", "\u{10FFFE}"] {
      #expect(Placeholder.index(of: scalar) == nil)
    }
  }

  @Test func mapsKeepTheirOrderAndOneEntryAKey() {
    var map: DatumMap = ["a": Datum(.text("1")), "b": Datum(.text("2")), "c": Datum(.text("3"))]
    map["b"] = Datum(.text("4"))
    #expect(map.keys == ["a", "b", "c"])
    #expect(map["b"]?.text == "4")
    map["a"] = nil
    map["missing"] = nil
    #expect(map.keys == ["b", "c"])
    #expect(map["c"]?.text == "3")
    map["a"] = Datum(.text("5"))
    #expect(map.keys == ["b", "c", "a"])
    map.append(DatumMap.Entry(key: "c", keySpan: nil, value: Datum(.text("6"))))
    #expect(map.entries.map { $0.value.text } == ["4", "6", "5"])
  }

  /// Whatever is nested in what: nothing of a narrower audience is left, and what was removed is not silent in maps.
  @Test(arguments: Audience.allCases)
  func projectionsHoldOnlyWhatTheReaderMaySee(_ reader: Audience) throws {
    for outer in Audience.allCases {
      for inner in Audience.allCases {
        let secret = Datum(.text("secret"), audience: inner)
        let map = Datum(.map(["key": secret]), audience: outer).projected(for: reader)
        let list = Datum(.list([secret]), audience: outer).projected(for: reader)
        if outer > reader {
          #expect(map.isWithheld && list.isWithheld)
        } else if inner > reader {
          #expect(try #require(map["key"]).isWithheld)
          #expect(list.list?.isEmpty == true)
        } else {
          #expect(map["key"]?.text == "secret")
          #expect(list.list?.first?.text == "secret")
        }
      }
    }
  }

  /// A field that nobody has written holds its place for those who may not know that.
  @Test func whatHoldsAPlaceIsNotThereForThoseWhoMaySee() {
    let map = Datum(.map(["greeting": Datum(.withheld, audience: .team)]), audience: .client)
    #expect(map.projected(for: .client)["greeting"]?.isWithheld == true)
    #expect(map.projected(for: .team)["greeting"] == nil)
  }

  @Test func withheldDataDoNotSayWhereTheyStood() {
    let source = Source(name: "secret.yaml", text: "secret")
    let datum = Datum(.text("secret"), origin: .written(Span(source, 0..<6)), audience: .private)
    #expect(datum.projected(for: .client).span == nil)
    #expect(datum.projected(for: .private).span != nil)
  }
}

extension Datum {
  fileprivate var isWithheld: Bool {
    if case .withheld = content { true } else { false }
  }
}
