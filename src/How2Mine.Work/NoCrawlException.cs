namespace How2Mine.Work;

/// <summary>None of the files that a run names is a crawl.</summary>
public sealed class NoCrawlException(string message) : CallerMistakeException(message);
