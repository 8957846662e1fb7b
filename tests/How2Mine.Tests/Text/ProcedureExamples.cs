using How2Mine.Text;

namespace How2Mine.Tests.Text;

/// <summary>A short procedure and the topic that a person gives it.</summary>
sealed record ProcedureExample(Topic Topic, string Goal, params string[] Steps)
{
    public string Text => string.Join('\n', Steps);
}

/// <summary>Three procedures or more for each topic, in several languages.</summary>
static class ProcedureExamples
{
    public static IReadOnlyList<ProcedureExample> All { get; } =
    [
        new(Topic.ArtAndDesign, "Glaze a bowl", "Wipe the bisque-fired bowl with a damp sponge.", "Brush wax on the foot so that no glaze sticks to the kiln shelf.", "Dip the bowl in the glaze for three seconds.", "Let it dry and fire it in the kiln."),
        new(Topic.ArtAndDesign, "Draw a hand", "Sketch the palm as a box with a soft pencil.", "Mark the knuckles on a curve and draw each finger as three cylinders.", "Erase the construction lines and shade the side away from the light."),
        new(Topic.ArtAndDesign, "Ein Aquarell lasieren", "Zeichne das Motiv mit dem Bleistift leicht auf das Papier.", "Trage die hellste Farbe mit viel Wasser und breitem Pinsel auf.", "Lass die Schicht trocknen, bevor du die nächste darüber malst."),
        new(Topic.ArtAndDesign, "Peindre un ciel", "Mouillez le papier avec un grand pinceau.", "Posez le bleu en haut de la feuille et laissez la peinture descendre.", "Retirez un peu de couleur avec une éponge pour les nuages."),

        new(Topic.CrimeAndLaw, "Object to a planning decision", "Read the decision letter and note the deadline for an appeal.", "Write down which regulation the decision breaks and collect evidence.", "File the appeal form with the tribunal and keep the stamped copy.", "Attend the hearing and answer the judge's questions."),
        new(Topic.CrimeAndLaw, "Take over an estate as executor", "Get the original will and the death certificate.", "Apply to the probate court for a grant and swear the oath.", "Notify creditors, pay the debts and give the beneficiaries their shares."),
        new(Topic.CrimeAndLaw, "Anzeige wegen Betrugs erstatten", "Sichern Sie Beweise wie Verträge, Überweisungen und Nachrichten.", "Gehen Sie zur Polizei oder schreiben Sie an die Staatsanwaltschaft.", "Schildern Sie den Täter und den Ablauf und unterschreiben Sie das Protokoll.", "Notieren Sie das Aktenzeichen."),

        new(Topic.EducationAndJobs, "Lead a seminar discussion", "Give the students two questions about the reading a day before class.", "Let them discuss in pairs for five minutes.", "Collect answers on the whiteboard and ask each group to defend one.", "Close with a short written reflection that you grade."),
        new(Topic.EducationAndJobs, "Follow up on a job application", "Wait one week after the closing date.", "Write to the recruiter, name the position and the date of your interview.", "Say in two sentences why you want the job and attach your resume again."),
        new(Topic.EducationAndJobs, "Vokabeln mit Karteikarten lernen", "Schreibe das Wort auf die Vorderseite und die Übersetzung auf die Rückseite.", "Lerne jeden Tag zehn neue Karten vor den Hausaufgaben.", "Wiederhole vor der Prüfung alle Karten, die du im Unterricht falsch hattest."),

        new(Topic.ElectronicsAndHardware, "Swap the fan of a graphics card", "Unplug the computer and take the card out of its slot.", "Undo the screws of the heat sink and pull the fan connector off the board.", "Clean off the old thermal paste from the GPU and put on new.", "Plug in the new fan, screw it down and test the card."),
        new(Topic.ElectronicsAndHardware, "Read a resistor with a meter", "Take the resistor out of the circuit.", "Set the multimeter to ohms.", "Hold one probe to each lead and read the display."),
        new(Topic.ElectronicsAndHardware, "Den Akku eines Smartphones tauschen", "Erwärme das Display, bis der Kleber weich ist.", "Hebe den Bildschirm an und löse das Flachbandkabel von der Platine.", "Ziehe den alten Akku heraus und stecke den neuen an.", "Prüfe das Gerät am Ladegerät."),

        new(Topic.FashionAndBeauty, "Apply winged eyeliner", "Start with clean, primed eyelids.", "Draw a thin line along the upper lashes from the inner corner.", "Angle the wing towards the end of the brow and fill it in.", "Finish with mascara."),
        new(Topic.FashionAndBeauty, "Shorten the sleeves of a blouse", "Put the blouse on and pin the sleeve at the wrist.", "Mark the new hem on the fabric and cut below it.", "Fold the hem twice, press it with an iron and sew it with matching thread."),
        new(Topic.FashionAndBeauty, "Gel-Nägel entfernen", "Feile den glänzenden Überlack der Nägel an.", "Lege Watte mit Aceton auf jeden Nagel und wickle ihn in Folie.", "Schiebe den weichen Lack nach fünfzehn Minuten ab und pflege die Haut mit Creme."),

        new(Topic.FoodAndDining, "Make vegetable stock", "Chop onions, carrots and celery.", "Sweat them in a little oil in a large pot.", "Add water and herbs, simmer for forty minutes and strain."),
        new(Topic.FoodAndDining, "Ferment sauerkraut", "Shred the cabbage and massage it with salt.", "Press it into a jar until the brine covers it.", "Leave it at room temperature for two weeks and taste."),
        new(Topic.FoodAndDining, "Pfannkuchen backen", "Mehl, Milch, Eier und eine Prise Salz verrühren.", "Den Teig zwanzig Minuten ruhen lassen.", "Butter in der Pfanne erhitzen und die Pfannkuchen von beiden Seiten goldbraun backen."),
        new(Topic.FoodAndDining, "Hacer una tortilla de patatas", "Pelar y cortar las patatas y la cebolla.", "Freírlas en aceite a fuego lento.", "Mezclar con los huevos batidos y sal y cuajar en la sartén."),

        new(Topic.Health, "Rinse a blocked nose", "Dissolve the salt in boiled, cooled water.", "Lean over the sink and tilt the head.", "Pour the solution into the upper nostril and let it run out of the other.", "Blow the nose gently; see a doctor if the pain in the sinus stays."),
        new(Topic.Health, "Give first aid for a deep cut", "Press a clean dressing on the wound until the bleeding slows.", "Raise the arm above the heart.", "Wrap a bandage firmly around it and call an ambulance."),
        new(Topic.Health, "Fieber mit Wadenwickeln senken", "Miss das Fieber des Patienten.", "Tauche zwei Tücher in lauwarmes Wasser und wickle sie um die Waden.", "Erneuere den Wickel nach zehn Minuten und rufe den Arzt, wenn das Fieber nicht sinkt."),

        new(Topic.HomeAndHobbies, "Lay a click laminate floor", "Sweep the floor and roll out the underlay.", "Set spacers along the wall and click the first row together.", "Saw the last board to length and start the next row with the offcut.", "Nail the skirting board to the wall."),
        new(Topic.HomeAndHobbies, "Divide a hosta in the garden", "Dig up the plant with a spade in spring.", "Cut the roots into pieces with at least two shoots each.", "Plant the pieces in compost, water them and mulch the soil."),
        new(Topic.HomeAndHobbies, "Ein Regal an die Wand hängen", "Zeichne die Löcher mit der Wasserwaage an der Wand an.", "Bohre die Löcher und stecke die Dübel hinein.", "Schraube die Träger fest und lege das Brett auf."),
        new(Topic.HomeAndHobbies, "Déboucher un évier", "Versez du bicarbonate et du vinaigre dans l'évier de la cuisine.", "Attendez puis rincez à l'eau chaude.", "Démontez le siphon et nettoyez le tuyau de la maison."),

        new(Topic.Industrial, "Change the oil of a gearbox in the plant", "Isolate the drive motor and hang your padlock and tag on the breaker.", "Drain the warm oil into a drum and inspect it for metal.", "Renew the gasket of the drain plug and torque the bolts.", "Fill to the sight glass and check the bearing temperature after one shift."),
        new(Topic.Industrial, "Zero a workpiece on a milling machine", "Clamp the steel block in the vise of the machine.", "Bring the edge finder in the spindle to the side of the workpiece.", "Set the axis of the CNC control to half the tool diameter."),
        new(Topic.Industrial, "Ein Förderband spannen", "Schalten Sie die Anlage ab und sperren Sie den Hauptschalter.", "Lösen Sie die Kontermuttern an der Umlenkrolle der Maschine.", "Drehen Sie beide Spannschrauben gleich weit und prüfen Sie Lager und Motor."),

        new(Topic.Religion, "Say the rosary", "Hold the crucifix and make the sign of the cross.", "Pray the Apostles' Creed, the Our Father and three Hail Marys.", "Announce each mystery and pray ten Hail Marys while meditating on it.", "End with the Glory Be."),
        new(Topic.Religion, "Celebrate the start of Shabbat", "Set two candles on the table before sunset.", "Light them, cover your eyes and say the blessing.", "Recite kiddush over the wine and bless the bread as at the synagogue."),
        new(Topic.Religion, "Eine Andacht vorbereiten", "Wähle einen Psalm oder eine Stelle aus dem Evangelium.", "Lies den Text laut und halte eine Zeit der Stille.", "Sprich ein Gebet für die Gemeinde und schließe mit dem Segen Gottes."),

        new(Topic.ScienceMathAndTechnology, "Extract DNA from a strawberry", "Mash the strawberry with salt and detergent solution in a beaker.", "Filter the solution into a test tube.", "Let cold alcohol run down the side and lift the DNA strands out at the boundary."),
        new(Topic.ScienceMathAndTechnology, "Solve two linear equations", "Solve the first equation for one variable.", "Substitute the expression into the second equation.", "Solve for the remaining variable and calculate the first."),
        new(Topic.ScienceMathAndTechnology, "Die Dichte eines Körpers bestimmen", "Wiege den Körper im Labor mit der Waage.", "Miss das Volumen mit Wasser im Messzylinder.", "Rechne Masse durch Volumen und vergleiche das Experiment mit der Theorie der Physik."),

        new(Topic.SportsAndFitness, "Do a barbell deadlift", "Stand with the bar over the middle of the foot.", "Bend the hips and knees and grip the bar.", "Brace the core, push the floor away and stand up for five reps."),
        new(Topic.SportsAndFitness, "Shoot a free throw", "Line up your foot with the rim on the court.", "Dribble the ball twice and bend your knees.", "Shoot with the elbow under the ball and follow through with the wrist."),
        new(Topic.SportsAndFitness, "Liegestütze richtig machen", "Stütze die Hände schulterbreit auf und spanne den Rumpf an.", "Senke den Körper, bis die Brust fast den Boden berührt.", "Drücke dich hoch und mache drei Sätze mit zehn Wiederholungen; das Training stärkt die Muskeln."),

        new(Topic.Transportation, "Replace brake pads on a car", "Loosen the lug nuts, jack up the car and take off the wheel.", "Unbolt the brake caliper and slide the old pads out.", "Push the piston back, fit the new pads and bolt the caliper on.", "Pump the brake pedal before driving."),
        new(Topic.Transportation, "Reverse with a trailer", "Straighten the car and the trailer.", "Put a hand at the bottom of the steering wheel and look in both mirrors.", "Move the hand in the direction in which the trailer should go and drive slowly."),
        new(Topic.Transportation, "Eine Fahrradkette wechseln", "Lege die Kette auf das kleinste Ritzel der Schaltung.", "Öffne die alte Kette mit dem Nietdrücker und nimm sie vom Fahrrad.", "Kürze die neue Kette, ziehe sie durch das Schaltwerk und schließe sie."),

        new(Topic.TravelAndTourism, "Get a visa for a long trip", "Check that your passport is valid for six months after the trip.", "Book an appointment at the embassy of your destination.", "Bring photos, hotel bookings and the flight itinerary."),
        new(Topic.TravelAndTourism, "Set up camp before dark", "Look for a level campsite without dead trees above.", "Lay the groundsheet and pitch the tent with its door away from the wind.", "Guy out the rainfly and unroll the sleeping bags."),
        new(Topic.TravelAndTourism, "Einen Städtetrip planen", "Such dir ein Reiseziel und vergleiche Flüge und Züge.", "Buche ein Hotel in der Nähe der Altstadt.", "Schreib dir die Sehenswürdigkeiten auf und pack den Koffer für drei Tage Urlaub."),
    ];
}
