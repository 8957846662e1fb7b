using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Door;

namespace How2Mine.Tests.Serving;

/// <summary>Clients that wait as little as a test may.</summary>
static class Clients
{
    public const string Key = "sk-for-tests-only-1234567890";

    public static readonly RetryPolicy Quick = new() { FirstDelay = TimeSpan.FromMilliseconds(10), LongestDelay = TimeSpan.FromMilliseconds(100), TryTimeout = TimeSpan.FromSeconds(30), Deadline = TimeSpan.FromMinutes(2), JitterSeed = 1 };

    /// <summary>For servers that never end their answer.</summary>
    public static readonly RetryPolicy Hasty = Quick with { TryTimeout = TimeSpan.FromSeconds(1.5) };

    public static readonly Fault[] Passing =
        [Fault.Busy, Fault.Error500, Fault.Error503, Fault.Hang, Fault.Drip, Fault.Reset, Fault.HalfBody, Fault.WrongType, Fault.NoChoices, Fault.ErrorInside, Fault.Huge];

    public static readonly Fault[] BadReplies = [Fault.Refusal, Fault.LengthStop, Fault.InvalidJson, Fault.WrongJson, Fault.OtherModel];

    public static ModelClient Of(FaultServer server, ModelClientSettings? settings = null) => new(new OpenAiDoor(server.Address, Key), settings ?? new() { Retries = Quick });

    public static ModelAnswer Answer(this Asked asked) => Assert.IsType<Asked.Answered>(asked).Answer;
}
