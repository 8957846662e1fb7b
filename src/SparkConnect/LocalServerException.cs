namespace SparkConnect;

/// <summary>The server did not start; the message ends with the last lines of its log.</summary>
public sealed class LocalServerException(string message, Exception? inner = null) : Exception(message, inner);
