namespace How2Mine.Serving.Batches;

/// <summary>A request's name in batch files: its stage, a stop, its key. At most 64 characters, the least limit that a service is said to have.</summary>
static class CustomId
{
    public static string Of(ModelRequest request) => $"{request.Stage}.{request.Key}";

    /// <summary>The key; null where the name is none of ours.</summary>
    public static string? Key(string name) => name.LastIndexOf('.') is > 0 and var stop && name.Length - stop - 1 == 32 ? name[(stop + 1)..] : null;
}
