namespace FastText;

/// <summary>A file is no classifier that can be read; the message says what was found and what is wanted.</summary>
public sealed class FastTextException(string message, Exception? inner = null) : Exception(message, inner);
