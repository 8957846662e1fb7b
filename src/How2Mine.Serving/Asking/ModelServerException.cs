namespace How2Mine.Serving.Asking;

/// <summary>The server has been no use for so long that the run ends: what was answered is kept, and the same run goes on later.</summary>
public sealed class ModelServerException(string message) : Exception(message);
