extension InterviewWords {
  static let greek = InterviewWords(
    opening: "Σε (παρένθεση) παραδείγματα ή επιλογές· με Enter ισχύει ό,τι είναι σε [αγκύλες]· ? εξηγεί, < πίσω. "
      + "Τίποτα δεν γράφεται πριν από το τέλος.",
    nothingWritten: nothingWrittenInGreek,
    interrupted: { _ in Interview.interrupted(saying: nothingWrittenInGreek) },
    firstQuestion: "αυτή είναι η πρώτη ερώτηση",
    needsAnswer: "εδώ χρειάζεται απάντηση",
    unanswered: {
      "\($0 == 1 ? "λείπει μία απάντηση" : "λείπουν \($0) απαντήσεις"), και εδώ δεν υπάρχει κάποιος να ρωτηθεί"
    },
    answerElsewhere: "δώστε καθεμία στη γραμμή εντολών, ή εκτελέστε την εντολή σε τερματικό",
    clauseEnd: "· ",
    closing: .greek,
    question: greek)

  private static func greek(_ kind: Question.Kind) -> QuestionWords {
    switch kind {
    case .practiceName:
      QuestionWords(
        text: "Πώς λέγεται η επιχείρησή σας", example: "Δύο Φανάρια",
        explanation: "Το όνομα με το οποίο σας ξέρουν οι πελάτες· το δικό σας, αν εργάζεστε με αυτό.")
    case .ownName:
      QuestionWords(
        text: "Το ονοματεπώνυμό σας", example: "Μαρία Αλεξίου",
        explanation: "Μπαίνει στα έγγραφα ως εκείνου που αναλαμβάνει και υπογράφει. Αργότερα προσθέτετε κι άλλους στο "
          + "αρχείο.")
    case .legalName:
      QuestionWords(
        text: "Η επωνυμία: της ατομικής επιχείρησης το ονοματεπώνυμό σας, της εταιρείας η δική της",
        explanation:
          "Μπαίνει στις συμβάσεις. Αν έχετε ατομική επιχείρηση, όποιος κι αν είναι ο διακριτικός τίτλος, είναι "
          + "το ονοματεπώνυμό σας· της εταιρείας είναι ολόκληρη η επωνυμία με τη νομική μορφή, όπως στο ΓΕΜΗ.")
    case .ownCountry:
      QuestionWords(
        text: "Η χώρα σας", example: "το όνομά της, ή ο κωδικός της με δύο γράμματα",
        explanation: "Από αυτήν προκύπτουν οι αργίες, η ζώνη ώρας, το νόμισμα, η γλώσσα και ο τρόπος φορολόγησης.")
    case .ownAddress:
      QuestionWords(
        text: "Η ταχυδρομική σας διεύθυνση, γραμμή γραμμή", skipped: "αργότερα",
        explanation: "Η προσφορά δεν τη χρειάζεται, η σύμβαση ναι. Τελειώνει με κενή γραμμή.")
    case .languages:
      QuestionWords(
        text: "Οι γλώσσες των εγγράφων σας, πρώτα η δική σας",
        explanation: "Ό,τι συνήθως μένει ίδιο γράφεται σε καθεμία. Κάθε πελάτης έχει μία από αυτές.")
    case .currencies:
      QuestionWords(
        text: "Τα νομίσματα των τιμών σας, πρώτα το δικό σας", example: "EUR GBP",
        explanation: "Με τα τρία γράμματα του ISO 4217. Ποτέ δεν γίνεται μετατροπή.")
    case .rate(let currency):
      QuestionWords(
        text: "Η τιμή μιας ώρας\(currency.map { " σε \($0)" } ?? "")", example: "90",
        explanation: "Πριν από τον φόρο. Χρεώνεται για ό,τι ξεπερνά τη συμφωνία και δείχνει τι άξιζαν οι μικρές "
          + "εξυπηρετήσεις.")
    case .latinSpelling(let name):
      QuestionWords(
        text: "«\(name)» με λατινικούς χαρακτήρες",
        explanation: "Για έγγραφα σε άλλη γλώσσα, όπως το γράφει το διαβατήριό σας ή το μητρώο.")
    case .chargesVAT:
      QuestionWords(
        text: "Χρεώνετε ΦΠΑ", example: "ναι όχι",
        explanation: "Ναι, αν προσθέτετε ΦΠΑ στις τιμές σας. Τότε φορολογούνται όπως ορίζει η χώρα σας· αλλιώς δεν "
          + "προστίθεται, ακόμη κι αν έχετε ΑΦΜ.")
    case .vatNumber:
      QuestionWords(
        text: "Ο αριθμός ΦΠΑ σας", skipped: "αργότερα",
        explanation: "Όπως τον έγραψε η εφορία. Τον ζητούν οι πελάτες σε άλλες χώρες της Ευρωπαϊκής Ένωσης.")
    case .registration(let label):
      QuestionWords(
        text: label, skipped: "αργότερα",
        explanation: "Αναφέρεται στις συμβάσεις· δεν χρειάζεται στην προσφορά.")
    case .vatRate(let rates) where rates.isEmpty:
      QuestionWords(
        text: "Ο συντελεστής ΦΠΑ στη χώρα σας", example: "24%",
        explanation: "Το Dossier δεν ξέρει της χώρας σας. Για πελάτες άλλων χωρών προσθέτετε αργότερα μια σειρά στον "
          + "πίνακα.")
    case .vatRate(let rates):
      QuestionWords(
        text: "Ο συντελεστής ΦΠΑ που χρεώνετε στη χώρα σας", example: rates.map(\.rate).joined(separator: " "),
        explanation: "Τον ξέρει ο λογιστής σας. "
          + rates.filter { !$0.note.isEmpty }.map { "\($0.rate): \($0.note). " }.joined()
          + "Για πελάτες άλλων χωρών ο πίνακας έχει δικές τους σειρές.")
    case .withholding(let rates):
      QuestionWords(
        text: "Τι ποσοστό παρακρατούν οι επιχειρήσεις από την αμοιβή σας και το αποδίδουν για λογαριασμό σας",
        example: rates.map { "\($0.rate) " }.joined() + "καμία",
        explanation: "Το ξέρει ο λογιστής σας. " + rates.map { "\($0.rate): \($0.note). " }.joined()
          + "Τα έγγραφα δείχνουν τι παρακρατείται και τι μένει να πληρωθεί.")
    case .courts:
      QuestionWords(
        text: "Η πόλη των αρμόδιων δικαστηρίων", skipped: "αργότερα",
        explanation:
          "Συνήθως της έδρας σας· τα γράφουν οι συμβάσεις, και με πελάτες σε άλλες χώρες. Ένα έργο μπορεί να "
          + "λέει κάτι άλλο.")
    case .sortCode:
      QuestionWords(
        text: "Το sort code του λογαριασμού σας", example: "έξι ψηφία", skipped: "αργότερα",
        explanation: "Εκεί πληρώνουν οι πελάτες· το χρειάζεται η σύμβαση, όχι η προσφορά.")
    case .accountNumber(besideSortCode: true):
      QuestionWords(text: "Ο αριθμός του λογαριασμού σας", explanation: "Μπαίνει στις συμβάσεις δίπλα στο sort code.")
    case .accountNumber(besideSortCode: false):
      QuestionWords(
        text: "Ο αριθμός του λογαριασμού σας", example: "όπως τον έγραψε η τράπεζα", skipped: "αργότερα",
        explanation: "Εκεί πληρώνουν οι πελάτες· τον χρειάζεται η σύμβαση, όχι η προσφορά. Το όνομα και ο κωδικός της "
          + "τράπεζας μπορούν να προστεθούν στο αρχείο.")
    case .iban:
      QuestionWords(
        text: "Το IBAN του λογαριασμού σας", example: "όπως το έγραψε η τράπεζα", skipped: "αργότερα",
        explanation: "Εκεί πληρώνουν οι πελάτες· το χρειάζεται η σύμβαση, όχι η προσφορά.")
    case .advance:
      QuestionWords(
        text: "Το μέρος της τιμής που πληρώνεται πριν αρχίσει η εργασία",
        explanation: "Τα υπόλοιπα πληρώνονται με την παραλαβή κάθε σταδίου.")
    case .dueIn:
      QuestionWords(text: "Ημέρες για την πληρωμή", explanation: "Από την ημέρα που ζητάτε την πληρωμή.")
    case .calls:
      QuestionWords(
        text: "Κλήσεις που περιλαμβάνονται ανά τρίμηνο",
        explanation: "Μισής ώρας, για πελάτες που θέλουν να μιλάτε· οι επιπλέον χρεώνονται με την ώρα. 0 για καμία.")
    case .hours:
      QuestionWords(
        text: "Πότε απαντάτε στο τηλέφωνο", explanation: "Τις εργάσιμες ημέρες, στην ώρα της χώρας σας.")
    case .ownEmail:
      QuestionWords(
        text: "Το email σας", example: "hello@practice.example",
        explanation: "Εκεί πηγαίνουν οι απαντήσεις στα έγγραφά σας.")
    case .phone:
      QuestionWords(
        text: "Το τηλέφωνό σας", explanation: "Για τα επείγοντα· μπαίνει στο πλάνο επικοινωνίας.")
    case .whichClient:
      QuestionWords(
        text: "Ποιος πελάτης· + για καινούργιο",
        explanation: "Με το όνομα του φακέλου του ή με όποια λέξη του ονόματός του. Με + απαντάτε πρώτα για "
          + "τον καινούργιο πελάτη.")
    case .clientName:
      QuestionWords(
        text: "Πώς λέγεται ο πελάτης", example: "Αφοί Παπαδόπουλοι",
        explanation: "Το όνομα με το οποίο είναι γνωστός· η επωνυμία είναι για τη σύμβαση.")
    case .kindOfClient:
      QuestionWords(
        text: "Επιχείρηση ή ιδιώτης", example: "επιχείρηση ιδιώτης",
        explanation:
          "Ο ιδιώτης που δεν αγοράζει για δική του επαγγελματική δραστηριότητα είναι καταναλωτής: τα έγγραφα "
          + "του λένε τις τιμές μαζί με τον φόρο, και το δικαίωμα υπαναχώρησης μέσα σε 14 ημέρες. Ο ελεύθερος "
          + "επαγγελματίας, ο σύλλογος και η δημόσια υπηρεσία είναι εδώ επιχείρηση.")
    case .clientCountry:
      QuestionWords(
        text: "Η χώρα του πελάτη", example: "GR, ή Ελλάδα",
        explanation: "Από αυτήν προκύπτουν η γλώσσα, το νόμισμα, οι αργίες και ο τρόπος φορολόγησης.")
    case .clientLanguage:
      QuestionWords(
        text: "Η γλώσσα των εγγράφων του", explanation: "Μία από εκείνες στις οποίες έχει κείμενα το practice.yaml.")
    case .clientCurrency:
      QuestionWords(
        text: "Το νόμισμα των τιμών του", explanation: "Ένα από εκείνα στα οποία έχετε τιμή για την ώρα.")
    case .contact:
      QuestionWords(
        text: "Με ποιους συνεννοείστε, ένα όνομα τη φορά· ο τελευταίος υπογράφει ως εκπρόσωπος",
        example: "Ιωάννα Παπαδάκη", skipped: "αργότερα",
        explanation: "Ο πρώτος αποφασίζει, ο τελευταίος υπογράφει· το αρχείο μπορεί να λέει άλλα. Τελειώνει με κενή "
          + "γραμμή.")
    case .contactEmail:
      QuestionWords(
        text: "Το email του πρώτου", example: "ioanna@client.example", skipped: "αργότερα",
        explanation: "Εκεί απευθύνονται τα μηνύματα προς τον πελάτη.")
    case .clientEmail:
      QuestionWords(
        text: "Το email του πελάτη", example: "ioanna@client.example", skipped: "αργότερα",
        explanation: "Εκεί απευθύνονται τα μηνύματα προς τον πελάτη.")
    case .title:
      QuestionWords(
        text: "Πώς λέγεται το έργο", example: "Έρευνα προσωπικού και εργαστήριο",
        explanation: "Ο τίτλος των εγγράφων του, όπως θα τον διαβάσει ο πελάτης.")
    case .task:
      QuestionWords(
        text: "Τι θέλει ο πελάτης, με μία πρόταση", skipped: "αργότερα",
        explanation: "Με δικά σας λόγια, για να το επιβεβαιώσει.")
    case .stages: QuestionWords(text: "Τα στάδια της εργασίας", explanation: "Ένα τουλάχιστον.")
    case .stage(let number):
      QuestionWords(
        text: "Στάδιο \(number): πώς λέγεται", example: number == 1 ? "Έρευνα" : nil,
        skipped: number == 1 ? nil : "τέλος",
        explanation: "Ένα μέρος της εργασίας με δική του τιμή και δικό του παραδοτέο. Αρκεί ένα.")
    case .price(let currency):
      QuestionWords(
        text: "Η τιμή σε \(currency)", example: "3000",
        explanation: "Σταθερή τιμή, πριν από τον φόρο. Για άλλους τρόπους τιμολόγησης δείτε το εγχειρίδιο: "
          + "`dossier manual`.")
    case .taxInPrice(let tax):
      QuestionWords(
        text: "Περιέχουν οι τιμές τον \(tax)", example: "ναι όχι",
        explanation:
          "Ο ιδιώτης διαβάζει τιμές μαζί με τον φόρο. Ναι: η τιμή που δώσατε είναι ό,τι πληρώνει ο πελάτης. Όχι: "
          + "ο \(tax) προστίθεται σε αυτήν.")
    case .takes:
      QuestionWords(
        text: "Πόσο διαρκεί", example: "6w, 10wd",
        explanation: "Εβδομάδες (6w), εργάσιμες ημέρες (10wd), ημέρες (14d) ή μήνες (2mo).")
    case .lead: QuestionWords(text: "Ποιος το αναλαμβάνει", explanation: "Ένας από όσους έχει το practice.yaml.")
    case .orderTitle:
      QuestionWords(
        text: "Τι θα κάνετε", example: "Εργαστήριο μισής ημέρας",
        explanation: "Ο τίτλος της ανάθεσης, όπως θα τον διαβάσει ο πελάτης.")
    case .form:
      QuestionWords(
        text: "Η μορφή του παραδοτέου", example: "PDF και επεξεργάσιμο αρχείο", skipped: "αργότερα",
        explanation: "Σε ποια μορφή το θέλει ο πελάτης.")
    case .acceptedWhen:
      QuestionWords(
        text: "Παραλαμβάνεται όταν", skipped: "αργότερα",
        explanation: "Συμπληρώστε την πρόταση με κάτι που φαίνεται ή μετριέται: «κάθε δωμάτιο έχει τη φωτογραφία "
          + "του», όχι «είναι καλό».")
    case .paid:
      QuestionWords(
        text: "Πληρώνεται πριν, μετά ή μισά μισά", example: "πριν μετά μισά",
        explanation: "Πριν: όλο το ποσό με τη συμφωνία. Μετά: με την παραλαβή. Μισά: το μισό πριν, το μισό μετά.")
    case .cost(let currency):
      QuestionWords(
        text: "Πόσο κοστίζει σε \(currency), ή πόσες ώρες παίρνει", example: "720 ή 6h",
        explanation: "Μια τιμή όπως τη λέτε συνήθως, ή ένας αριθμός ωρών με h: την τιμή τους τη δίνει η χρέωσή σας.")
    case .daysMoved:
      QuestionWords(
        text: "Πόσο μετατίθεται η τελευταία ημέρα", example: "0, 3wd",
        explanation:
          "Σε εργάσιμες ημέρες (3wd) ή εβδομάδες (1w)· 0 αν δεν αλλάζει τίποτα· με μείον αν έρχεται νωρίτερα.")
    case .declared(let words): words
    case .another:
      QuestionWords(text: "…", skipped: "τέλος", explanation: "Ακόμη μία απάντηση· τελειώνει με κενή γραμμή.")
    }
  }
}

/// Ready for a signal, which may make no text.
private let nothingWrittenInGreek: StaticString = "Δεν γράφτηκε τίποτα."
