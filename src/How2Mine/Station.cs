using System.Diagnostics.CodeAnalysis;

namespace How2Mine;

/// <summary>One step of the way from crawl to procedure. Pure: the same input gives the same outcome on any machine, engine and order.</summary>
public interface IStation<in TIn, TOut>
{
    /// <summary>The name under which fates are counted, e.g. <c>prefilter</c>.</summary>
    string Name { get; }

    Outcome<TOut> Process(TIn input);
}

/// <summary>What a station made of a record: kept records, or a drop with its reason. A drop is data, never an exception.</summary>
public abstract record Outcome<T>
{
    Outcome() { }

    public sealed record Kept(IReadOnlyList<T> Records) : Outcome<T>;

    public sealed record Dropped(Drop Drop) : Outcome<T>;

    /// <summary>The kept records, or the drop: exactly one of them.</summary>
    public bool IsKept([NotNullWhen(true)] out IReadOnlyList<T>? records, [NotNullWhen(false)] out Drop? drop)
    {
        records = (this as Kept)?.Records;
        drop = (this as Dropped)?.Drop;
        return records is not null;
    }

    public static implicit operator Outcome<T>(Drop drop) => new Dropped(drop);
}

/// <param name="Reason">A code to count by, in snake_case.</param>
/// <param name="Detail">One sentence for the person who asks why.</param>
public sealed record Drop(string Reason, string Detail)
{
    public static Drop Because(string reason, string detail) => new(reason, detail);
}

public static class Keep
{
    public static Outcome<T> Of<T>(T record) => new Outcome<T>.Kept([record]);

    public static Outcome<T> All<T>(IReadOnlyList<T> records) => new Outcome<T>.Kept(records);
}
