namespace SparkConnect;

/// <summary>A connection string that cannot be meant: the caller's mistake.</summary>
public sealed class ConnectionStringException(string message) : FormatException(message);
