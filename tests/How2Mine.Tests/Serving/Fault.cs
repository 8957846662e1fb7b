namespace How2Mine.Tests.Serving;

/// <summary>How a server answers.</summary>
enum Fault
{
    None,
    Busy,
    BusyWithPause,
    Error500,
    Error503,
    Hang,
    Drip,
    Reset,
    HalfBody,
    WrongType,
    NoChoices,
    ErrorInside,
    Huge,

    /// <summary>From here on there is a reply, be it a late or a bad one.</summary>
    Slow,
    Refusal,
    LengthStop,
    InvalidJson,
    WrongJson,
    OtherModel,

    /// <summary>From here on it is the asker's fault.</summary>
    WrongKey,
    UnknownModel,
    QuotaSpent,
    ContextTooLong,
    SchemaUnknown,
    MaxTokensUnknown,
    BadRequest,
}
