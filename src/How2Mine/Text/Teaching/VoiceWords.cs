using System.Collections.Frozen;
using How2Mine.Text.Instructing;
using How2Mine.Text.MainBlocks;

namespace How2Mine.Text.Teaching;

/// <summary>Words that tell who speaks to whom and of what: teaching, reporting, selling, judging; in the languages that crawls have most of.</summary>
static class VoiceWords
{
    static readonly string[] Sections = ["infinitive", "imperative", "first", "any"];

    static readonly FrozenDictionary<uint, VoiceGroup> Groups = WordGroups.Of(
    [
        (VoiceGroup.You, "you your yours yourself du dein deine deinen deinem deiner dich dir euch eure vous votre vos tu ton tes usted ustedes tus tuo tua tuoi tue você seu sua je jouw u uw twój twoje ty"),
        (VoiceGroup.I, "i me my mine myself ich mich mir mein meine meinen meinem moi mon ma mes yo mi mis io mio mia eu meu minha ik mijn mij mnie mój moja"),
        (VoiceGroup.We, "we us our ours ourselves wir uns unser unsere unseren unserem nous notre nos nosotros nuestro nuestra noi nostro nostra nós nosso nossa wij we ons onze nasz nasza nasze"),
        (VoiceGroup.They, "he she they his her him their them theirs himself er seine seinen seiner ihre ihren ihrer elle ils elles leur leurs ella ellos ellas lui loro ele ela eles hij zij hun haar oni ona"),
        (VoiceGroup.Past, "was were had did went made took came became began told got knew thought war waren wurde wurden hatte hatten ging kam machte était étaient avait fut fue era fueron había erano aveva foi foram werd waren had był była było były"),
        (VoiceGroup.Modal, "should can could may might must would will soll sollte sollten kann können könnte muss müssen darf dürfen wird werden peut peuvent devrait doit doivent puede pueden debe deben può possono deve devono pode deve kan kunnen moet moeten zal może można należy"),
        (VoiceGroup.Order, "then next until finally after before once first firstly second third lastly now again meanwhile afterwards remaining repeat step steps dann danach bis anschließend zuerst zunächst nun nachdem schließlich zuletzt schritt ensuite puis jusqu enfin abord après étape luego después hasta primero finalmente paso poi quindi infine prima finché passo depois até primeiro daarna vervolgens tot eerst stap następnie potem aż najpierw krok"),
        (VoiceGroup.Time, "minute minutes min mins hour hours second seconds overnight minuten stunde stunden sekunden std heure heures secondes minuto minutos hora horas segundos minuti ore secondi uur uren minut godzin godzinę sekund"),
        (VoiceGroup.Measure, "cm mm inch inches cup cups tbsp tsp tablespoon tablespoons teaspoon teaspoons gram grams g kg ml l oz lb lbs pounds degrees feet foot ounces esslöffel el tl teelöffel liter prise grad gramm zentimeter cuillère cuillères tasse verre grammes taza cucharada cucharadita gramos tazza cucchiaio cucchiai grammi colher xícara eetlepel theelepel gram łyżka łyżki szklanka"),
        (VoiceGroup.Screen, "click clicking button menu tab settings download install app apps website browser login account screen software file files folder url email password dashboard plugin code server user users data command terminal click tap swipe upload klick klicken klicke app menü einstellungen webseite datei ordner konto passwort cliquez bouton compte fichier clic botón cuenta archivo clicca pulsante klik knop kliknij przycisk"),
        (VoiceGroup.Business, "company business businesses customers customer clients client team marketing brand brands product products service services strategy management market sales industry experience quality professional professionals solutions solution employees job jobs career income revenue companies unternehmen kunden mitarbeiter marke markt angebot entreprise clients marque empresa clientes marca azienda clienti bedrijf klanten firma klient"),
        (VoiceGroup.Hands, "cut mix stir pour place put remove hold press turn attach fold glue screw drill wash dry rinse fill heat cool cover wrap tie tighten loosen insert lift pull push slide rub wipe brush scrape soak bake boil simmer fry chop slice peel add whisk combine drain sprinkle spread roll trim sand paint measure mark clamp sew stitch knit hang lay lower raise bend squeeze shake tap hammer plug unplug unscrew dig plant water spray clean empty lean stand sit breathe kneel schneiden schneide mischen mische rühren geben legen legst stellen entfernen drehen drehst kleben klebe schrauben waschen trocknen erhitzen kochen braten backen füllen gießen ziehen halten drücken streichen falten hinzufügen verrühren vermengen coupez couper mélangez mélanger ajoutez ajouter versez verser mettez mettre retirez retirer laissez laisser faites faire chauffez cuire pliez collez vissez cortar corta corte mezclar mezcla añadir añade agrega verter poner pon coloca retirar dejar deja cocinar hornear tagliare tagliate mescolare mescolate aggiungere aggiungete versare mettere mettete lasciare cuocere misture adicione coloque corte deixe leve snijd meng roer voeg giet leg doe zet haal verwarm pokrój wymieszaj dodaj wlej włóż umyj zagotuj piecz posyp"),
        (VoiceGroup.Things, "hand hands piece pieces side sides edge edges surface water tool tools knife brush paper tape bowl pan wire wood board hole holes bolt nut bolts valve pipe pump hose rope thread needle fabric cloth soap soil pot pots lid bottle container bucket sponge towel finger fingers oven dough butter flour salt sugar oil egg eggs sauce garlic onion pepper milk hand hände stück seite kante rand oberfläche wasser werkzeug messer pinsel papier schüssel pfanne topf holz loch schraube teig butter mehl salz zucker öl eier main eau couteau papier bol poêle casserole bois trou pâte beurre farine sel sucre huile œufs agua cuchillo papel olla sartén madera masa mantequilla harina sal azúcar aceite huevos acqua coltello carta ciotola padella legno burro farina sale zucchero olio uova água faca panela manteiga farinha açúcar óleo ovos water mes papier kom pan hout boter bloem zout suiker olie eieren woda nóż miska mąka sól cukier masło jajka"),
        (VoiceGroup.Advice, "consider avoid remember ensure try keep think choose important helpful tip tips best benefit benefits better great easy simple simply good idea ideas recommend recommended always never worth useful advice beachten vermeiden achten wichtig tipp tipps empfehlen sinnvoll hilfreich immer nie évitez pensez conseil conseils important conviene consejo consejos evita evitare consiglio consigli evite dica dicas vermijd belangrijk unikaj warto"),
        (VoiceGroup.Abstract, "research plan goal goals understand learn focus identify define develop create build improve manage process approach skills knowledge success growth support opportunity opportunities value values relationship relationships communication information content project projects learning education community development important research ziel ziele entwicklung verstehen lernen wissen erfolg prozess projekt développement connaissance projet objectif desarrollo conocimiento objetivo sviluppo obiettivo progetto ontwikkeling doel rozwój cel"),
        (VoiceGroup.Question, "what why when who where which how was warum wann wer wo welche welcher wie quoi pourquoi quand qui où quel quelle qué cómo cuándo quién dónde cosa perché quando chi dove como wat waarom wanneer hoe co dlaczego kiedy kto gdzie jak"),
        (VoiceGroup.Report, "report reported announced said says minister president police government percent million billion election court according statement spokesman released launched yesterday sagte bericht regierung präsident polizei prozent millionen laut gericht gouvernement président police selon millions gobierno presidente policía según millones governo presidente polizia secondo milioni regering volgens miljoen rząd prezydent policja według"),
        (VoiceGroup.Opinion, "review reviews favorite favourite love loved amazing beautiful feel believe opinion price cheap affordable rating stars features pros cons verdict recommend lieblings liebe schön finde glaube meinung preis bewertung avis prix aime crois opinión precio creo recensione prezzo mening prijs opinia cena"),
        (VoiceGroup.Negation, "not no don doesn isn won without nicht kein keine keinen ohne ne pas sans sin non senza não sem niet geen zonder nie bez"),
        (VoiceGroup.Condition, "if unless whether depending depends otherwise wenn falls ob je sonst si sauf selon se als tenzij jeśli jeżeli chyba"),
        .. Verbs(),
    ]);

    /// <summary>Adds how many words of each group the text has.</summary>
    /// <returns>Its words.</returns>
    public static int Count(ReadOnlySpan<char> text, Span<int> counts)
    {
        var words = 0;
        foreach (var word in new HashedWords(text))
        {
            words++;
            if (Groups.TryGetValue(word.Hash, out var group)) counts[(int)group]++;
        }
        return words;
    }

    /// <summary>What opens instructions in other languages: English has many verbs that ask for nothing to be done by hand.</summary>
    static IEnumerable<(VoiceGroup Group, string Words)> Verbs() =>
        WordList.Languages.Where(l => l != "en").Select(l => (VoiceGroup.Hands, string.Join(' ', Sections.SelectMany(WordList.Of(l).Words))));
}
