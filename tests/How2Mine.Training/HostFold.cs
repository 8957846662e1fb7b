using System.IO.Hashing;
using System.Text;
using How2Mine.Evaluation;

namespace How2Mine.Training;

/// <summary>Deals hosts out over folds: all pages of a host share one, since they share their boilerplate too.</summary>
static class HostFold
{
    public static int Of(string url, int folds) => (int)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(GoldHost.Of(url))) % (ulong)folds);
}
