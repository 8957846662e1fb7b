using How2Mine.Text;

using How2Mine.Text.Instructing;
namespace How2Mine.Mining.Rules;

/// <summary>Finds steps told in prose: paragraphs, or the sentences of one paragraph, that go from "First" over "Then" to "Finally".</summary>
static class TransitionRuns
{
    const int MinTransitions = 3, MaxParagraphs = 20, MinTold = 100;

    static readonly string[] Openers = ["first", "start by", "begin by", "to begin", "to start", "zuerst", "zunächst", "als erstes", "d'abord", "tout d'abord", "primero", "en primer lugar", "prima", "per prima cosa", "eerst", "begin met", "najpierw"];

    static readonly string[] Followers =
    [
        "next", "then", "after that", "afterwards", "now", "when that", "once", "second", "third", "finally", "last", "lastly", "to finish", "in the end",
        "dann", "danach", "anschließend", "nun", "jetzt", "zum schluss", "zuletzt", "abschließend", "ensuite", "puis", "enfin", "luego", "después", "a continuación", "finalmente", "por último", "poi", "quindi", "infine", "daarna", "vervolgens", "ten slotte", "następnie", "potem", "na koniec",
    ];

    public static IEnumerable<FoundSteps> Find(IReadOnlyList<TextBlock> blocks, InstructionJudge judge)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind is not (BlockKind.Paragraph or BlockKind.TableCell)) continue;
            var run = Opens(blocks[i].Text, Openers) ? Paragraphs(blocks, i, judge) ?? Sentences(blocks, i, judge) : Sentences(blocks, i, judge);
            if (run is null) continue;
            yield return run;
            i = run.Last;
        }
    }

    static FoundSteps? Paragraphs(IReadOnlyList<TextBlock> blocks, int start, InstructionJudge judge)
    {
        var (transitions, end, tail, isUnbroken) = (1, start, 0, true);
        var steps = new List<string> { StepText.Clean(blocks[start].Text) };
        var pending = new List<string>();
        for (var i = start + 1; i < blocks.Count && i - start < MaxParagraphs; i++)
        {
            if (blocks[i].Kind == BlockKind.Heading) break;
            if (blocks[i].Kind != BlockKind.Paragraph || blocks[i].Text.Length < 20) continue;
            var instructs = judge.IsInstruction(blocks[i].Text);
            if (instructs) pending.Add(StepText.Clean(blocks[i].Text));
            // Behind the last transition steps go on as long as each paragraph instructs.
            isUnbroken &= instructs && blocks[i].Parent == blocks[start].Parent;
            if (isUnbroken) (tail, end) = (pending.Count, i);
            if (!Opens(blocks[i].Text, Followers)) continue;
            // Instructions between two transitions are steps as well, diary paragraphs are not.
            if (pending.Count == 0 || pending[^1] != StepText.Clean(blocks[i].Text)) pending.Add(StepText.Clean(blocks[i].Text));
            steps.AddRange(pending);
            pending.Clear();
            (transitions, end, tail, isUnbroken) = (transitions + 1, i, 0, true);
        }
        steps.AddRange(pending.Take(tail));
        return transitions < MinTransitions ? null : new FoundSteps("transitions", start, end, steps, 1);
    }

    static FoundSteps? Sentences(IReadOnlyList<TextBlock> blocks, int at, InstructionJudge judge)
    {
        if (blocks[at].Text.Length < MinTold) return null;
        var sentences = StepText.Sentences(StepText.Clean(blocks[at].Text));
        // What stands before "First" says what it is about.
        if (sentences.FindIndex(s => Opens(s, Openers)) is var opener && opener < 0) return null;
        sentences.RemoveRange(0, opener);
        if (sentences.Count(s => Opens(s, Followers)) < MinTransitions - 1 || sentences.Count < 4) return null;
        var steps = new List<List<string>>();
        foreach (var sentence in sentences)
        {
            if (steps.Count > 0 && !Opens(sentence, Followers) && !judge.IsInstruction(sentence)) steps[^1].Add(sentence);
            else steps.Add([sentence]);
        }
        return new FoundSteps("transitions", at, at, [.. steps.Select(s => string.Join(' ', s))], 1);
    }

    static bool Opens(string text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length]))) return true;
        return false;
    }
}
