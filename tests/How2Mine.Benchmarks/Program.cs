using System.Globalization;
using BenchmarkDotNet.Running;
using How2Mine.Benchmarks;

// "serve PORT" and "cost ADDRESS door|journal|package CALLS IN_FLIGHT" measure a client's own cost, with the server in another process; "curation COUNT LAKE" curates generated procedures in a new lake, "adversarial COUNT LAKE [KIND]" such as are made to blow it up; all else is BenchmarkDotNet's.
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
    case ["adversarial", var candidates, var lake, .. var only]:
        await AdversarialLoad.RunAsync(int.Parse(candidates, CultureInfo.InvariantCulture), lake, string.Join(' ', only));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
