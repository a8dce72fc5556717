import Diagnostics

extension Rule {
  /// A choice has three options at most.
  ///
  /// More than three are not compared but postponed. What is left out can be told in the conversation.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// options:
  ///   - choose: any
  ///     of:
  ///       - id: a
  ///         title: Pictures
  ///         stages: [ { title: Pictures, price: 900, takes: 2w, delivers: [ { title: Ten pictures, accepted_when: ten are online } ] } ]
  ///       - id: b
  ///         title: Film
  ///         stages: [ { title: Film, price: 1900, takes: 3w, delivers: [ { title: A minute of film, accepted_when: it plays } ] } ]
  ///       - id: c
  ///         title: Map
  ///         stages: [ { title: Map, price: 300, takes: 1w, delivers: [ { title: A map, accepted_when: it shows the harbour } ] } ]
  ///       - id: d
  ///         title: Menu
  ///         stages: [ { title: Menu, price: 200, takes: 1w, delivers: [ { title: A menu, accepted_when: Omar can change it } ] } ]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// options:
  ///   - choose: any
  ///     of:
  ///       - id: a
  ///         title: Pictures
  ///         stages: [ { title: Pictures, price: 900, takes: 2w, delivers: [ { title: Ten pictures, accepted_when: ten are online } ] } ]
  ///       - id: b
  ///         title: Film
  ///         stages: [ { title: Film, price: 1900, takes: 3w, delivers: [ { title: A minute of film, accepted_when: it plays } ] } ]
  /// ```
  static let tooManyOptions = Rule("too-many-options", .error, .proposal) { engagement in
    (engagement.terms.options ?? []).compactMap { group in
      guard let options = group.of, options.count > 3 else { return nil }
      return Finding(
        "a choice has three options at most, this one \(options.count)", at: options[3].place(of: \.title),
        help: "keep the three that differ most")
    }
  }
}
