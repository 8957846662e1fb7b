namespace How2Mine.Text.StructuredData;

/// <summary>Gathers the steps of one procedure's item. An item counts once, however often it is named: references may go in circles.</summary>
sealed class ItemSteps
{
    const int MaxNesting = 8;

    /// <summary>Far more than any procedure that passes has; a page may hold tens of thousands.</summary>
    const int MaxSteps = 400;

    readonly List<string> _steps = [];
    readonly HashSet<DataItem> _seen = [];

    public static List<string> Of(DataItem procedure)
    {
        var found = new ItemSteps();
        // In microdata the steps may be marked inside the element that holds all instructions.
        foreach (var listed in procedure.Values("itemlistelement").OfType<DataItem>()) found.Add(listed, 0);
        foreach (var name in new[] { "step", "steps", "recipeinstructions", "instructions" })
            if (found._steps.Count == 0)
                foreach (var value in procedure.Values(name)) found.Add(value, 0);
        return found._steps;
    }

    void Add(object value, int nesting)
    {
        if (nesting > MaxNesting || _steps.Count >= MaxSteps) return;
        if (value is string text)
        {
            _steps.AddRange(PlainText.Lines(text).Take(MaxSteps));
            return;
        }
        var item = (DataItem)value;
        if (!_seen.Add(item)) return;
        var nested = item.Values("itemlistelement").Concat(item.Values("step")).Concat(item.Values("steps")).Where(v => v is DataItem || nesting == 0).ToList();
        if (nested.Count > 0 && (item.Text("text").Length == 0 || item.Is("howtosection") || item.Is("itemlist")))
        {
            nested.ForEach(v => Add(v, nesting + 1));
            return;
        }
        var step = PlainText.Of(item.Text("text", "description"));
        if (step.Length == 0) step = Directions(item);
        if (step.Length == 0) step = PlainText.Of(item.Text("name"));
        if (step.Length > 0) _steps.Add(step);
    }

    string Directions(DataItem item) => string.Join(' ', item.Values("itemlistelement").OfType<DataItem>().Where(_seen.Add).Select(d => PlainText.Of(d.Text("text", "name"))).Where(t => t.Length > 0));
}
