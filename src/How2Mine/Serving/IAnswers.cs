namespace How2Mine.Serving;

/// <summary>The replies that are there already.</summary>
public interface IAnswers
{
    /// <summary>The reply to the request of that key; null where nobody has it yet. Safe for several threads.</summary>
    ModelAnswer? Find(string key);

    /// <summary>Why the request of that key will never be answered as it is, where a server said so; null for all others.</summary>
    Drop? Refusal(string key) => null;
}
