namespace SparkConnect;

/// <summary>Spark's time: microseconds since 1970, cut towards the past.</summary>
static class Microseconds
{
    const long TicksEach = TimeSpan.TicksPerMicrosecond;

    public static long Of(DateTimeOffset value) => Of(value.UtcTicks);

    public static long Of(DateTime value) => Of(value.Ticks);

    public static DateTimeOffset ToTime(long microseconds) => new(ToTicks(microseconds), TimeSpan.Zero);

    public static DateTime ToDateTime(long microseconds) => new(ToTicks(microseconds), DateTimeKind.Unspecified);

    static long Of(long ticks) => (long)Math.Floor((ticks - DateTime.UnixEpoch.Ticks) / (decimal)TicksEach);

    static long ToTicks(long microseconds) => checked(microseconds * TicksEach + DateTime.UnixEpoch.Ticks);
}
