using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ObjectStore.Polite;

namespace ObjectStore.Http;

/// <summary>What an answer that is none means.</summary>
static partial class Refusal
{
    const int MessageBytes = 4096;

    public static Exception Of(HttpResponseMessage response, ObjectAddress address, PolitePlace place, DateTimeOffset now)
    {
        var status = response.StatusCode;
        if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            return new PassingException($"the server asks for patience, status {(int)status}") { Refused = place, RetryAfter = RetryAfter(response, now) };
        if ((int)status >= 500 && status is not (HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported) || status is HttpStatusCode.RequestTimeout)
            return new PassingException($"the server failed, status {(int)status}");
        var code = Code(response);
        return new ObjectStoreException(address.Text, status, $"the server answers {(int)status}{(code is null ? "" : $" {code}")}; {Advice(response, address)}");
    }

    static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is not { } after) return null;
        var pause = after.Delta ?? after.Date - now;
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    static string Advice(HttpResponseMessage response, ObjectAddress address) => ((int)response.StatusCode, address.Place) switch
    {
        (404 or 410, _) => "expected an object there: check the address, also for upper and lower case",
        (301 or 307 or 400, ObjectPlace.S3) when response.Headers.TryGetValues("x-amz-bucket-region", out var regions) => $"the bucket is in region {string.Join(' ', regions)}: set it as the S3 region",
        (400 or 401 or 403, ObjectPlace.S3) => "expected access: check the S3 keys in the environment or profile, the region, and that the key exists; or ask anonymously if the bucket is public",
        (401 or 403, _) => "expected free access: addresses that want a login are not supported",
        ( >= 300 and < 400, _) => "expected the object, or a redirect to an http address",
        _ => "expected the object: check the address",
    };

    /// <summary>The code alone of the error that S3 puts into the body: the rest may hold the access key.</summary>
    static string? Code(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("application/xml" or "text/xml")) return null;
        try
        {
            var start = new byte[MessageBytes];
            var count = response.Content.ReadAsStream().ReadAtLeast(start, MessageBytes, throwOnEndOfStream: false);
            var code = ErrorCode().Match(Encoding.UTF8.GetString(start, 0, count));
            return code.Success ? code.Groups[1].Value : null;
        }
        catch (IOException)
        {
            // The status says enough.
            return null;
        }
    }

    [GeneratedRegex("<Code>([A-Za-z]{1,60})</Code>")]
    private static partial Regex ErrorCode();
}
