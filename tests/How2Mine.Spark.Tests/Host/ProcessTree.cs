using System.Globalization;

namespace How2Mine.Spark.Tests.Host;

/// <summary>Processes below one that a test started, as Linux tells them.</summary>
static class ProcessTree
{
    /// <summary>The descendants whose command line passes, the process itself included.</summary>
    public static List<int> Below(int root, Func<string, bool> wanted)
    {
        var parents = Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)).Select(id => (Id: id, Parent: ParentOf(id))).Where(p => p.Parent is not null).ToLookup(p => p.Parent!.Value, p => p.Id);
        var (found, open) = (new List<int>(), new Stack<int>([root]));
        while (open.TryPop(out var id))
        {
            if (wanted(CommandOf(id))) found.Add(id);
            foreach (var child in parents[id]) open.Push(child);
        }
        return found;
    }

    static int? ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
