using System.Globalization;

namespace How2Mine.Serving.Batches;

/// <summary>The scripts that answer a batch's files with vLLM: plain, as a Slurm array, as an indexed Kubernetes job.</summary>
static class BatchScripts
{
    static readonly string[] Names = ["run.sh", "slurm.sbatch", "kubernetes.yaml"];

    public static void Write(string folder, IReadOnlyList<BatchShard> shards)
    {
        File.WriteAllLines(Path.Combine(folder, "shards.tsv"), shards.Select(s => $"{s.File}\t{s.Model}"));
        foreach (var name in Names)
        {
            using var stream = typeof(BatchScripts).Assembly.GetManifestResourceStream($"How2Mine.Serving.Batches.Scripts.{name}")
                ?? throw new InvalidOperationException($"resource {name} is missing from the program");
            using var reader = new StreamReader(stream);
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{shards}", shards.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            if (!OperatingSystem.IsWindows() && name.EndsWith(".sh", StringComparison.Ordinal)) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);
        }
    }
}
