import Diagnostics
import DossierKit
import Engagements

extension Workspace {
  /// The workspace with each scalar of its data replaced by what `change` makes of it, nil for one that stays. Paths
  /// begin with `practice`, `standards`, `client`, `engagement`, `change`, or `log` and the name of its file.
  func changed(_ change: (DeclaredScalar) -> Datum?) -> Workspace {
    var copy = self
    func changed(_ datum: Datum?, _ kind: Declaration, _ name: String) -> Datum? {
      datum?.changed(as: kind) { scalar in
        change(
          DeclaredScalar(
            path: "\(name).\(scalar.path)", form: scalar.form, audience: scalar.audience, datum: scalar.datum))
      }
    }
    copy.standards = changed(standards, Declaration(StandardsFields.self), "standards")
    copy.practice = changed(practice, Declaration(PracticeFields.self), "practice")
    for client in copy.clients.indices {
      copy.clients[client].data = changed(copy.clients[client].data, Declaration(ClientFields.self), "client")
      for index in copy.clients[client].engagements.indices {
        var engagement = copy.clients[client].engagements[index]
        engagement.terms = changed(engagement.terms, Declaration(TermsFields.self), "engagement")
        for index in engagement.changes.indices {
          let change = engagement.changes[index].value
          engagement.changes[index].value = changed(change, Declaration(ChangeFields.self), "change") ?? change
        }
        engagement.log = engagement.log.map { file in
          // A file of the log is a field of the whole log.
          let whole = Datum(.map([file.key: file.value]))
          let records = changed(whole, Declaration(LogFields.self), "log")?[file.key]
          return DatumMap.Entry(key: file.key, keySpan: file.keySpan, value: records ?? file.value)
        }
        copy.clients[client].engagements[index] = engagement
      }
    }
    return copy
  }
}
