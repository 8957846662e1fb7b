using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ObjectStore.Polite;

namespace ObjectStore.S3;

/// <summary>Lists what is below an s3:// address, page by page.</summary>
sealed class S3Listing(S3Door door, PoliteLimiter limiter)
{
    public async IAsyncEnumerable<ObjectInfo> ListAsync(ObjectAddress folder, Attempts attempts, [EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var page = await attempts.RunAsync(() => PageAsync(folder, next, ct), ct);
            foreach (var found in page.S3Objects ?? [])
                // A key that ends in a slash stands for a folder.
                if (!found.Key.EndsWith('/')) yield return new($"s3://{folder.Bucket}/{found.Key}", found.Size ?? 0, found.ETag);
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    async Task<ListObjectsV2Response> PageAsync(ObjectAddress folder, string? next, CancellationToken ct)
    {
        using var place = await limiter.EnterAsync(ct);
        try
        {
            var page = await door.ListAsync(folder, next, ct);
            place.Succeeded();
            return page;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            throw new PassingException($"the server asks for patience, status {(int)e.StatusCode}") { Refused = place };
        }
        catch (AmazonS3Exception e) when ((int)e.StatusCode >= 500 || e.StatusCode == 0)
        {
            throw new PassingException($"the server failed, status {(int)e.StatusCode} {e.ErrorCode}");
        }
        catch (AmazonS3Exception e)
        {
            throw new ObjectStoreException(folder.Text, e.StatusCode,
                $"the server answers {(int)e.StatusCode} {e.ErrorCode}; expected a listing: check the bucket's name, the S3 keys in the environment or profile, and the region");
        }
        catch (AmazonClientException e) when (e.InnerException is not (HttpRequestException or IOException))
        {
            throw S3Door.NoKeys(folder, e);
        }
        catch (AmazonClientException e)
        {
            throw new PassingException($"the connection broke: {e.InnerException!.Message}");
        }
    }
}
