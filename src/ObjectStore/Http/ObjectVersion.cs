using System.Globalization;

namespace ObjectStore.Http;

/// <summary>The text by which one content is told from another.</summary>
static class ObjectVersion
{
    public static string Of(HttpAnswer answer, long length) => answer.StrongETag ?? (answer.LastModified is { } changed ? OfTime(changed, length) : Number(length));

    /// <summary>The ETag in a version, where it is one.</summary>
    public static string? ETag(string version) => version.StartsWith('"') ? version : null;

    /// <summary>Whether the answer says that it is of another content. One that says nothing does not.</summary>
    public static bool IsOther(ObjectInfo of, HttpAnswer answer)
    {
        if (ETag(of.Version) is { } tag) return answer.StrongETag is { } got && got != tag;
        return of.Version.Contains('T') && answer.LastModified is { } changed && OfTime(changed, of.Length) != of.Version;
    }

    /// <summary>Whether the answer proves to be of the same content.</summary>
    public static bool IsSame(ObjectInfo of, HttpAnswer answer) => ETag(of.Version) is { } tag && answer.StrongETag == tag;

    static string OfTime(DateTimeOffset changed, long length) => changed.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z-'", CultureInfo.InvariantCulture) + Number(length);

    static string Number(long length) => length.ToString(CultureInfo.InvariantCulture);
}
