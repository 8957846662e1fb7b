namespace How2Mine.Serving.Batches;

/// <summary>Who reads the request files.</summary>
public enum BatchFormat
{
    /// <summary>vLLM's run-batch, and whoever reads the same files; the answer's limit is called max_tokens.</summary>
    Vllm,

    /// <summary>OpenAI's batches: at most 50,000 requests and 200 MB a file; the answer's limit is called max_completion_tokens.</summary>
    OpenAi,
}
