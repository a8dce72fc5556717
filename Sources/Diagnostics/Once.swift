import Synchronization

/// A value that is made for the first who asks, and kept.
///
/// Of several who ask at the same time each may make one; all are given the same. It must not be made of itself.
package struct Once<Value: Sendable>: ~Copyable, Sendable {
  private let made = AtomicLazyReference<Made>()

  package init() {}

  package func value(_ make: () -> Value) -> Value {
    made.load()?.value ?? made.storeIfNil(Made(make())).value
  }

  private final class Made: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }
}
