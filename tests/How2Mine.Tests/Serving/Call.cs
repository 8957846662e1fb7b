using System.Text.Json;

namespace How2Mine.Tests.Serving;

/// <summary>A call as the server saw it.</summary>
/// <param name="Hash">Of the messages.</param>
/// <param name="Time">The how manieth call with these messages it is, from 1.</param>
/// <param name="Text">The last message.</param>
/// <param name="At">Since the server's start.</param>
sealed record Call(int Number, string Hash, int Time, string Text, JsonElement Body, string? Authorization, TimeSpan At);
