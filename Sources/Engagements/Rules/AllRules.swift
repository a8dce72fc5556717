extension Rule {
  /// Every rule there is, by the paper that needs it, in the order of the alphabet.
  package static let all: [Rule] = proposal + contract + work

  private static let proposal: [Rule] = [
    .discountSize,
    .exemptReason,
    .expectedFigure,
    .impossibleDays,
    .impossibleTrigger,
    .noStage,
    .noTaxTreatment,
    .openPrice,
    .outsideTerm,
    .paymentPart,
    .paymentShares,
    .personOnBothSides,
    .placeholderLeft,
    .recommendedOption,
    .reverseCharge,
    .stageLength,
    .stagePrice,
    .startAfterDue,
    .taxRate,
    .tooManyOptions,
    .unknownAnchor,
  ]

  private static let contract: [Rule] = [
    .calendarYears,
    .deliverableOutsideStage,
    .deliverableWithoutAcceptance,
    .dueOnHoliday,
    .escalationLevels,
    .goalMeasure,
    .includedAndNot,
    .inputAfterStart,
    .largeAdvance,
    .lastPayment,
    .leadMeets,
    .missingSituation,
    .noAdvance,
    .noticeChannel,
    .rateCurrency,
    .replyTime,
    .signerMeets,
    .signingAuthority,
    .situationChannel,
    .stageWithoutDeliverables,
    .unfilledRole,
    .vagueAcceptance,
    .wrongSide,
  ]

  private static let work: [Rule] = [
    .agreedLate,
    .agreedUnofficially,
    .agreedWithoutAuthority,
    .decisionAuthority,
    .extraWithoutBecause,
    .futureStep,
    .overpaid,
    .stepBeforePapers,
    .stepOrder,
    .unknownRecord,
    .workBeforeStart,
  ]
}
