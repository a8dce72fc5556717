/// What the interpreter carries out by itself, as the manual shows it: statements, and names that the language gives.
struct Construct: Sendable {
  let name: String
  /// As it is written.
  let signature: String
  let summary: String
  let example: Example

  init(_ name: String, _ signature: String, _ summary: String, _ example: Example) {
    self.name = name
    self.signature = signature
    self.summary = summary
    self.example = example
  }
}

extension Construct {
  static let statements: [Construct] = [
    Construct(
      "if", "{% if condition %} … {% elif condition %} … {% else %} … {% endif %}",
      "Shows what belongs to the first condition that holds.",
      Example("{% if price.amount > 1000 %}large{% else %}small{% endif %}", "large")),
    Construct(
      "for", "{% for item in items if condition recursive %} … {% else %} … {% endfor %}",
      "Goes through a list, a map's keys or a text; `else` is shown where there was nothing. Pairs are unpacked: `for key, value in map|items`.",
      Example("{% for x in [1, 2, 3] if x is odd %}{{ x }};{% else %}none{% endfor %}", "1;3;")),
    Construct(
      "break", "{% break %}", "Ends a loop.",
      Example("{% for x in [1, 2, 3] %}{% if x == 2 %}{% break %}{% endif %}{{ x }}{% endfor %}", "1")),
    Construct(
      "continue", "{% continue %}", "Ends a turn of a loop.",
      Example("{% for x in [1, 2, 3] %}{% if x == 2 %}{% continue %}{% endif %}{{ x }}{% endfor %}", "13")),
    Construct(
      "set", "{% set name = value %}, {% set name %} … {% endset %}",
      "Gives a name to a value, or to what is written; within a loop, for the rest of the turn.",
      Example("{% set half = price / 2 %}{{ half }}", "€600.00")),
    Construct(
      "with", "{% with name = value, … %} … {% endwith %}", "Gives names that hold up to its end.",
      Example("{% with who = client.name %}Dear {{ who }}{% endwith %}", "Dear Harbour House")),
    Construct(
      "include", "{% include \"name\" ignore missing with {…} only %}",
      "Shows another template, which sees all that stands around it; `with` gives it more, `only` nothing else.",
      Example(
        "{% include \"clauses/payment.md\" with {'days': 14} %}", "Within 14 days.\n",
        files: [("clauses/payment.md", "Within {{ days }} days.")])),
    Construct(
      "import", "{% import \"name\" as name with context %}",
      "Takes the macros of another template; they see the data only `with context`.",
      Example(
        "{% import \"words.md\" as words %}{{ words.greeting('Jane') }}", "Dear Jane",
        files: [("words.md", "{% macro greeting(name) %}Dear {{ name }}{% endmacro %}")])),
    Construct(
      "from", "{% from \"name\" import name, name as other with context %}", "Takes some macros of another template.",
      Example(
        "{% from \"words.md\" import greeting %}{{ greeting('Jane') }}", "Dear Jane",
        files: [("words.md", "{% macro greeting(name) %}Dear {{ name }}{% endmacro %}")])),
    Construct(
      "macro", "{% macro name(parameter, other=value) %} … {% endmacro %}",
      "Gives a name to a text with places to fill in.",
      Example(
        "{% macro day(n) %}{{ n }} {{ n|plural('day', 'days') }}{% endmacro %}{{ day(1) }}, {{ day(2) }}",
        "1 day, 2 days")),
    Construct(
      "call", "{% call(parameter) name(…) %} … {% endcall %}",
      "Calls a macro that shows what stands here, where it prints `caller()`.",
      Example("{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}text{% endcall %}", "[text]")),
    Construct(
      "extends", "{% extends \"name\" %}", "Takes the place of the blocks of another template.",
      Example(
        "{% extends \"letter.md\" %}{% block body %}We begin.{% endblock %}", "Dear Jane, We begin.",
        files: [("letter.md", "Dear Jane, {% block body %}{% endblock %}")])),
    Construct(
      "block", "{% block name scoped required %} … {% endblock name %}",
      "A place that templates which extend this one can fill; `scoped` lets them see the variables around it, `required` makes them.",
      Example("{% block sign %}Ada{% endblock %} and {{ self.sign() }}", "Ada and Ada")),
    Construct(
      "filter", "{% filter name(…) %} … {% endfilter %}", "Puts what is written through a filter.",
      Example("{% filter upper %}draft{% endfilter %}", "DRAFT")),
    Construct(
      "raw", "{% raw %} … {% endraw %}", "Shows tags as they are written.",
      Example("{% raw %}{{ price }}{% endraw %}", "{{ price }}")),
  ]

  static let names: [Construct] = [
    Construct(
      "today", "today", "The day on which the document is true.", Example("{{ today|date('iso') }}", "2026-02-16")),
    Construct(
      "loop", "loop(items)",
      "The loop at hand, with the properties below; a `recursive` one is called for what lies within an item.",
      Example(
        "{% for n in [[1, [2]]] recursive %}{% if n is iterable %}({{ loop(n) }}){% else %}{{ n }}{% endif %}{% endfor %}",
        "(1(2))")),
    Construct(
      "super", "super()", "Within a block, what the template that is extended has there.",
      Example(
        "{% extends \"letter.md\" %}{% block sign %}{{ super() }}, Studio{% endblock %}", "Ada, Studio",
        files: [("letter.md", "{% block sign %}Ada{% endblock %}")])),
    Construct(
      "self", "self.name()", "A block of this template, once more.",
      Example("{% block sign %}Ada{% endblock %} and {{ self.sign() }}", "Ada and Ada")),
    Construct(
      "caller", "caller(…)", "Within a macro, what stands in the `call` that called it.",
      Example(
        "{% macro twice() %}{{ caller(1) }}{{ caller(2) }}{% endmacro %}{% call(n) twice() %}{{ n }};{% endcall %}",
        "1;2;")),
    Construct(
      "varargs", "varargs", "Within a macro, the values given beyond its parameters.",
      Example("{% macro sum() %}{{ varargs|sum }}{% endmacro %}{{ sum(1, 2, 3) }}", "6")),
    Construct(
      "kwargs", "kwargs", "Within a macro, the named values that are no parameters of it.",
      Example("{% macro keys() %}{{ kwargs|join(' ') }}{% endmacro %}{{ keys(a=1, b=2) }}", "a b")),
    Construct(
      "day", "day.year, day.month, day.day", "The parts of a day.",
      Example("{{ today.year }}/{{ today.month }}/{{ today.day }}", "2026/2/16")),
    Construct(
      "money", "money.amount, money.currency", "The parts of money.",
      Example("{{ price.amount }} {{ price.currency }}", "1200.00 EUR")),
    Construct(
      "length", "length.count, length.unit",
      "The parts of a length of time; the unit is `m`, `h`, `wd`, `d`, `w`, `mo`, `q` or `y`.",
      Example("{% set left = today|add_days(14) - today %}{{ left.count }} {{ left.unit }}", "14 d")),
  ]
}
