namespace How2Mine.Evaluation;

/// <summary>A figure with the interval in which it lies for nineteen of twenty draws of hosts.</summary>
/// <param name="Of">How many pages, snippets or procedures it is about.</param>
public sealed record Figure(string Name, double Value, double Low, double High, int Of);

/// <summary>What one page adds to a figure: the figure is a function of the sums over all pages.</summary>
/// <param name="Host">Pages of a host resemble each other, so hosts are drawn, not pages.</param>
public readonly record struct Share(string Host, double First, double Second = 0, double Third = 0);
