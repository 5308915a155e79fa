/// Phobias by name and what they are of. Each line: names `<` objects, either of which a constraint may use.
enum KinPhobias {
  static let families = """
    arachnophobia, arachnophobic < spider, tarantula, web, cobweb, arachnid, scorpion
    ophidiophobia, herpetophobia < snake, python, viper, serpent, reptile, cobra, boa, lizard
    acrophobia, acrophobic < height, high, drop, ledge, edge, cliff, bridge, rooftop, tower, ladder, balcony, ropes course, fall, glass floor, skywalk, gondola, zipline, summit
    claustrophobia, claustrophobic, cleithrophobia < enclosed, confined, tight, small space, elevator, lift, tunnel, cave, closet, mri, trapped, locked, narrow, sealed, pod, shut, space, cramped, underground, stairs
    agoraphobia, agoraphobic < open space, crowd, outside, public, leaving home, escape, square
    aerophobia, aviophobia, pteromerhanophobia < fly, flying, plane, airplane, flight, aircraft, turbulence, helicopter, airborne, air travel
    aquaphobia, hydrophobia, thalassophobia, bathophobia, submechanophobia, ablutophobia < water, ocean, sea, deep, lake, pool, swim, drown, depth, dive, submerged, underwater, abyss, hull, propeller, ship
    trypanophobia, belonephobia, aichmophobia < needle, injection, syringe, blood draw, acupuncture, vaccination, vaccine, shot, piercing, tattoo, pierce, sharp, jab, iv
    hemophobia, haemophobia, hematophobia < blood, bleed, bleeding, gore, wound
    emetophobia, emetophobic < vomit, vomiting, nausea, sick, seasick, throw up, puke, queasy
    coulrophobia < clown, circus, mime, jester
    cynophobia < dog, puppy, canine, bark, kennel
    ailurophobia, elurophobia, gatophobia < cat, kitten, feline
    ornithophobia, alektorophobia < bird, pigeon, parrot, feather, aviary, chicken, beak, falcon
    entomophobia, insectophobia, katsaridaphobia, myrmecophobia, scoleciphobia, mottephobia, lepidopterophobia, apiphobia, spheksophobia, melissophobia < insect, bug, cockroach, ant, beetle, worm, moth, butterfly, bee, wasp, creepy crawly, larva, swarm, hive, caterpillar
    musophobia, murophobia, suriphobia < rat, mouse, rodent
    ranidaphobia, batrachophobia, bufonophobia < frog, toad, amphibian
    ichthyophobia, galeophobia, selachophobia < fish, shark, aquarium, reef
    zoophobia, equinophobia, hippophobia, bovinophobia, chiroptophobia, alektorophobia, taurophobia < animal, horse, cow, bat, bull, wildlife, creature
    astraphobia, brontophobia, keraunophobia, tonitrophobia, lilapsophobia < thunder, lightning, storm, tornado, hurricane, weather
    nyctophobia, achluophobia, scotophobia, lygophobia < dark, darkness, night, blackout, unlit, pitch black, lights out, blackness
    pyrophobia, arsonphobia < fire, flame, burn, coal, blaze, torch, candle
    mysophobia, germaphobia, germophobia, bacillophobia, verminophobia < germ, dirt, contamination, bacteria, dirty, microbe, hygiene, virus, contaminated, unsanitary
    nosophobia, carcinophobia, hypochondria < disease, illness, infection, cancer
    necrophobia, thanatophobia, coimetrophobia, placophobia < dead, corpse, body, bodies, death, cemetery, grave, catacomb, tomb, coffin, skeleton, tombstone, funeral, bones
    pediophobia, automatonophobia, pupaphobia < doll, puppet, mannequin, ventriloquist, wax figure, statue, humanlike, animatronic
    phasmophobia, spectrophobia, eisoptrophobia, catoptrophobia < ghost, spirit, haunted, mirror, reflection, supernatural
    glossophobia, social phobia, social anxiety, scopophobia, erythrophobia < public speaking, speech, stage, audience, crowd, spotlight, watched, stranger, performing, being stared at, speak in public, attention
    enochlophobia, ochlophobia, demophobia, anthropophobia < crowd, people, packed, mob, crowded
    globophobia, phonophobia, ligyrophobia < balloon, pop, loud, bang, noise, firework, popping, burst
    dentophobia, odontophobia, iatrophobia, nosocomephobia, tomophobia < dentist, dental, doctor, hospital, surgery, drill, clinic, medical
    gephyrophobia < bridge, viaduct, span
    amaxophobia, vehophobia, hodophobia, siderodromophobia, ochophobia < driving, car, vehicle, travel, train, road, passenger
    trypophobia < hole, cluster, honeycomb, lotus pod, sponge
    escalaphobia, bathmophobia, climacophobia < escalator, stair, staircase, steps
    xenophobia, sociophobia < stranger, social
    haphephobia, aphephobia < touch, touched, hug, contact
    dendrophobia, hylophobia, xylophobia, botanophobia, anthophobia < tree, forest, wood, plant, flower
    pogonophobia, chaetophobia < beard, hair
    samhainophobia, maskaphobia, masklophobia < halloween, mask, masked, costume, mascot
    koumpounophobia < button
    astrophobia, cosmophobia, megalophobia < space, star, universe, giant, large object, huge, size, ship, statue
    aulophobia, melophobia < flute, music
    hoplophobia < gun, weapon, firearm, shooting
    chronophobia, chromophobia, nomophobia, technophobia < clock, color, phone, technology, robot
    tokophobia < childbirth, pregnancy, birth, labor
    cibophobia, phagophobia, pnigophobia < food, swallow, choke, choking
    heliophobia, photophobia, cryophobia, chionophobia < sun, light, cold, snow, ice
    basophobia, climacophobia, illyngophobia, dystychiphobia < falling, fall, vertigo, accident
    taphophobia < buried, burial, coffin, grave, buried alive
    nyctohylophobia < dark, forest, woods, night, tree, woodland
    mycophobia < mushroom, fungi, fungus, spore, caps, mycelium, toadstool
    chiroptophobia < bat, winged, winged mammals, cave, colony, wings
    testophobia < test, exam, examined, examination, quiz, grade
    submechanophobia < hull, wreck, propeller, submerged, underwater, machinery
    lutraphobia, arctophobia, lupophobia, suiphobia, ophthalmophobia < otter, bear, wolf, pig, eye
    gerascophobia, pedophobia, gynophobia, androphobia, gamophobia, philophobia < child, marriage, men, women, wedding, baby
    ombrophobia, antlophobia, cymophobia, limnophobia, potamophobia < rain, flood, wave, lake, river
    anemophobia, ancraophobia, homichlophobia, nephophobia < wind, breeze, fog, cloud, gust
    claustrophobia, stenophobia, merinthophobia < narrow, tied, bound, rope, restrained, straps
    kinemortophobia, wiccaphobia, demonophobia, satanophobia < zombie, witch, demon, undead, monster
    siderophobia, bathophobia, astrophobia, selenophobia, heliophobia < star, moon, sun, depth, sky
    hippopotomonstrosesquippedaliophobia, logophobia, bibliophobia < word, book, reading
    photoaugliaphobia, photophobia, fulmination < flash, glare, bright, light
    ostraconophobia, malacophobia, helminthophobia, vermiphobia < crab, lobster, snail, slug, worm
    mechanophobia, robophobia, electrophobia < machine, robot, android, electricity, shock
    ablutophobia, autophobia, monophobia, isolophobia < alone, bath, solitude, solo, isolated, isolation
    """

  static let classWords = """
    phobia, phobic, fear, fearful, afraid, scared, scare, terrified, terrify, terror, terrifying, petrified, dread, frightened, frightening, frighten, panic, panic attack, anxiety, anxious, aversion, terrified of, freak out
    """
  static let symptoms = """
    on edge, horror, dread, misery, miserable, sleepless, freeze, shudder, unnerving, unsettling, disturbing, disturb, agony, hell, suffer, scream, squirm, cringe, faint, distress, distressing, distressed, overwhelm, overwhelming, uncomfortable, discomfort, stressful, torment, nightmare, miserable, unbearable, frightening, terror, triggering, comfort, upsetting
    """
}
