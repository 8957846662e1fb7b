using System.Buffers;

namespace How2Mine.Text;

/// <summary>Words of headings and class names that announce steps, or what is not steps.</summary>
static class HowToWords
{
    static readonly SearchValues<string> HowTo = Any(
    [
        "how to ", "how do i ", "how do you ", "how i ", "how we ", "steps to ", "step by step", "step-by-step", "steps for ", "guide to ", "a guide", "tutorial", "instructions for", "procedure", "diy ", "making ", "wie man ", "wie du ", "so geht", "so machst", "so wird", "anleitung", "schritt für schritt", "comment ", "étape", "tuto",
        "cómo ", "como ", "paso a paso", "come ", "passo dopo passo", "passo a passo", "hoe ", "stap voor stap", "jak ", "krok po kroku", "hur man ", "sådan ", "slik ", "как ",
    ]);

    static readonly string[] Directions =
    [
        "directions", "instructions", "method", "preparation", "procedure", "steps", "what to do", "how to make it", "how to make", "make it", "let's make", "the steps", "cooking instructions", "assembly", "here's how", "here is how", "what you do",
        "zubereitung", "anleitung", "so geht's", "so geht’s", "so wird's gemacht", "arbeitsschritte", "vorgehen", "durchführung", "préparation", "préparer", "étapes", "instructions de", "réalisation", "preparación", "elaboración", "pasos", "instrucciones", "modo de preparación",
        "preparazione", "procedimento", "come fare", "modo de preparo", "preparo", "modo de fazer", "bereiding", "bereidingswijze", "werkwijze", "zo maak je", "sposób przygotowania", "przygotowanie", "wykonanie", "gör så här", "tillagning", "fremgangsmåde", "sådan gør du", "fremgangsmåte", "slik gjør du",
        "postup", "elkészítés", "hazırlanışı", "valmistus", "ohje", "приготовление", "εκτέλεση", "作り方", "做法", "만드는 법",
    ];

    static readonly SearchValues<string> Asides = Any(
    [
        "tip", "note", "hint", "variation", "faq", "question", "related", "comment", "storage", "nutrition", "ingredient", "you will need", "you'll need", "what you need", "materials", "equipment", "tools", "supplies", "why ", "about ", "warning", "before you", "benefit", "what is", "common mistake", "troubleshoot", "conclusion",
        "zutaten", "tipp", "hinweis", "material", "fragen", "ingrédient", "conseil", "astuce", "ingredientes", "consejo", "ingredienti", "consigli", "ingrediënten", "składniki", "uwaga", "porada", "wskazówk",
    ]);

    static readonly SearchValues<string> StepHints = Any(["instruction", "direction", "recipe-step", "preparation", "method", "steps", "zubereitung", "howto-step", "recipestep", "procedure"]);

    public static bool IsHowTo(string heading) => Contains(heading, HowTo) && !HowToWordsEnd(heading);

    public static bool IsDirections(string heading) => heading.Length <= 60 && Starts(heading.TrimEnd(':', '.', ' ', '!'), Directions);

    /// <summary>Headings of what stands beside the steps: tips, questions, ingredients.</summary>
    public static bool IsAside(string heading) => heading.Length <= 80 && Contains(heading, Asides);

    public static bool HintsAtSteps(string hints) => Contains(hints, StepHints);

    /// <summary>"How to contact us" and the like stand on every site.</summary>
    static bool HowToWordsEnd(string heading) => heading.Contains("contact", StringComparison.OrdinalIgnoreCase) || heading.Contains("subscribe", StringComparison.OrdinalIgnoreCase);

    static SearchValues<string> Any(string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of them begins a word of the text.</summary>
    static bool Contains(ReadOnlySpan<char> text, SearchValues<string> words)
    {
        for (var from = 0; text[from..].IndexOfAny(words) is >= 0 and var found; from += found + 1)
            if (from + found == 0 || !char.IsLetter(text[from + found - 1])) return true;
        return false;
    }

    static bool Starts(string text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length]))) return true;
        return false;
    }
}
