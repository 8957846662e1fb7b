using System.Globalization;
using BenchmarkDotNet.Running;
using How2Mine.Benchmarks;

// "serve PORT" and "cost ADDRESS door|journal|package CALLS IN_FLIGHT" measure a client's own cost, with the server in another process; "curation COUNT LAKE" curates generated procedures in a new lake; all else is BenchmarkDotNet's.
switch (args)
{
    case ["serve", var port]:
        await using (var server = await InstantServer.StartAsync(int.Parse(port, CultureInfo.InvariantCulture))) await server.ServeAsync();
        break;
    case ["cost", var address, var how, var calls, var inFlight]:
        await ClientCost.RunAsync(address, how, int.Parse(calls, CultureInfo.InvariantCulture), int.Parse(inFlight, CultureInfo.InvariantCulture));
        break;
    case ["curation", var procedures, var lake]:
        await CurationLoad.RunAsync(int.Parse(procedures, CultureInfo.InvariantCulture), lake);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
