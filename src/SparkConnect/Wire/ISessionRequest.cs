using SparkConnect.Protocol;
using SparkConnect.Wire;

namespace SparkConnect.Wire
{
    /// <summary>What every request says about who asks.</summary>
    interface ISessionRequest
    {
        string SessionId { get; set; }

        string ClientType { get; set; }

        UserContext UserContext { get; set; }

        /// <summary>Lets a server that was started anew notice that this session was another's.</summary>
        string ClientObservedServerSideSessionId { get; set; }
    }
}

namespace SparkConnect.Protocol
{
    partial class ExecutePlanRequest : ISessionRequest;

    partial class ReattachExecuteRequest : ISessionRequest;

    partial class ReleaseExecuteRequest : ISessionRequest;

    partial class InterruptRequest : ISessionRequest;

    partial class AnalyzePlanRequest : ISessionRequest;

    partial class ConfigRequest : ISessionRequest;

    partial class AddArtifactsRequest : ISessionRequest;

    partial class ArtifactStatusesRequest : ISessionRequest;

    partial class FetchErrorDetailsRequest : ISessionRequest;
}
