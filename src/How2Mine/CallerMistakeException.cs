namespace How2Mine;

/// <summary>Something the caller named or wrote is wrong: the message says what was got, what was expected and what to do.</summary>
public class CallerMistakeException(string message) : Exception(message);
