namespace SparkConnect.Local;

/// <summary>The folder a server runs in: a given one, or one that is removed afterwards.</summary>
sealed class TemporaryWorkingFolder(string? given) : IDisposable
{
    public string Path { get; } = given is null ? Directory.CreateTempSubdirectory("spark-connect-").FullName : Directory.CreateDirectory(given).FullName;

    public void Dispose()
    {
        if (given is null && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
