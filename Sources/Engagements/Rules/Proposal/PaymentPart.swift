import Diagnostics

extension Rule {
  /// Every payment of a schedule says its share or its amount, and not both.
  ///
  /// One that says nothing would take whatever the others leave, and nobody would have decided that.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: advance
  ///       share: 50%
  ///       when: contract_agreed
  ///     - id: middle
  ///       share: 30%
  ///       amount: 3600
  ///       when: stage_accepted plan
  ///     - id: last
  ///       share: rest
  ///       when: stage_accepted launch
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: advance
  ///       share: 50%
  ///       when: contract_agreed
  ///     - id: middle
  ///       amount: 1200
  ///       when: stage_accepted plan
  ///     - id: last
  ///       share: rest
  ///       when: stage_accepted launch
  /// ```
  static let paymentPart = Rule("payment-part", .error, .proposal) { engagement in
    let schedules = [engagement.terms.payments?.schedule ?? []] + engagement.changes.map { $0.terms.payments ?? [] }
    return schedules.flatMap { $0.enumerated() }.compactMap { index, instalment in
      let name = "payment `\(instalment.id ?? "\(index + 1)")`"
      if instalment.lacks(\.share), instalment.lacks(\.amount) {
        return Finding(
          "\(name) says neither its share nor its amount", at: instalment.place(of: \.id),
          help: "write `share: 20%`, `share: rest` or `amount: 2400.00`")
      }
      if let share = instalment.share, let amount = instalment.amount {
        let part = if case .share(let share) = share { share.inWords } else { "the rest" }
        return Finding(
          "\(name) says a share, \(part), and an amount, \(amount)", at: instalment.place(of: \.amount),
          help: "keep one of the two")
      }
      return nil
    }
  }
}
