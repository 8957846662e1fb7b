namespace DeltaLake.Columns.Reading;

/// <param name="members">Readers of the members that <paramref name="build"/> makes the record from.</param>
/// <param name="definition">The definition level from which on the record is there; 0 where it always is.</param>
sealed class StructReader<T>(IReadOnlyList<MemberReader> members, Func<T> build, int definition) : ValueReader<T>
{
    readonly MemberReader[] _members = [.. members];
    readonly LeafReader[] _leaves = [.. members.SelectMany(member => member.Reader.Leaves)];

    public override IEnumerable<LeafReader> Leaves => _leaves;

    public override void Read()
    {
        IsNull = definition > 0 && _leaves[0].Definition < definition;
        if (IsNull)
        {
            Skip();
            Current = default;
            return;
        }

        foreach (var member in _members)
        {
            member.Reader.Read();
            if (member.Reader.IsNull && !member.Nullable) throw member.UnexpectedNull();
        }

        Current = build();
    }

    public override void Skip()
    {
        foreach (var member in _members) member.Reader.Skip();
    }
}
