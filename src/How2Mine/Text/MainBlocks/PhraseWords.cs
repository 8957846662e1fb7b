using System.Collections.Frozen;

namespace How2Mine.Text.MainBlocks;

/// <summary>Words that stand on buttons, in menus and in notices, by group, in the languages that crawls have most of.</summary>
static class PhraseWords
{
    static readonly FrozenDictionary<uint, PhraseGroup> Groups = WordGroups.Of(
        (PhraseGroup.Advert, "advertisement anzeige werbung sponsored ad ads publicité publicidad affiliate promoted"),
        (PhraseGroup.Navigation, "home startseite menu menü search suche suchen contact kontakt sitemap navigation back zurück next previous prev nächste vorherige close skip about über accueil inicio faq help hilfe categories kategorien tags tag category kategorie page seite top archive archives sidebar jump toggle"),
        (PhraseGroup.Price, "cart basket buy warenkorb kaufen price preis checkout shipping versand stock add shop store order bestellen panier carrito carrello wishlist sale discount rabatt usd eur qty quantity"),
        (PhraseGroup.Date, "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember ago monday tuesday wednesday thursday friday saturday sunday uhr updated minute minutes min hours days yesterday today reading"),
        (PhraseGroup.Author, "by author von autor written posted veröffentlicht published par door editor redaktion verfasst geschrieben escrito scritto photo foto credit bild"),
        (PhraseGroup.Newsletter, "newsletter subscribe subscription abonnieren abonnement inbox updates mail signup unsubscribe suscríbete iscriviti inscrivez"),
        (PhraseGroup.Account, "login log sign signin register registrieren anmelden password passwort username account konto logout abmelden connexion iniciar accedi inloggen zaloguj join member members profile"),
        (PhraseGroup.Legal, "copyright rights reserved impressum imprint agb terms conditions policy legal disclaimer haftungsausschluss mentions légales urheberrecht trademark powered wordpress inc llc gmbh ltd"),
        (PhraseGroup.Related, "related similar recommended recommendations popular trending latest recent ähnliche beliebte verwandte auch articles artikel posts beiträge stories news empfehlungen similaires relacionados correlati gerelateerd podobne also like"),
        (PhraseGroup.More, "more weiterlesen mehr continue read lire más mais leggi lees czytaj view show expand weiter load learn discover explore click download"),
        (PhraseGroup.Share, "share shares facebook twitter pinterest whatsapp linkedin instagram tweet email print teilen drucken partager compartir condividi compartilhar delen udostępnij follow folgen youtube reddit tumblr xing telegram"),
        (PhraseGroup.Comment, "comment comments kommentar kommentare reply replies respond commentaire commentaires commenti comentarios comentário antworten antwort reacties komentarze responses trackback pingback moderation spam"),
        (PhraseGroup.Cookie, "cookie cookies consent gdpr datenschutz akzeptieren accept privacy tracking preferences einwilligung ciasteczka confidentialité privacidad"));

    /// <summary>How many words of each group the text has, added to <paramref name="counts"/>.</summary>
    public static void Count(ReadOnlySpan<char> text, Span<int> counts)
    {
        foreach (var word in new HashedWords(text))
            if (Groups.TryGetValue(word.Hash, out var group)) counts[(int)group]++;
        CountSigns(text, counts);
    }

    public static bool Find(uint word, out PhraseGroup group) => Groups.TryGetValue(word, out group);

    public static void CountSigns(ReadOnlySpan<char> text, Span<int> counts)
    {
        counts[(int)PhraseGroup.Price] += CountOf(text, "€$£¥");
        counts[(int)PhraseGroup.Legal] += CountOf(text, "©®");
    }

    static int CountOf(ReadOnlySpan<char> text, string signs)
    {
        var count = 0;
        for (var at = text.IndexOfAny(signs); at >= 0; at = text.IndexOfAny(signs))
        {
            count++;
            text = text[(at + 1)..];
        }
        return count;
    }
}
