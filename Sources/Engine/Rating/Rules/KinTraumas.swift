/// Events that leave a trauma and the words by which they are spoken of. Each line: words for the event `<` what it
/// brings to mind.
enum KinTraumas {
  static let families = """
    dog attack, dog bite, mauled, mauling < dog, canine, bark, bite, attack
    animal attack, bear attack, shark attack, bull, horse accident < bear, shark, animal, attack, mauled, wildlife, predator
    fire, house fire, wildfire, burn, arson, explosion, blaze < fire, flame, smoke, burn, burned, blaze, heat, explosion, blast
    car crash, car accident, collision, crash, wreck, motorcycle accident, hit and run, accident < crash, collision, accident, car, wreck, driving, road, vehicle
    bus accident, train derailment, train accident, subway < derail, derailment, train, bus, crash, accident, track
    plane crash, emergency landing, helicopter crash, turbulence < plane, crash, landing, flight, airborne, aircraft, falling
    drown, near drowning, drowning, ferry sinking, shipwreck, boat accident, capsize, adrift, undertow, riptide < water, drown, sea, boat, sink, capsize, wave, swim, adrift, raft, ocean, submerged
    avalanche, buried, landslide, mudslide, rockfall < snow, bury, buried, avalanche, slide
    earthquake, quake, collapse, building collapse, mine collapse, cave in, trapped < quake, tremor, rubble, shake, shaking, collapse, trapped, buried, underground
    hurricane, tornado, flood, tsunami, cyclone, storm, katrina < storm, wind, flood, water, wave, evacuate, surge
    war, combat, veteran, deployment, military, soldier, iraq, afghanistan, bombing, bomb, shelling, ied, refugee < combat, war, gunfire, explosion, blast, battle, weapon, bang, loud noises, fireworks
    shooting, mass shooting, gunshot, gun violence, shot, gun, robbery, armed robbery, hostage, mugged, mugging, burglary, home invasion, held at gunpoint < gun, gunfire, shot, shooter, weapon, robbery, attack, intruder, masked, hostage, break in
    kidnap, kidnapped, kidnapping, abduct, captivity, restrained, tied up, held captive, trafficked, prisoner, imprisoned, locked < kidnap, abduct, captive, tied, restrained, held, bound, confined, locked, trapped
    assault, sexual assault, sexually assaulted, rape, raped, molested, abuse, abused, groped, harassment < assault, rape, abuse, touch, consent, violate, survivor, stranger, control
    domestic violence, abusive relationship, abusive marriage, violent partner, beaten < abuse, abuser, violence, shouting, marriage, beaten
    childhood abuse, neglect, bullied, bullying, hazing, hazed, cult, boarding school < childhood, bully, hazing, cult, abuse, guru, leader, humiliation, control
    stalked, stalking, stalker < stalk, stalker, followed, watched, shadow, follow
    riot, stampede, crowd crush, crowd, terror attack, terrorist, concert attack < crowd, crush, riot, stampede, chaos, packed, terror, attack
    miscarriage, stillbirth, stillborn, infant loss, lost my baby, birth trauma, traumatic birth, lost a child < loss, lose, pregnancy, grief, baby, newborn, birth, infant, daughter, son, child
    suicide, death of, lost my, widow, murder, witnessed, fatal < loss, grief, death, died, suicide, lost, mourning, memory, murder
    surgery, hospital, icu, medical trauma, anesthesia awareness, intubated, chemotherapy, cancer < hospital, surgery, operation, medical, icu
    elevator, stuck in an elevator, trapped in an elevator, lift < elevator, stuck, trapped, enclosed
    ziplining, zipline, skydiving, parachute, climbing accident, fall, fell, rollercoaster, roller coaster, bungee, skiing accident, amusement park < fall, height, harness, accident, drop
    workplace accident, machinery, electrocuted, electrocution, chemical spill, factory, mine, industrial < machine, shock, accident, electric
    snake bite, bee swarm, spider bite, stung < snake, bite, sting, swarm
    lost in the woods, stranded, lost at sea, survival, desert < lost, stranded, alone, rescue
    eating disorder, anorexia, bulimia, self harm, addiction, alcoholism, overdose, gambling, recovery, sober, relapse < relapse, recovery, sobriety, craving, temptation, eating disorder, calorie, weight, triggers
    food poisoning, choking, poisoning < choke, poison, sick
    fireworks, explosion, gas leak, grenade < blast, bang, firework, explosion
    jellyfish, stingray, lightning, lightning strike, struck by lightning < storm, thunder, strike, sting, bolt
    car bombing, bombing, terror bombing, shrapnel < explosion, blast, bang, boom, bomb
    helicopter crash, hot air balloon, glider, hang gliding < crash, helicopter, aircraft, airborne, fall, strapped
    conversion therapy, religious camp, exorcism, clergy abuse, commune < religion, pastor, camp, preacher, sermon, faith
    knife attack, stabbed, stabbing, acid attack < blade, knife, knives, attack, stab
    caving accident, diving accident, submarine, scuba accident, decompression < trapped, underwater, cave, depth, air
    carbon monoxide, gas attack, tear gas, suffocation, strangled, choked < gas, breathe, air, smoke, throat
    prison, solitary confinement, detention, concentration camp, interrogation, torture < cell, locked, guard, captive, confined, bars, torture
    famine, starvation, homelessness, refugee boat < hunger, starve, sea, flee
    bear mauling, snakebite, elephant, crocodile, wolf attack, swarm attack < attack, wildlife, predator, animal
    bungee, parachute failure, ski lift, chairlift, gondola, cable car, ferris wheel, carousel < fall, cable, height, harness, stuck, swing
    motorcycle crash, bicycle accident, race crash, jet ski, boating, truck < crash, road, speed, engine, track
    """

  static let classWords = """
    ptsd, post traumatic, posttraumatic, trauma, traumatic, traumatise, traumatize, traumatised, traumatized, retraumatize, retraumatise, re traumatize, flashback, flashbacks, panic attack, relive, reliving, nightmare, survivor
    """
  static let symptoms = """
    on edge, horror, dread, misery, unsettling, disturbing, hell, suffer, nightmare, freeze, trigger, triggering, triggered, distress, distressing, anxiety, panic, overwhelm, overwhelming, memory, memories, intrusive, nightmares, hypervigilance, dissociate, dissociation, grief, mental health, emotional, upsetting, exacerbate, stir up, bring back, remind
    """
}
