using System.Security.Cryptography;
using System.Text;

namespace How2Mine;

/// <summary>Ids as hashes of what they name, so that they agree across machines, engines and runs.</summary>
public static class ContentId
{
    /// <summary>128 bits of SHA-256 over the parts, as 32 hexadecimal digits; parts do not run into each other.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0xFF]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
