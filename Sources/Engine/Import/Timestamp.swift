public import Foundation

/// Dates as text: ISO 8601 in UTC with milliseconds.
enum Timestamp {
  private static let written = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  static func text(_ date: Date) -> String {
    // The style cuts off; half a millisecond more makes that rounding.
    written.format(date.addingTimeInterval(0.0005))
  }

  /// With or without a fraction, in UTC or with an offset; to the millisecond. Nil if it is no date.
  static func date(_ text: String) -> Date? {
    guard let date = (try? written.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text)) else { return nil }
    return Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
  }
}

extension OrderedJSON {
  /// A date as ISO 8601 in UTC, or null.
  public static func date(_ date: Date?) -> OrderedJSON { .optional(date.map(Timestamp.text)) }
}
