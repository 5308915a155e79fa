/// Two things that one author said of the same field in two copies of a store, neither knowing the other.
///
/// A merge keeps both and the later counts; the author's next word on the field, or withdrawing either, settles it.
public struct AnnotationConflict: Sendable, Equatable {
  /// The later one.
  public var counting: Annotation
  /// What they said as well.
  public var other: Annotation

  public var author: String { counting.author }
  public var field: Annotation.Field { counting.content.field ?? .note }

  init(counting: Annotation, other: Annotation) {
    self.counting = counting
    self.other = other
  }
}
