using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using How2Mine.Tests.Serving;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>Answers a batch's files as servers of batches do: in any order, in their several shapes.</summary>
static class BatchServer
{
    /// <summary>Requests of a batch's folder by file, as the manifest names them.</summary>
    public static List<JsonElement> Requests(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        var requests = new List<JsonElement>();
        foreach (var shard in manifest.RootElement.GetProperty("shards").EnumerateArray())
        {
            var path = Path.Combine(folder, shard.GetProperty("file").GetString()!);
            Assert.Equal(shard.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
            var lines = File.ReadAllLines(path);
            Assert.Equal(shard.GetProperty("requests").GetInt64(), lines.Length);
            requests.AddRange(lines.Select(l => JsonDocument.Parse(l).RootElement));
        }
        return requests;
    }

    /// <summary>A line for each request, shuffled.</summary>
    public static List<string> Answer(string folder, int seed)
    {
        var lines = Requests(folder).Select((r, i) => JsonSerializer.Serialize(Line(r, i))).ToArray();
        new Random(seed).Shuffle(lines);
        return [.. lines];
    }

    /// <summary>vLLM's usual shape, and that of its older versions for every fifth.</summary>
    static object Line(JsonElement request, int number)
    {
        var id = request.GetProperty("custom_id").GetString()!;
        Assert.InRange(id.Length, 1, 64);
        var body = Completion(request.GetProperty("body"));
        return number % 5 == 0 ? new { id = $"vllm-{number}", custom_id = id, response = body, error = (object?)null }
            : new { id = $"vllm-{number}", custom_id = id, response = new { status_code = 200, request_id = $"vllm-batch-{number}", body }, error = (object?)null };
    }

    static object Completion(JsonElement body)
    {
        var messages = body.GetProperty("messages");
        var call = new Call(1, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(messages.GetRawText()))), 1, messages[messages.GetArrayLength() - 1].GetProperty("content").GetString()!, body, null, TimeSpan.Zero);
        return new
        {
            model = body.GetProperty("model").GetString(),
            choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = PerfectModel.Answer(call) } } },
            usage = new { prompt_tokens = 20, completion_tokens = 5, total_tokens = 25 },
        };
    }
}
