import Testing

@testable import Engagements

/// With the country's letters between two countries, without them at home, however it was typed.
@Suite struct TaxNumberTests {
  @Test(arguments: ["EL123456789", "EL 123456789", "123456789", "el123456789", "El 123 456 789"])
  func theLettersOfTheCountryAreToldAbroadAlone(typed: String) {
    #expect(toldTaxNumber(typed, prefix: "EL", abroad: true) == "EL123456789")
    #expect(toldTaxNumber(typed, prefix: "EL", abroad: false) == "123456789")
  }
}
