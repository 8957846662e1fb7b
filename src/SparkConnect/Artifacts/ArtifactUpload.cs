using Grpc.Core;
using SparkConnect.Protocol;
using SparkConnect.Wire;

namespace SparkConnect.Artifacts;

/// <summary>Uploads artifacts in chunks with their checksums, as a whole again where the link broke.</summary>
sealed class ArtifactUpload(Link link)
{
    /// <summary>Whether the server has it already. It only says so of names under <c>cache/</c>.</summary>
    public async Task<bool> IsThereAsync(string name, CancellationToken ct)
    {
        var request = link.Signed(new ArtifactStatusesRequest { Names = { name } });
        var response = await link.AskAsync(options => link.Client.ArtifactStatusAsync(request, options), ct);
        link.Observe(response.ServerSideSessionId);
        return response.Statuses.TryGetValue(name, out var status) && status.Exists;
    }

    public Task AddAsync(Artifact artifact, CancellationToken ct) => link.Retry.RunAsync(async token =>
    {
        try
        {
            using var call = link.Client.AddArtifacts(link.Options(token));
            Check(artifact, await SendAsync(call, artifact, token));
            return true;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            throw link.Unpack(e, token);
        }
    }, ct);

    async Task<AddArtifactsResponse> SendAsync(AsyncClientStreamingCall<AddArtifactsRequest, AddArtifactsResponse> call, Artifact artifact, CancellationToken ct)
    {
        try
        {
            await foreach (var request in ArtifactChunks.Requests(artifact, ct)) await call.RequestStream.WriteAsync(link.Signed(request), ct);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            // The server ended the call before it had all; its answer below says why.
        }

        return await call.ResponseAsync;
    }

    void Check(Artifact artifact, AddArtifactsResponse response)
    {
        link.Observe(response.ServerSideSessionId);
        if (response.Artifacts.FirstOrDefault(a => a.Name == artifact.Name) is not { IsCrcSuccessful: true })
            throw new SparkLinkException($"'{artifact.Name}' arrived damaged: its checksum is another than the one sent");
    }
}
