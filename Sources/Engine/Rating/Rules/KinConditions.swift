/// Bodily conditions. Each line: names `<` symptoms, limits and devices by which an answer speaks of them.
enum KinConditions {
  static let families = """
    epilepsy, epileptic, seizure disorder, photosensitive epilepsy, seizures < seizure, strobe, flashing, flicker, convulsion, photosensitive, flashing lights, neurologist, fit, fits
    narcolepsy, narcoleptic, sleep disorder, cataplexy < sleep, asleep, drowsy, sleepiness, cataplexy, wheel, sleep attack
    arthritis, rheumatoid, osteoarthritis, gout < joint, flare, uric, purine, inflammation, stiff, grip, dexterity, rheumatologist, swelling, knuckle
    bad back=back pain, herniated disc, sciatica, scoliosis, spinal, spine, slipped disc, spinal fusion, degenerative disc, bulging disc, back surgery, lower back < back, spine, spinal, disc, lumbar, posture, vertebra, nerve, chiropractor, lifting, bending, jolt, your back, hardware, vertebrae, fusion, slipped, twisting, lower back
    knee, acl, meniscus, torn ligament, knee replacement < knee, ligament, joint, impact, kneecap, orthopedist, twisting, crouch
    hip replacement, hip, prosthetic, amputee, amputation, prosthesis < hip, limb, balance, prosthesis, dislocate, dislocation, new hips, operating table
    shoulder, rotator cuff, frozen shoulder, dislocates, dislocation < shoulder, dislocate, overhead, socket
    motion sickness, vertigo, meniere, vestibular, labyrinthitis, seasick, carsick < nausea, nauseous, dizzy, dizziness, spinning, motion, balance, queasy, sick
    asthma, asthmatic, copd, emphysema, cystic fibrosis, lung disease, pulmonary, oxygen, one lung, bronchitis, pulmonary fibrosis, exercise induced asthma < lung, inhaler, breathe, breathing, smoke, dust, airway, oxygen, wheeze, respiratory, altitude, fumes, thin air, pulmonologist, gasp, dust, pollen, cold air, airways, attack
    heart condition, heart disease, heart attack, angina, arrhythmia, long qt, heart failure, cardiomyopathy, atrial fibrillation, afib, congenital heart, stent, pacemaker, defibrillator, icd, aneurysm, tachycardia, bypass, hypertension, high blood pressure, marfan, heart surgery, heart valve, heart transplant, heart murmur < heart, cardiac, cardiologist, pulse, blood pressure, exertion, pacemaker, magnet, electromagnetic, adrenaline, fright, rhythm, heartbeat, palpitation, defibrillator, overexert
    stroke, tia, brain injury, concussion, tbi, brain tumor, hydrocephalus, shunt < brain, head, concussion, neurological, impact
    diabetes, diabetic, type 1, insulin, hypoglycemia < blood sugar, insulin, glucose, sugar, hypoglycemia, carb, endocrinologist, glucose, diabetic, hypo, fasting, pump
    hemophilia, haemophilia, von willebrand, blood thinner, anticoagulant, warfarin, bleeding disorder, thrombocytopenia, platelet, blood thinners, eliquis, xarelto, heparin < bleed, bleeding, clot, cut, bruise, blood thinner, clotting, haemorrhage, hemorrhage, anticoagulant, hematologist, knock
    blood clot, dvt, thrombosis, pulmonary embolism, varicose < clot, circulation, embolism, sitting
    pregnant, pregnancy, placenta previa, weeks pregnant, expecting, preeclampsia, months pregnant, high risk pregnancy, breastfeeding < pregnancy, baby, fetus, obstetrician, trimester, placenta, miscarriage, bleed, unborn, midwife, womb, unborn, ob gyn, core temperature, abdomen
    migraine, cluster headache, chronic headache < migraine, headache, light sensitivity, flicker, glare, aura
    multiple sclerosis, ms, parkinson, als, muscular dystrophy, myasthenia, neuropathy, cerebral palsy, ataxia, guillain < heat, fatigue, muscle, nerve, mobility, balance, tremor, weakness
    chronic fatigue, me cfs, fibromyalgia, long covid, pots, dysautonomia, lupus, mono < fatigue, exhaustion, crash, faint, stand, flare, energy, overheat, dizzy, post exertional, sun
    wheelchair, paralyzed, paraplegic, quadriplegic, spina bifida, spinal cord injury, mobility, crutches, walker, cane, paraplegia, tetraplegic, cerebral palsy < accessible, accessibility, wheelchair, mobility, ramp, stairs, terrain, step free, steps, transfer, ladders, rope, harness, adaptive
    blind, blindness, visually impaired, low vision, glaucoma, retinal detachment, macular degeneration, retinitis, cataract, eye surgery, night blindness < vision, eye, sight, see, pressure, retina, eyesight, ophthalmologist, darkness, dim, footing, trip
    deaf, hearing loss, hard of hearing, tinnitus, hyperacusis, cochlear, perforated eardrum, ear infection, misophonia < hearing, ear, noise, loud, decibel, ringing, earplug, volume, eardrum, cochlear
    autism, autistic, sensory, sensory processing, adhd < sensory, noise, crowd, overload, sensitivities, overstimulat, stimulation
    color blind, colour blind, colorblind < color, colour
    osteoporosis, brittle bone, osteogenesis imperfecta, osteopenia < bone, fracture, break, fall, brittle, vertebra, bone density, tumble, hip, fragile
    ehlers danlos, hypermobility, hypermobile < joint, dislocate, hypermobility, subluxation, socket
    broken, fracture, fractured, cast, sprained, recovering from surgery, surgery, stitches, hernia, hernia repair, spinal fusion, appendectomy, c section, laparoscopic, bypass surgery < heal, healing, surgery, recovery, surgeon, incision, strain, lift, reinjure, fracture, sutures, wound, healing, reopen, knitting, doctor clearance
    kidney disease, dialysis, kidney failure, one kidney, transplant, immunosuppressed, immunocompromised, chemotherapy, leukemia, hiv, aids, neutropenia, spleen, cancer, chemo, immune system, weakened immune system, bone marrow, lupus nephritis < immune, infection, kidney, potassium, transplant, immunosuppress, germ, raw, oncologist, oncology, germ, crowd, counts, bacteria, virus, undercooked, unpasteurized
    crohn, ibs, ulcerative colitis, colostomy, ostomy, gastroparesis, gerd, reflux, ulcer, diverticulitis, irritable bowel < digest, stomach, gut, bathroom, ostomy, abdominal, hernia, stoma, bowel, toilet, spicy, gastroenterologist, intestine, restroom, lifting
    phenylketonuria, pku, galactosemia, g6pd, porphyria, hemochromatosis, wilson, fructose intolerance, mcad, gallbladder, pancreatitis < protein, phenylalanine, metabolic, enzyme, iron, levels
    sickle cell, anemia, anaemia, thalassemia < crisis, altitude, oxygen, dehydration, iron, oxygen, thin air, cold water
    xeroderma, albinism, eczema, psoriasis, vitiligo, sun allergy, photosensitive, solar urticaria, rosacea, skin cancer, melanoma < sun, sunlight, uv, skin, shade, sunscreen, burn
    raynaud, cold urticaria, frostbite, cold agglutinin, hypothyroid < cold, ice, freezing, circulation, fingers, warm
    heat intolerance, heat stroke, anhidrosis, hyperhidrosis < heat, overheat, hot, temperature, cool
    sleep apnea, cpap, insomnia < cpap, sleep, breathing
    carpal tunnel, tendonitis, tennis elbow, repetitive strain, rsi < wrist, hand, grip, repetitive, tendon
    plantar fasciitis, flat feet, bunion, ankle, foot, achilles < foot, feet, ankle, walking, standing, heel
    vocal nodules, laryngitis, voice, stutter, laryngectomy, tracheostomy < voice, throat, vocal, shout, strain
    lymphedema, edema < swelling, compression
    maoi, lithium, ssri, medication, antidepressant, grapefruit, statin, accutane, isotretinoin, methotrexate < interact, interaction, medication, tyramine, dose
    alcoholic, recovering alcoholic, addiction, sober, sobriety, recovering addict, gambling < sobriety, relapse, recovery, drink, sober, temptation
    scuba, decompression, sinus, collapsed lung, pneumothorax < pressure, lung, dive, altitude
    obesity, weight limit, dwarfism, short stature < weight, limit
    can't swim, cannot swim, non swimmer, can not swim < swim, drown, life jacket, water, float, wave, lifeguard, deep
    dysphagia, swallowing disorder, achalasia, esophageal stricture < swallow, choke, aspirate, aspiration, lungs, thickened, gulp, windpipe
    feeding tube, g tube, short bowel, esophagectomy, gastric bypass, bariatric surgery < swallow, stoma, formula, digest, dumping
    adrenal insufficiency, addison, cushing, pituitary < cortisol, steroid, adrenal, crisis, stress dose
    hyperthyroidism, graves, thyroid < thyroid, metabolism, heart rate
    kidney transplant, liver transplant, lung transplant, immunosuppressants, organ transplant, stem cell transplant < infection, immune, microbes, bacteria, organ, rejection, germ
    ulcerative colitis, ileostomy, short gut, pouchitis < stoma, bag, bowel, bathroom, blockage
    cirrhosis, hepatitis, liver disease, fatty liver, one kidney, kidney stones < liver, alcohol, toxin, kidney
    burn scars, skin graft, burn survivor, epidermolysis bullosa, scleroderma, hidradenitis < skin, blister, sun, graft, heat, tear
    trigeminal neuralgia, tmj, jaw, bell palsy < jaw, face, chew, bite, wind, cold
    complex regional pain, crps, nerve damage, neuralgia, shingles, chronic pain < pain, flare, nerve, sitting, posture, touch
    hiatal hernia, inguinal hernia, diastasis, prolapse < lift, strain, abdominal, hernia, pressure
    hemorrhoids, fistula, incontinence, overactive bladder, interstitial cystitis < sitting, restroom, toilet, bathroom, bladder
    vasovagal, syncope, fainting spells, orthostatic, hypotension, low blood pressure < faint, pass out, blood pressure, standing, dizzy
    dystonia, tourette, essential tremor, huntington, spasticity < tremor, tic, hands, muscle, spasm
    polio, post polio, clubfoot, leg braces, limp < leg, brace, muscle, walking, fall
    pots, mast cell, mcas, hyperthermia, anhidrotic < heat, flush, faint, reaction, overheat
    aphantasia, prosopagnosia, dyslexia, dyscalculia, aphasia < reading, faces, words
    aortic dissection, peripartum, myocarditis, pericarditis, heart block, endocarditis, patent foramen < heart, aorta, exertion, pressure
    sarcoidosis, tuberculosis, alpha 1, bronchiectasis, pulmonary hypertension < lung, breathe, oxygen, altitude, smoke, thin air
    keratoconus, uveitis, dry eye, corneal transplant, lasik, blind in one eye < eye, vision, depth perception, cornea
    otosclerosis, eustachian, barotrauma, cholesteatoma, ruptured eardrum < ear, pressure, eardrum, hearing
    latent hypoglycemia, ketoacidosis, metabolic disorder, glycogen storage < fasting, blood sugar, sugar, ketone
    pectus, rib fracture, sternotomy, open heart surgery < chest, rib, breastbone, sternum
    cauda equina, spinal stenosis, spondylitis, ankylosing, chiari, syringomyelia < spine, neck, nerve, jolt, impact, your back
    whiplash, neck injury, cervical fusion, atlantoaxial < neck, spine, jolt, impact, head
    """

  /// A body's constraint has no word of its own class: "condition" and the like say too little.
  static let classWords = ""
  static let symptoms = """
    condition, disability, disabled, disorder, diagnosis, diagnosed, medical, impairment, limitation, illness,
    disease, syndrome, pain, painful, symptom, flare, flare up, strain, aggravate, worsen, exacerbate, injury, injure, reinjure, health, fatigue, faint, dizzy, bleed, hurt, doctor, specialist, physician
    """
}
