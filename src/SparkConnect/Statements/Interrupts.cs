using SparkConnect.Protocol;

namespace SparkConnect.Statements;

static class Interrupts
{
    public static InterruptRequest All() => new() { InterruptType = InterruptRequest.Types.InterruptType.All };

    public static InterruptRequest Tag(string tag) => new() { InterruptType = InterruptRequest.Types.InterruptType.Tag, OperationTag = tag };

    public static InterruptRequest Operation(string id) => new() { InterruptType = InterruptRequest.Types.InterruptType.OperationId, OperationId = id };
}
