using Grpc.Core;

namespace How2Mine.Tests.SparkConnect;

enum CutKind { None, Ended, Unavailable, Aborted, Hanging, Refused, BeforeArrival }

/// <summary>How a stream ends before its time, and after how many responses.</summary>
sealed record Cut(CutKind Kind, int? After = null, RpcException? Error = null)
{
    public static Cut None { get; } = new(CutKind.None);
}
