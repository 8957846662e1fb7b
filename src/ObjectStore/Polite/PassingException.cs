namespace ObjectStore.Polite;

/// <summary>An answer that a further try may change.</summary>
/// <param name="final">What it is when the tries are used up; without it a broken link.</param>
sealed class PassingException(string message, ObjectStoreException? final = null) : Exception(message)
{
    public ObjectStoreException? Final { get; } = final;

    /// <summary>The request that was asked for patience; null where the answer says nothing about load.</summary>
    public PolitePlace? Refused { get; init; }

    /// <summary>The pause that was asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
