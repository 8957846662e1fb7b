namespace How2Mine.Serving.Asking;

/// <summary>The right to one try. A probe that ends in whatever way without an answer makes room for the next one.</summary>
sealed class CircuitPass(Circuit circuit, bool isProbe) : IDisposable
{
    public bool IsProbe => isProbe;

    public void Answered() => circuit.Answered();

    public (TimeSpan Silence, int Faults) Failed() => circuit.Failed();

    public void Dispose()
    {
        if (isProbe) circuit.ProbeEnded();
    }
}
