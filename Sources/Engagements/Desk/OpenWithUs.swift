import Diagnostics
import Values

// What waits for the practice.

extension Engagement {
  /// Everything that is the practice's to do, send or answer, the most pressing first. What has a day of its own, such
  /// as a control day or a delivery, is among it from that day on.
  package var openWithUs: [OpenItem] {
    let papers = openSigned + openSignatures + openContract + openDrafts + openExpired + openPoints
    let asked = openRequests + openProposals + openQuestions(ofOurs: false) + openComplaints + actionsOfOurs
    let told = openConversations + openRecords + openControlDays + openReminders + openAllowances + openBeyond
    let made = openPauses + openDeliveries + openConfirmations + openDocuments + openStatuses
    // What is asked once the work is closed is answered all the same, and what was promised is put right.
    let promised = asked + openDeviations(with: .us) + (state == .closed ? openSignatures : [])
    // What an early end leaves: answers, records of what was said, and what is given back.
    let left =
      openQuestions(ofOurs: false) + openComplaints + actionsOfOurs + openDeviations(with: .us) + openRecords
      + openHandover
    let work =
      state == .cancelled ? left : state == .closed ? promised : promised + papers + told + made + openCompletion
    let statements = state == .cancelled ? openCancellation : openStatements
    return (work + openBills + openRefunds + openOverpayments + statements).mostPressingFirst()
  }

  private var actionsOfOurs: [OpenItem] {
    actionsOpen.filter { people.isOurs($0.given?.who) }.map { openAction($0, .us) }
  }
}
