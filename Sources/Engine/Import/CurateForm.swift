/// The columns of CURATe's sheets, by the titles that head them.
enum CurateColumn: String {
  case constraint = "User's hard constraint"
  case reversedConstraint = "Person as User's hard constraint"
  case personB = "Person B's preferences"
  case reversedPreference = "User as Person B's preferences"
  case personC = "Person C's strong preferences"
  case personD = "Person D's super strong preferences"
  case soloNeutral = "Question (user only)"
  case soloLeading = "Biased question (user only)"
  case jointNeutral = "Question (user and others)"
  case jointLeading = "Biased question (user and others)"
  case category = "Category"
  case model = "Model"
  case scenario = "Scenario"
  case conversation = "Conversation Number"
  case firstInput = "First User Input"
  case lastInput = "Last User Input"
  case answer = "Last Model Response"
  case judge = "Model Eval Rating"
  case judgeExplanation = "Model Eval Explanation"
  case human1 = "Human 1 Eval Rating"
  case human2 = "Human 2 Eval Rating"
  case rating = "Evaluation Rating"
  case explanation = "Evaluation Explanation"

  /// Whether a row may leave it empty: answers, ratings and explanations were lost in the originals' runs.
  var isOptional: Bool {
    switch self {
    case .answer, .judge, .judgeExplanation, .human1, .human2, .rating, .explanation: true
    default: false
    }
  }

  /// What a row needs, for "every use case needs …" and "every result needs …".
  var need: String {
    switch self {
    case .constraint: "the user's constraint"
    case .reversedConstraint: "the constraint with the roles reversed"
    case .personB: "person B's preferences"
    case .reversedPreference: "the user's preference with the roles reversed"
    case .personC: "person C's preferences"
    case .personD: "person D's preferences"
    case .soloNeutral: "the question for the user alone"
    case .soloLeading: "the biased question for the user alone"
    case .jointNeutral: "the question for the user and others"
    case .jointLeading: "the biased question for the user and others"
    case .category: "a category"
    case .model: "a model"
    case .scenario: "a scenario"
    case .conversation: "a conversation number"
    case .firstInput: "the first user input, which is the constraint"
    case .lastInput: "the last user input"
    default: "the column “\(rawValue)”"
    }
  }

  /// A title without what spreadsheets and people change: case, spaces, punctuation.
  static func normalized(_ title: String) -> String {
    String(title.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
  }
}

/// The four sheets of the originals.
enum CurateForm: CaseIterable {
  case inputs, inputsWithReversed, results, comparisons

  var columns: [CurateColumn] {
    switch self {
    case .inputs:
      [
        .constraint, .personB, .personC, .personD, .soloNeutral, .soloLeading, .jointNeutral, .jointLeading,
        .category,
      ]
    case .inputsWithReversed:
      [
        .constraint, .reversedConstraint, .personB, .reversedPreference, .personC, .personD, .soloNeutral,
        .soloLeading, .jointNeutral, .jointLeading, .category,
      ]
    case .results:
      [.model, .scenario, .category, .conversation, .firstInput, .lastInput, .answer, .rating, .explanation]
    case .comparisons:
      [
        .model, .scenario, .category, .conversation, .firstInput, .lastInput, .answer, .judge, .judgeExplanation,
        .human1, .human2,
      ]
    }
  }

  var title: String {
    switch self {
    case .inputs: "CURATe's use cases (9 columns)"
    case .inputsWithReversed: "CURATe's use cases with reversed roles (11 columns)"
    case .results: "CURATe's results (9 columns)"
    case .comparisons: "CURATe's results with human ratings (11 columns)"
    }
  }

  var format: ImportFormat {
    switch self {
    case .inputs, .inputsWithReversed: .curateInputs
    case .results, .comparisons: .curateResults
    }
  }

  /// Completes "every … needs".
  var unit: String { format == .curateInputs ? "use case" : "result" }
}
