using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SparkConnect.Protocol;
using SparkConnect.Protocol.Rpc;

namespace How2Mine.Tests.SparkConnect;

/// <summary>Failures as Spark's server words them.</summary>
static class FakeErrors
{
    public static RpcException Unavailable() => new(new(StatusCode.Unavailable, "out of reach"));

    public static RpcException Said(string errorClass, string state, string message, string parameters = "{}") => WithDetails(message, new ErrorInfo
    {
        Reason = "org.apache.spark.SparkException",
        Metadata = { ["errorClass"] = errorClass, ["sqlState"] = state, ["messageParameters"] = parameters, ["errorId"] = "e1" },
    });

    public static RpcException TryAgainIn(TimeSpan pause) => WithDetails("busy", new RetryInfo { RetryDelay = pause.ToDuration() });

    public static FetchErrorDetailsResponse Details(string errorId) => new()
    {
        RootErrorIdx = 1,
        Errors =
        {
            new FetchErrorDetailsResponse.Types.Error { ErrorTypeHierarchy = { "java.io.IOException", "java.lang.Exception" }, Message = "disk full", CauseIdx = 1 },
            new FetchErrorDetailsResponse.Types.Error
            {
                ErrorTypeHierarchy = { "org.apache.spark.SparkException" },
                Message = $"failed with {errorId}",
                CauseIdx = 0,
                StackTrace = { new FetchErrorDetailsResponse.Types.StackTraceElement { DeclaringClass = "a.B", MethodName = "c", FileName = "B.scala", LineNumber = 7 } },
            },
        },
    };

    static RpcException WithDetails(string message, IMessage detail)
    {
        var status = new global::SparkConnect.Protocol.Rpc.Status { Code = (int)StatusCode.Internal, Message = message, Details = { Any.Pack(detail) } };
        return new(new(StatusCode.Internal, message), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }
}
