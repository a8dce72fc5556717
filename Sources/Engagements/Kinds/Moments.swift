import Diagnostics
extension Shape where Value == String {
  static var moment: Shape { .text }
  static var trigger: Shape { .text }
  static var recurrence: Shape { .text }
  static var offset: Shape { .text }
}
