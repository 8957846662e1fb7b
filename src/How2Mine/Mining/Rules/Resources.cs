using How2Mine.Text;

namespace How2Mine.Mining.Rules;

/// <summary>What is needed: the list below "You will need", "Ingredients", "Tools" and the like.</summary>
static class Resources
{
    const int MaxItems = 60, MaxItemLength = 120;

    static readonly string[] Headings =
    [
        "you will need", "you'll need", "you’ll need", "what you need", "what you'll need", "what you’ll need", "things you need", "things you'll need", "ingredients", "tools", "materials", "equipment", "supplies", "requirements", "tools and materials", "tools needed", "for this you need", "apparatus",
        "zutaten", "das brauchst du", "du brauchst", "material", "werkzeug", "sie brauchen", "ingrédients", "matériel", "il vous faut", "ingredientes", "materiales", "necesitas", "ingredienti", "occorrente", "ingrediënten", "benodigdheden", "składniki", "potrzebne", "ingredienser", "ingrediencie", "hozzávalók", "malzemeler",
    ];

    public static IReadOnlyList<string> Of(IReadOnlyList<TextBlock> blocks, int before)
    {
        for (var i = Math.Min(before, blocks.Count) - 1; i >= 0; i--)
        {
            var head = blocks[i];
            if (head.Text.Length > 200 || !Headings.Any(h => StartsWord(head.Text, h))) continue;
            var listed = blocks.Skip(i + 1).Take(before - i - 1).TakeWhile(b => b.Kind != BlockKind.Heading).Where(b => b.Kind is BlockKind.ListItem or BlockKind.TableCell && b.Text.Length <= MaxItemLength)
                .Select(b => StepText.Clean(b.Text)).Where(t => t.Length > 1).Take(MaxItems).ToList();
            if (listed.Count > 0) return listed;
            if (Inline(head.Text) is { Count: > 1 } inline) return inline;
        }
        return [];
    }

    /// <summary>"You will need: one goldfish, a trombone."</summary>
    static List<string> Inline(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? [] : [.. text[(colon + 1)..].Split([',', ';', '\n']).Select(StepText.Clean).Select(t => t.TrimEnd('.')).Where(t => t.Length is > 1 and <= MaxItemLength)];
    }

    static bool StartsWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length]));
}
