import Engine
import Foundation

/// A place with a name.
struct SavedView: Sendable, Equatable {
  var name: String
  var place: KeptPlace

  init(name: String, place: KeptPlace) {
    self.name = name
    self.place = place
    // A view is a place, not a way to work.
    self.place.isBlind = nil
    self.place.queue = nil
    self.place.drafts = nil
  }

  /// Nil for one that another program keeps otherwise.
  init?(name: String, body: String) {
    guard let place = try? JSONDecoder().decode(KeptPlace.self, from: Data(body.utf8)) else { return nil }
    self.init(name: name, place: place)
  }

  var body: String { (try? KeptPlace.encoder.encode(place)).map { String(decoding: $0, as: UTF8.self) } ?? "{}" }
}

extension Explorer {
  /// Brings back what was shown when the view was saved.
  mutating func open(_ view: SavedView) -> [Effect] {
    guard let filter = try? Filter(parsing: view.place.filter) else {
      say("The filter of “\(view.name)” is not understood any more: \(view.place.filter)", isError: true)
      return []
    }
    noteJump()
    change {
      $0.filter = filter
      $0.placeToOpen = view.place
    }
    return reloadLists()
  }
}
