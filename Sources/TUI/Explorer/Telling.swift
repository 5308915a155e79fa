import Engine

/// What filters and queues tell beforehand of the transcripts that they lead to.
extension Filter {
  var tells: Seen {
    terms.reduce(into: Seen()) { seen, term in
      switch term.key {
      case .model, .run, .id, .parent: seen.insert(.model)
      case .rating, .rater, .confidence, .label, .flips, .cause: seen.insert(.ratings)
      case .disagreement: seen.formUnion([.ratings, .others])
      case .by, .adjudicate, .annotated: seen.insert(.others)
      case .suite, .scenario, .condition, .category, .status, .origin, .distance, .severity, .trigger, .text, .useCase:
        break
      }
    }
  }
}

extension ReviewQueue {
  var tells: Seen {
    var seen = (try? Filter(parsing: filter))?.tells ?? []
    switch order {
    case .failures: seen.insert(.ratings)
    case .disagreements: seen.formUnion([.ratings, .others])
    case .unsure, .random, .stratified, .case: break
    }
    return seen
  }
}
