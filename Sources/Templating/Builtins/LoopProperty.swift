/// What can be asked of the variable `loop`.
struct LoopProperty: Sendable {
  let signature: Signature
  let summary: String
  let example: Example
  /// Nil where there is none, such as an item before the first.
  let value: @Sendable (LoopState) -> Value?

  init(
    _ signature: String, _ summary: String, _ example: Example, _ value: @escaping @Sendable (LoopState) -> Value?
  ) {
    self.signature = Signature(signature)
    self.summary = summary
    self.example = example
    self.value = value
  }

  var name: String { signature.name }

  static func named(_ name: String) -> LoopProperty? { indices[name].map { all[$0] } }

  private static let indices = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  static let all: [LoopProperty] = [
    LoopProperty("index", "The number of the turn, from 1.", over("{{ loop.index }}{{ x }} ", "1a 2b 3c ")) {
      .integer($0.position + 1)
    },
    LoopProperty("index0", "The number of the turn, from 0.", over("{{ loop.index0 }}{{ x }} ", "0a 1b 2c ")) {
      .integer($0.position)
    },
    LoopProperty(
      "revindex", "How many turns there are from this one on, this one counted.",
      over("{{ loop.revindex }}{{ x }} ", "3a 2b 1c ")
    ) { .integer($0.items.count - $0.position) },
    LoopProperty("revindex0", "How many turns are still to come.", over("{{ loop.revindex0 }}{{ x }} ", "2a 1b 0c ")) {
      .integer($0.items.count - $0.position - 1)
    },
    LoopProperty(
      "first", "Whether this is the first turn.", over("{% if not loop.first %}, {% endif %}{{ x }}", "a, b, c")
    ) {
      .bool($0.position == 0)
    },
    LoopProperty(
      "last", "Whether this is the last turn.", over("{{ x }}{% if not loop.last %}, {% endif %}", "a, b, c")
    ) {
      .bool($0.position == $0.items.count - 1)
    },
    LoopProperty(
      "length", "How many turns there are.", over("{{ x }} of {{ loop.length }}; ", "a of 3; b of 3; c of 3; ")
    ) {
      .integer($0.items.count)
    },
    LoopProperty(
      "cycle(*values)", "One value after the other, round and round.",
      over("{{ x }} {{ loop.cycle('odd', 'even') }}; ", "a odd; b even; c odd; ")
    ) { Value(.method(.cycle($0))) },
    LoopProperty(
      "depth", "How deep a recursive loop is, from 1.",
      Example(
        "{% for n in [{'t': 'a', 'of': [{'t': 'b', 'of': []}]}] recursive %}{{ loop.depth }}{{ n.t }} {{ loop(n.of) }}{% endfor %}",
        "1a 2b ")
    ) { .integer($0.depth) },
    LoopProperty("depth0", "How deep a recursive loop is, from 0.", over("{{ loop.depth0 }}", "000")) {
      .integer($0.depth - 1)
    },
    LoopProperty(
      "previtem", "The item before; missing in the first turn.",
      over("{{ x }} after {{ loop.previtem|default('nothing') }}; ", "a after nothing; b after a; c after b; ")
    ) { $0.position > 0 ? $0.items[$0.position - 1] : nil },
    LoopProperty(
      "nextitem", "The item to come; missing in the last turn.",
      over("{{ x }} before {{ loop.nextitem|default('nothing') }}; ", "a before b; b before c; c before nothing; ")
    ) { $0.position + 1 < $0.items.count ? $0.items[$0.position + 1] : nil },
    LoopProperty(
      "changed(*values)", "Whether the values are others than in the turn before.",
      Example("{% for x in [1, 1, 2] %}{% if loop.changed(x) %}{{ x }};{% endif %}{% endfor %}", "1;2;")
    ) { Value(.method(.changed($0))) },
  ]

  /// A loop over three letters.
  private static func over(_ body: String, _ result: String) -> Example {
    Example("{% for x in ['a', 'b', 'c'] %}\(body){% endfor %}", result)
  }
}
