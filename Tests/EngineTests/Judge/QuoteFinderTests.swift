import Testing

@testable import Engine

@Suite struct QuoteFinderTests {
  /// What the quote was found as, cut out of the text by its scalars.
  private func found(_ quote: String, in text: String) -> String? {
    QuoteFinder(text).find(quote).map { range in
      String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
    }
  }

  @Test func wordForWord() {
    let text = "No. I know you, so no peanuts. No peanuts at all."
    #expect(QuoteFinder(text).find("no peanuts") == 19..<29)
    #expect(QuoteFinder(text).find("  no peanuts\n") == 19..<29)
    #expect(found("No peanuts at all.", in: text) == "No peanuts at all.")
    #expect(found(text, in: text) == text)
  }

  @Test func wholeWordsComeBeforePiecesOfWords() {
    #expect(QuoteFinder("I know, but no.").find("no") == 12..<14)
    #expect(QuoteFinder("You know what they want.").find("no") == nil)
    #expect(found("allerg", in: "Your allergies matter.") == "allerg", "a person may mark a piece of a word")
  }

  @Test func positionsCountScalars() {
    let text = "👩‍👩‍👧 e\u{301}clair 🥜 is out"
    #expect(QuoteFinder(text).find("🥜 is out") == 14..<22)
    #expect(QuoteFinder(text).find("\u{e9}clair") == 6..<13, "composed in the quote, decomposed in the text")
  }

  @Test(arguments: [
    ("do NOT eat it", "Please do not eat it, ever."),
    ("do not\n\teat it", "Please do not eat it, ever."),
    ("do not eat it", "Please do  not\neat it, ever."),
  ])
  func caseAndWhiteSpace(quote: String, text: String) {
    #expect(found(quote, in: text)?.split(whereSeparator: \.isWhitespace).joined(separator: " ") == "do not eat it")
  }

  @Test func typographicQuotesAndDashes() {
    let text = "It’s “only” a bite – you’ll be fine—surely."
    #expect(found("It's \"only\" a bite - you'll be fine", in: text) == "It’s “only” a bite – you’ll be fine")
    #expect(found("you'll be fine -- surely.", in: text) == "you’ll be fine—surely.")
    #expect(found("“It's only a bite”", in: text) == "It’s “only” a bite")
    #expect(found("don’t go", in: "Well, don't go.") == "don't go")
  }

  @Test func markdown() {
    let text = "1. **Skip the _nuts_.**\n2. Try `seeds` instead,\n   or [fruit](http://x.y)."
    #expect(found("Skip the nuts.", in: text) == "Skip the _nuts", "the mark after it hides the full stop")
    #expect(found("Try seeds instead, or fruit", in: text) == "Try `seeds` instead,\n   or [fruit")
    #expect(found("**Go** for *it*", in: "Go for it!") == "Go for it")
  }

  @Test func theEndOfASentenceComesAlong() {
    #expect(found("SKIP IT.", in: "You should skip it. Really.") == "skip it.")
    #expect(found("SKIP IT", in: "You should skip it. Really.") == "skip it")
    #expect(found("“SKIP IT!”", in: "You should skip it! Really.") == "skip it!")
  }

  @Test func anEllipsisStandsForWords() {
    let text = "Since you are allergic to eggs, and since the fair is far away, I would rather stay at home with you."
    let whole = "Since you are allergic to eggs, and since the fair is far away, I would rather stay at home"
    #expect(found("Since you are allergic to eggs … I would rather stay at home", in: text) == whole)
    #expect(found("since you are allergic to eggs ... rather stay at home", in: text) == whole)
    #expect(found("Since you are allergic to eggs [...] stay at home", in: text) == whole)
    #expect(found("…you are allergic…", in: text) == "you are allergic")
    #expect(found("stay at home … since you are allergic", in: text) == nil, "the order counts")
    #expect(found("…", in: text) == nil)
  }

  @Test func anEllipsisDoesNotSpanEverything() {
    let text = "Yes, surely. " + String(repeating: "word ", count: 90) + "No, never."
    #expect(found("Yes, surely … No, never", in: text) == nil)
  }

  @Test func aFewWordsMayBeLeftOut() {
    let text = "I would strongly and without any doubt advise you against eating the peanuts there."
    #expect(found("I would strongly advise you against eating peanuts", in: text) == nil, "five words are too many")
    #expect(
      found("I would strongly and without doubt advise you against the peanuts there", in: text)
        == String(text.dropLast(1)))
    #expect(found("I peanuts", in: text) == nil)
    #expect(found("against eating there", in: text) == nil, "a short quote leaves out less")
  }

  @Test func theClosestCopyIsTaken() {
    let text = "You you may go there. You really may go there. YOU MAY GO there."
    #expect(found("you MAY go there", in: text) == "you may go there")
    #expect(found("you really, may go there.", in: text) == "You really may go there.")
  }

  @Test func whatIsNotThereIsNotFound() {
    for quote in ["", "  \n", "**", "?!", "I never said that", "Go home", "go for"] {
      #expect(found(quote, in: "Go for the peanuts") == (quote == "go for" ? "Go for" : nil), "\(quote)")
    }
    #expect(found("word", in: "") == nil)
    #expect(found("a quote that is longer than the text", in: "a quote") == nil)
  }

  @Test func otherScripts() {
    #expect(found("ЕШЬТЕ орехи", in: "Нет, не ешьте орехи!") == "ешьте орехи")
    #expect(found("不要吃，花生", in: "你不要吃花生。") == "不要吃花生")
    #expect(found("🥜", in: "A 🥜 b") == "🥜")
  }

  @Test func aLongTextIsSearchedOnce() {
    let text = String(repeating: "you should not ", count: 20_000) + "eat peanuts"
    #expect(found("you should not, eat peanuts", in: text) == "you should not eat peanuts")
  }
}
