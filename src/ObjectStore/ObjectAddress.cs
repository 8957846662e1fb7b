namespace ObjectStore;

public enum ObjectPlace { Local, Http, S3 }

/// <summary>Where an object is: a path or file: address on this machine, http(s)://host/path or s3://bucket/key.</summary>
public sealed record ObjectAddress
{
    ObjectAddress(ObjectPlace place, string text) => (Place, Text) = (place, text);

    public ObjectPlace Place { get; }

    /// <summary>The path of a local object, else the whole address. Holds no secret.</summary>
    public string Text { get; }

    /// <summary>The bucket of an s3:// address.</summary>
    internal string Bucket => AfterScheme.Split('/', 2)[0];

    /// <summary>The key of an s3:// address; empty where it names a bucket only.</summary>
    internal string Key => AfterScheme.Split('/', 2) is [_, var key] ? key : "";

    string AfterScheme => Text[(Text.IndexOf("://", StringComparison.Ordinal) + 3)..];

    public override string ToString() => Text;

    /// <exception cref="StoreArgumentException">It is no address, or of a kind that is not served.</exception>
    public static ObjectAddress Parse(string address)
    {
        if (string.IsNullOrWhiteSpace(address)) throw new StoreArgumentException("an address is empty; expected a path, http(s)://host/path or s3://bucket/key");
        return Scheme(address) switch
        {
            "" => new(ObjectPlace.Local, address),
            "file" => new(ObjectPlace.Local, FilePath(address)),
            "http" or "https" => new(ObjectPlace.Http, Url(address)),
            "s3" => new(ObjectPlace.S3, S3Name(address)),
            var other => throw new StoreArgumentException($"'{Shown(address)}' has the unknown scheme '{other}'; expected a path, http(s)://host/path or s3://bucket/key"),
        };
    }

    /// <summary>The address of a list's line, relative to a root: a folder, https://host/base or s3://bucket/prefix. A line that is an http or s3 address stands for itself.</summary>
    /// <exception cref="StoreArgumentException">The line is no place below a remote root, or either is no address.</exception>
    public static ObjectAddress Join(string root, string line)
    {
        if (string.IsNullOrWhiteSpace(line)) throw new StoreArgumentException($"a line to be joined to '{Shown(root)}' is empty");
        if (Scheme(line) is "http" or "https" or "s3") return Parse(line);
        if (Scheme(line) is { Length: > 0 }) throw new StoreArgumentException($"'{Shown(line)}' is neither relative to '{Shown(root)}' nor an http(s) or s3 address");
        var above = Parse(root);
        if (above.Place == ObjectPlace.Local) return new(ObjectPlace.Local, Path.Combine(above.Text, line));
        var folder = above.Text.TrimEnd('/') + "/";
        var joined = Parse(folder + line.TrimStart('/'));
        // Behind these checks "..", however written, does not lead elsewhere.
        if (line.Split('/').Any(s => s is "." or "..") || !joined.Text.StartsWith(folder, StringComparison.Ordinal))
            throw new StoreArgumentException($"'{Shown(line)}' is not below '{folder}'; expected a relative path without '.' and '..'");
        return joined;
    }

    /// <summary>Letters before "://" or "file:"; a drive letter is no scheme.</summary>
    static string Scheme(string address)
    {
        if (address.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) return "file";
        var end = address.IndexOf("://", StringComparison.Ordinal);
        return end > 1 && address.AsSpan(0, end).IndexOfAnyExcept(SchemeLetters) < 0 ? address[..end].ToLowerInvariant() : "";
    }

    static readonly System.Buffers.SearchValues<char> SchemeLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    static string FilePath(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { IsFile: true, Query: "", Fragment: "" } ? uri.LocalPath
            : throw new StoreArgumentException($"'{Shown(address)}' is no file address; expected file:///folder/name, or a plain path");

    static string Url(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new StoreArgumentException($"'{Shown(address)}' is no address; expected http(s)://host/path");
        if (uri.UserInfo.Length > 0) throw new StoreArgumentException($"'{Shown(address)}' holds a user name or password, which is not supported; remove it");
        if (address.AsSpan().IndexOfAny('?', '#') >= 0) throw new StoreArgumentException($"'{Shown(address)}' has a query or fragment, which is not supported; expected http(s)://host/path, with %3F or %23 for these signs");
        return uri.AbsoluteUri;
    }

    static string S3Name(string address)
    {
        if (address.Contains('?')) throw new StoreArgumentException($"'{Shown(address)}' has a query, which is not supported; expected s3://bucket/key");
        var name = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var parts = name.Split('/');
        if (parts[0].Length == 0 || !parts[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) throw new StoreArgumentException($"'{Shown(address)}' names no bucket; expected s3://bucket/key");
        if (parts.Any(p => p is "." or "..")) throw new StoreArgumentException($"'{Shown(address)}' has '.' or '..' in its key, which does not travel in a URL; copy the object to another key");
        return "s3://" + name;
    }

    /// <summary>Without the parts in which secrets travel.</summary>
    static string Shown(string address)
    {
        var bare = address.Split('?', 2)[0];
        var start = bare.IndexOf("://", StringComparison.Ordinal) is var at && at < 0 ? 0 : at + 3;
        var end = bare.IndexOf('/', start) is var slash && slash < 0 ? bare.Length : slash;
        var user = start > 0 ? bare.LastIndexOf('@', end - 1, end - start) : -1;
        return user < 0 ? bare : $"{bare[..start]}...{bare[user..]}";
    }
}
