using How2Mine.Tests.Serving;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>The perfect model behind a server that may fail.</summary>
static class PerfectServer
{
    /// <param name="faults">Share of all calls that meet a fault: of the link, of the server, or an answer that cannot be used.</param>
    public static Task<FaultServer> StartAsync(double faults = 0) =>
        FaultServer.StartAsync(faults > 0 ? FaultServer.Mixed(faults, [.. Clients.Passing, Fault.LengthStop, Fault.InvalidJson]) : _ => Fault.None, PerfectModel.Answer);
}
