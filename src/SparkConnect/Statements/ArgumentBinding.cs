using System.Text;
using SparkConnect.Protocol;

namespace SparkConnect.Statements;

/// <summary>How the arguments of a session's statements come to their markers.</summary>
/// <remarks>
/// Beside the text, as the protocol has it. But from Spark 4.1 on a server whose SQL extensions bring a parser of their own, as Delta Lake's does,
/// forgets them (delta-io/delta#7640, SPARK-59672). It says that a marker is unbound, before anything ran; from then on constants take the markers' places.
/// </remarks>
sealed class ArgumentBinding
{
    const string Unbound = "UNBOUND_SQL_PARAMETER";

    volatile bool _areForgotten;

    public async Task<T> RunAsync<T>(string sql, SqlArguments? arguments, Func<Relation, Task<T>> run)
    {
        if (arguments is not { Count: > 0 }) return await run(Relation(sql, null));
        if (_areForgotten) return await run(Relation(Inline(sql, arguments), null));
        try
        {
            return await run(Relation(sql, arguments));
        }
        catch (SparkException e) when (e.ErrorClass == Unbound && Inline(sql, arguments) != sql)
        {
            var result = await run(Relation(Inline(sql, arguments), null));
            _areForgotten = true;
            return result;
        }
    }

    /// <summary>The statement with constants for the markers that have arguments.</summary>
    public static string Inline(string sql, SqlArguments arguments)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var marker in MarkerScan.Markers(sql))
        {
            if (arguments.Find(sql[marker][1..]) is not { } value) continue;
            text.Append(sql, at, marker.Start.Value - at).Append(Constants.Of(value));
            at = marker.End.Value;
        }

        return text.Append(sql, at, sql.Length - at).ToString();
    }

    static Relation Relation(string sql, SqlArguments? arguments)
    {
        var relation = new Relation { Sql = new() { Query = sql } };
        arguments?.CopyTo(relation.Sql.NamedArguments);
        return relation;
    }
}
