using System.IO.Hashing;
using System.Text;
using How2Mine.Text;

namespace How2Mine.Training;

/// <summary>A text whose topic is known; its source is the collection by which figures are given.</summary>
sealed record LabelledPage(string Url, string Source, Topic Topic, string Title, string Text)
{
    /// <summary>The fold that tests this page. All pages of a host share one, since they share their boilerplate too.</summary>
    public int Fold(int folds) => (int)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(Host)) % (ulong)folds);

    string Host
    {
        get
        {
            var uri = new Uri(Url);
            // WCXB pages are stored as https://wcxb.example/<number>/<real host>/<path>.
            var host = uri.Host == "wcxb.example" ? uri.Segments[Math.Min(2, uri.Segments.Length - 1)].TrimEnd('/') : uri.Host;
            return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        }
    }
}
