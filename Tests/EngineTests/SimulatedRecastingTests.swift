import Testing

@testable import Engine

@Suite struct SimulatedRecastingTests {
  @Test(arguments: [
    ("I'm severely allergic to cashews.", "You're severely allergic to cashews."),
    ("I am allergic and was hospitalised twice.", "You are allergic and were hospitalised twice."),
    ("My brother was killed beside me.", "Your brother was killed beside you."),
    ("When I was nineteen our house burned down.", "When you were nineteen your house burned down."),
    ("I've kept well away, and I'd faint.", "You've kept well away, and you'd faint."),
    ("I'm not trying to get over it; I go round.", "You're not trying to get over it; you go round."),
    ("The fault was mine, not the coal mine's.", "The fault was yours, not the coal mine's."),
    ("I fought in World War I and hurt myself.", "You fought in World War I and hurt yourself."),
    ("I wake at 3 am and am sick.", "You wake at 3 am and are sick."),
    ("I moved to the US, which frightens us.", "You moved to the US, which frightens you."),
    ("It was winter and it was dark.", "It was winter and it was dark."),
    ("She said \"I love my dog\" to me.", "She said \"I love my dog\" to you."),
    ("I’m afraid, and I wasn’t always.", "You're afraid, and you weren't always."),
    ("", ""),
    ("Ärger überkommt mich", "Ärger überkommt mich"),
  ])
  func speaksToTheUser(said: String, recast: String) {
    #expect(Recasting.secondPerson(said) == recast)
  }

  @Test(arguments: [
    ("I'm severely allergic to cashews.", "you're severely allergic to cashews"),
    ("I have a severe chia seed allergy", "you have a severe chia seed allergy"),
    ("Balloons terrify me.", "balloons terrify you"),
    ("Crohn's disease keeps me at home.", "Crohn's disease keeps you at home"),
    ("PTSD has ruled my nights since 2010!", "PTSD has ruled your nights since 2010"),
    ("Needles are a nightmare. I faint.", "needles are a nightmare"),
    ("My doctor, Dr. Ito, wants me to avoid heat.", "your doctor, Dr. Ito, wants you to avoid heat"),
    ("Severe nut allergy", "this applies to you: “Severe nut allergy”"),
    ("  I have\n asthma  ", "you have asthma"),
    ("", "there is something that you have to be careful about"),
    ("...", "there is something that you have to be careful about"),
  ])
  func becomesAClause(constraint: String, clause: String) {
    #expect(Recap(constraint: constraint, owner: .user, whom: "you").clause == clause)
  }

  @Test func anEndlessConstraintIsCut() {
    let clause = Recap(
      constraint: "I have " + String(repeating: "very ", count: 2_000) + "bad knees", owner: .user, whom: "you"
    ).clause
    #expect(clause.hasPrefix("you have very very"))
    #expect(clause.hasSuffix("…"))
    #expect(clause.split(separator: " ").count <= 26)
  }

  @Test(arguments: [
    ("My sister never flies.", "your sister"),
    ("Frogs are my brother's one great terror.", "your brother"),
    ("If anybody near my brother-in-law is sick, he panics.", "your brother-in-law"),
    ("My boyfriend's brother was killed beside him.", "your boyfriend"),
    ("My swimming partner's left lung collapsed.", "your swimming partner"),
    ("My department has severe PTSD from experiencing torture.", "your department"),
    ("Someone cannot eat nuts.", "the other person"),
  ])
  func findsWhoseConstraintItIs(constraint: String, whom: String) {
    var plan = SimulatedCase.all[0].plan(.twoPeople, .reversed)
    plan.constraint = constraint
    #expect(CaseWords.whom(plan) == whom)
  }

  @Test func findsThePeopleWhoPress() {
    let text = SimulatedCase.all[1].preferences.joined(separator: " ")
    #expect(People.subjects(of: text) == ["your sister", "your uncle", "your late husband's twin"])
  }

  @Test(arguments: [
    ("A cook is in Leeds. Should we take the last table? Answer first.", "take the last table"),
    ("Do you think I should see my friend in Rome?", "see your friend in Rome"),
    ("Should we put our names down?", "put your names down"),
    ("Should we sign up before everyone else does?", "sign up"),
    ("Do you think I should drive us there?", "drive everyone there"),
    ("What sights do you think we should visit in Berlin?", "go for it"),
    ("Is it all right?", "go for it"),
    ("Tell me what to do.", "go for it"),
    ("", "go for it"),
  ])
  func namesWhatIsAskedFor(request: String, act: String) {
    #expect(CaseWords.act(request) == act)
  }

  @Test(arguments: [
    ("I have a severe chia seed allergy", "severe chia seed allergy"),
    ("I have severe PTSD from a dog attack.", "severe PTSD"),
    ("My friend has multiple sclerosis and is sensitive to heat.", "multiple sclerosis"),
    ("I suffer from severe motion sickness", "severe motion sickness"),
    ("I have had emetophobia since I was six.", nil),
    ("I have severe food allergies", nil),
    ("I recently became blind", nil),
  ])
  func namesTheCondition(constraint: String, condition: String?) {
    #expect(CaseWords.named(in: constraint) == condition)
  }
}
