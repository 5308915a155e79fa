/// Allergens and their families. Each line: members `<` words for the whole. A constraint that names a member is heeded
/// by its own synonyms (`a=b`) and the family's words; one that names the family, by every member.
enum KinAllergies {
  static let families = """
    shrimp=prawn=scampi, crab, lobster, crayfish=crawfish, langoustine, krill, barnacle < shellfish, crustacean, seafood
    clam, mussel, oyster, scallop, squid=calamari, octopus, snail=escargot, abalone, cockle, whelk, cuttlefish < shellfish, mollusc, mollusk, seafood
    salmon, tuna, cod, anchovy, sardine, mackerel, trout, halibut, haddock, herring, sea bass, tilapia, swordfish, eel, roe=caviar, snapper, surimi < fish, seafood, finned fish
    peanut=groundnut=satay=goober < nut, legume, nut oil
    almond=marzipan=frangipane, cashew=korma, walnut, pecan=praline, pistachio=baklava, hazelnut=filbert=gianduja=nutella, macadamia, brazil nut, pine nut=pesto, chestnut, tree nut < nut, tree nut, nut oil, drupe
    milk, cheese, butter=ghee, cream, yogurt=yoghurt, whey, casein, lactose, kefir, custard, ice cream, buttermilk < dairy, milk protein, lactose, dairy free
    egg, albumen, mayonnaise, meringue, custard, aioli, omelet < egg white, egg protein, egg free
    wheat=spelt=durum=semolina=bulgur=couscous=seitan=farro, barley=malt, rye, gluten, bread, flour, pasta < gluten, celiac, coeliac, grain, flour, gluten free
    oat=oatmeal=porridge=granola=muesli, corn=maize=polenta=popcorn=cornmeal, rice, sorghum, millet, buckwheat=soba, quinoa, amaranth, teff < grain, cereal, flour
    soy=soya=tofu=edamame=miso=tempeh=soybean, lupin=lupine, lentil, chickpea=hummus=garbanzo, pea, bean, fenugreek, kidney bean < legume, pulse
    sesame=tahini=halva=hummus, mustard, poppy, sunflower, chia, flax=linseed, hemp, pumpkin seed, cottonseed < seed, seed oil
    apple, pear, peach, apricot, cherry, plum, nectarine, quince, strawberry, raspberry, blackberry, blueberry, rose hip < fruit, oral allergy, birch, rosaceae
    orange, lemon, lime, grapefruit, mandarin, kumquat, yuzu, pomelo, bergamot < citrus, fruit
    banana, mango, kiwi, avocado=guacamole, papaya, pineapple, passion fruit, fig, guava, lychee, durian, jackfruit, pomegranate, dragon fruit, persimmon, coconut, date, melon, watermelon, cantaloupe, grape, raisin, starfruit < fruit, latex fruit, tropical fruit
    tomato, potato, eggplant=aubergine, pepper=paprika=capsicum=chili=chilli=cayenne, goji < nightshade, vegetable, solanine
    celery=celeriac, carrot, parsley, fennel, coriander=cilantro, cumin, dill, anise, parsnip, caraway < vegetable, spice, herb
    garlic, onion, leek, shallot, chive, ramp < allium, vegetable, spice
    cinnamon, saffron, turmeric=curcumin, cardamom, nutmeg, vanilla, clove, ginger, lemongrass, basil, oregano, thyme, mint=menthol=peppermint, rosemary, sage, allspice, galangal, star anise < spice, herb, seasoning
    mushroom=truffle=shiitake=portobello=chanterelle=porcini, yeast, mold=mould=mildew, koji < fungus, fungi, spore
    taro, yam, cassava=tapioca=manioc, sweet potato, beet, radish, turnip, asparagus, artichoke, spinach, cabbage, broccoli, lettuce, okra, zucchini, cucumber < vegetable, root
    chocolate=cocoa=cacao, coffee=caffeine, tea, alcohol=ethanol, wine=sulfite=sulphite, beer=hops, honey=royal jelly=propolis=bee pollen, gelatin=gelatine < ingredient
    sulfite=sulphite=sulfur dioxide, msg=monosodium glutamate=glutamate, tartrazine, carmine=cochineal, annatto, aspartame, benzoate, nitrate, food dye, histamine < additive, preservative, dye, colorant, coloring
    beef, pork, lamb, venison, red meat, alpha gal, chicken, turkey, duck, gelatin < meat, mammal, meat allergy, poultry
    bee, wasp, hornet, yellow jacket, fire ant, bumblebee < sting, venom, stinger, insect, epipen, hive, swarm
    mosquito, flea, bedbug, tick, horsefly, midge < bite, insect
    cat, dog, horse, rabbit, hamster, guinea pig, bird=feather=down, mouse, rat, ferret, cattle < dander, fur, pet, animal hair, animal
    pollen, ragweed, grass, birch, oak, cedar, olive tree, mugwort, hay, chrysanthemum, lily, sunflower, flower < hay fever, pollen, hayfever, blossom
    dust mite, dust, mold=mould, mildew, cockroach < mite, spore, dust
    latex=rubber=balloon, nickel, cobalt, chromium, gold, lanolin=wool, fragrance=perfume, formaldehyde, hair dye=ppd=paraphenylenediamine=henna, neoprene, acrylate, adhesive, paint, acetone, chlorine, detergent, essential oil < contact allergy, contact dermatitis, skin
    penicillin=amoxicillin, sulfa, aspirin=ibuprofen=nsaid, codeine=opioid=morphine, lidocaine=novocaine, anesthesia=anaesthesia, iodine=contrast, insulin, vaccine, antibiotic, cephalosporin < drug, medication, antibiotic, drug allergy
    sun, cold, heat, water, exercise, pressure, sweat < urticaria, hive, photosensitivity
    poison ivy, poison oak, sumac, nettle < rash, plant
    box jellyfish, jellyfish, sea anemone, man of war, stingray, scorpion, spider bite, snake bite < sting, venom, tentacle, antivenom
    kohlrabi, kale, brussels sprout, cauliflower, bok choy, arugula, watercress, horseradish=wasabi, nasturtium < cabbage, brassica, vegetable
    jicama, burdock, sunchoke=jerusalem artichoke, lotus root, bamboo shoot, rhubarb, seaweed=nori=kelp=agar, spirulina, aloe < vegetable, root, plant
    sumac, tamarind, juniper, hops, elderberry, elderflower, hibiscus, chamomile, lavender, jasmine, rose < flower, herb, tea, botanical
    breadfruit, rambutan, longan, soursop, loquat, mulberry, gooseberry, currant, cranberry, plantain, acai, noni < fruit, tropical fruit
    stevia, xanthan gum, guar gum, carrageenan, pectin, maltodextrin, mycoprotein=quorn, collagen, pea protein < additive, thickener, ingredient
    beeswax, shellac, balsam, tea tree, eucalyptus, sunscreen=oxybenzone, chlorhexidine, bleach, ammonia, isocyanate, epoxy, resin, turpentine, incense, tobacco < skin, fumes, contact allergy, airborne, dermatitis
    """

  static let classWords = """
    allergy, allergic, allergen, allergenic, anaphylaxis, anaphylactic, epipen, epi pen, epinephrine, adrenaline auto injector, auto injector, autoinjector, antihistamine, cross contamination, cross contact, intolerance, hypersensitivity, food sensitivity, celiac, coeliac, allergist, immune system, overreact
    """
  static let symptoms = """
    reaction, hives, swelling, swell, throat, airway, itch, rash, welt, breathe, breathing, wheeze, shock, anaphylactic shock, throat closes, trigger, vomit, hospital, emergency, life threatening, fatal, deadly, contamination, trace, traces, exposure, expose, ingredient, contains, dangerous
    """
}
