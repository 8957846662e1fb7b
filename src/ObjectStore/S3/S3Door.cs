using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ObjectStore.S3;

/// <summary>Turns s3:// addresses into URLs that plain HTTP serves, and lists.</summary>
sealed class S3Door : IDisposable
{
    static readonly TimeSpan SignatureLife = TimeSpan.FromHours(1);

    readonly StoreOptions _options;
    readonly Lazy<AmazonS3Client> _client;

    public S3Door(StoreOptions options) => (_options, _client) = (options, new(NewClient));

    S3Options S3 => _options.S3;

    /// <summary>The object's URL; with keys it is signed, on this machine, for this method.</summary>
    public Uri Locate(ObjectAddress address, HttpMethod method)
    {
        if (address.Key.Length == 0) throw new StoreArgumentException($"'{address}' names a bucket; expected an object, s3://bucket/key");
        if (S3.Anonymous) return new(PlainUrl(address));
        return Asking(address, () => new Uri(_client.Value.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = address.Bucket,
            Key = address.Key,
            Verb = method == HttpMethod.Head ? HttpVerb.HEAD : HttpVerb.GET,
            Protocol = S3.Endpoint?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true ? Protocol.HTTP : Protocol.HTTPS,
            Expires = DateTime.UtcNow + SignatureLife,
        })));
    }

    /// <summary>A page of what is below the address, as below a folder.</summary>
    public Task<ListObjectsV2Response> ListAsync(ObjectAddress folder, string? from, CancellationToken ct)
    {
        var prefix = folder.Key.Length == 0 || folder.Key.EndsWith('/') ? folder.Key : folder.Key + "/";
        return Asking(folder, () => _client.Value.ListObjectsV2Async(new ListObjectsV2Request { BucketName = folder.Bucket, Prefix = prefix, ContinuationToken = from }, ct));
    }

    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
    }

    string PlainUrl(ObjectAddress address)
    {
        var key = string.Join('/', address.Key.Split('/').Select(Uri.EscapeDataString));
        var server = new Uri(S3.Endpoint ?? $"https://s3.{S3.Region}.amazonaws.com");
        // A certificate for *.s3... covers no bucket with a dot.
        return S3.PathStyle || address.Bucket.Contains('.') ? $"{server.Scheme}://{server.Authority}{server.AbsolutePath.TrimEnd('/')}/{address.Bucket}/{key}"
            : $"{server.Scheme}://{address.Bucket}.{server.Authority}{server.AbsolutePath.TrimEnd('/')}/{key}";
    }

    AmazonS3Client NewClient()
    {
        var config = new AmazonS3Config { ForcePathStyle = S3.PathStyle, MaxErrorRetry = 0, Timeout = _options.Timeout };
        if (S3.Endpoint is null) config.RegionEndpoint = RegionEndpoint.GetBySystemName(S3.Region);
        else (config.ServiceURL, config.AuthenticationRegion) = (S3.Endpoint, S3.Region);
        return S3.Anonymous ? new(new AnonymousAWSCredentials(), config) : new(config);
    }

    /// <summary>What the SDK says before it asks anyone is about keys and profiles.</summary>
    static T Asking<T>(ObjectAddress address, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (AmazonClientException e)
        {
            throw NoKeys(address, e);
        }
    }

    public static StoreArgumentException NoKeys(ObjectAddress address, Exception e) =>
        new($"'{address}' needs S3 keys, and none were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile, or ask anonymously if the bucket is public", e);
}
