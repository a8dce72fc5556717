import Engagements
import TestSupport
import Testing
import Values

@Suite struct AnchorTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/anchors.txt"))
  func reads(_ row: CaseRow) throws {
    let text = try row["text"]
    let read: Result<Anchor, AnchorSyntaxError> = Result { () throws(AnchorSyntaxError) in try Anchor(text) }
    switch read {
    case .success(let anchor):
      #expect(try name(anchor.event) == row["event"], "\(row)")
      #expect(try anchor.offsets.map(\.description).joined(separator: " ") == row["offsets"], "\(row)")
      #expect(try Anchor(anchor.description) == anchor, "\(row) reads what it prints")
    case .failure(let error):
      #expect(try reason(error) == row["event"], "\(row)")
    }
  }

  @Test func triggersAreReadLikeAnchors() throws {
    #expect(try Trigger("contract_agreed") == .contractAgreed)
    #expect(try Trigger("change_agreed").day == Anchor(.change))
    #expect(try Trigger("stage_accepted plan-and-design") == .stageAccepted("plan-and-design"))
    #expect(try Trigger("starts") == .anchor(Anchor(.starts)))
    #expect(try Trigger("build.end+2w").day == Anchor(.end(stage: "build"), [Length(2, .weeks)]))
    #expect(try Trigger("stage_accepted launch").day == Anchor(.accepted(stage: "launch")))
    #expect(try Trigger("stage_accepted Plan and design") == .stageAccepted("Plan and design"))
    #expect(throws: AnchorSyntaxError.noName("stage accepted")) { try Trigger("stage accepted") }
    for text in ["contract_agreed", "change_agreed", "stage_accepted launch", "2026-02-16", "advance+3w"] {
      #expect(try Trigger(text).description == text)
    }
  }

  @Test func lengthsOfOneUnitAndDirectionBecomeOne() throws {
    let anchor = try Anchor("advance+6w")
    #expect(anchor.adding(Length(15, .weeks)).description == "advance+21w")
    #expect(anchor.adding(Length(5, .workingDays)).description == "advance+6w+5wd")
    #expect(anchor.adding(Length(-1, .weeks)).description == "advance+6w-1w")
    #expect(anchor.adding(Length(.max, .weeks)).description == "advance+6w+9223372036854775807w")
  }

  @Test func aHundredThousandOffsetsAreReadInGoodTime() throws {
    let anchor = try Anchor("advance" + String(repeating: "+1d", count: 100_000))
    #expect(anchor.offsets.count == 100_000)
    let known = [Anchor.Event.advance: try day("2026-01-01")]
    #expect(try anchor.resolved(known, calendar("week")).day == day("2299-10-17"))
  }

  private func name(_ event: Anchor.Event) -> String {
    switch event {
    case .day(let day): day.description
    case .contract: "contract"
    case .change: "change order"
    case .advance: "advance"
    case .starts: "starts"
    case .start(let stage): "start of \(stage)"
    case .end(let stage): "end of \(stage)"
    case .accepted(let stage): "\(stage) accepted"
    case .input(let id): "input \(id)"
    }
  }

  private func reason(_ error: AnchorSyntaxError) -> String {
    switch error {
    case .empty: "empty"
    case .noSuchDay(let text): "no such day \(text)"
    case .noLength(let text): "no length \(text)"
    case .notInDays(let length): "not in days \(length)"
    case .noName(let text): "no name \(text)"
    }
  }
}
