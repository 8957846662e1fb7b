namespace How2Mine.Work;

/// <summary>The crawl files of a run by what is to be done with them.</summary>
/// <param name="Open">To be mined, in order of their names.</param>
/// <param name="Known">How many are done with already.</param>
/// <param name="Refused">No crawls.</param>
/// <param name="NewlyRefused">Those of them that the ledger does not have yet.</param>
public sealed record Inventory(IReadOnlyList<CrawlFile> Open, int Known, IReadOnlyList<Described> Refused, IReadOnlyList<Described> NewlyRefused)
{
    /// <param name="named">How many files the run names, those included that the lake knows.</param>
    /// <exception cref="NoCrawlException">None of the files is a crawl.</exception>
    public static Inventory Of(int named, IReadOnlyList<Described> files, WorkState state)
    {
        var refused = files.Where(f => f.Refusal is not null).ToList();
        if (refused.Count > 0 && refused.Count == named)
            throw new NoCrawlException($"{(files.Count == 1 ? "" : $"none of the {files.Count} files is a crawl; ")}'{refused[0].File.Input.Name}': {refused[0].Refusal}");
        var good = files.Where(f => f.Refusal is null).Select(f => f.File).ToList();
        var open = good.Where(f => !state.IsDone(f)).ToList();
        return new(open, named - refused.Count - open.Count, refused, [.. refused.Where(f => !state.IsRefused(f.File.Input.Id))]);
    }
}
